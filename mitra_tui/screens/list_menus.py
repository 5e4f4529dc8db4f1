"""The menus of a list: filter, order, saved views, editing and removing of many."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mitra_tui.errors import Invalid, MitraError
from mitra_tui.i18n import field_message, t, tn
from mitra_tui.rows.fields import Kind
from mitra_tui.widgets.dialogs import Ask, Choose, Confirm, Pick

if TYPE_CHECKING:
    from mitra_tui.screens.list_screen import ListScreen

_EDITABLE = (Kind.TEXT, Kind.DATE, Kind.CHOICE, Kind.FLAG, Kind.INTEGER, Kind.NUMBER, Kind.REF)
_NAMES_SHOWN = 8


# -- filters ---------------------------------------------------------------------
def choose_filter(screen: ListScreen) -> None:
    """First the field, then one of the values that exist."""
    options = [(key, t(f"{screen.WHAT}.{key}")) for key in screen.known.filters]
    if screen.query_now.filters != screen.start_query.filters:
        options.append(("", t("list.no_filter")))

    def chosen(key: str | None) -> None:
        if key == "":
            own = screen.start_query.filters
            screen.show_query(replace(screen.query_now, filters=own), screen.rows.cursor_id)
        elif key:
            _choose_value(screen, key)

    screen.app.push_screen(Choose(t("list.filter_by"), options), chosen)


def _choose_value(screen: ListScreen, key: str) -> None:
    from mitra_tui.services.values import filter_text, filter_values

    values = screen.attempt(filter_values, screen.WHAT, key)
    if values is None:
        return
    options = [(value, f"{filter_text(screen.WHAT, key, value)} ({n})") for value, n in values]
    title = t(f"{screen.WHAT}.{key}")
    if not options:
        screen.say(t("list.no_values", field=title))
        return

    def chosen(value: str | None) -> None:
        if value:
            screen.show_query(screen.query_now.filtered(key, value))

    if len(options) <= 26:
        screen.app.push_screen(
            Choose(title, options, current=str(screen.query_now.filter(key))), chosen)
        return

    def lookup(text: str) -> list[tuple[Any, str]]:
        wanted = text.casefold()
        return [pair for pair in options if wanted in pair[1].casefold()][:50]

    screen.app.push_screen(Pick(title, lookup), chosen)


# -- order -----------------------------------------------------------------------
def choose_order(screen: ListScreen) -> None:
    """The orders offered; the one in use is turned round when it is chosen again."""
    known = screen.known
    now = screen.query_now.sort or known.sorts[0]
    down = screen.query_now.descending
    if down is None:
        down = now in known.descending
    options = [
        (name, t(f"{screen.WHAT}.{name}") + (f"  {'↓' if down else '↑'}" if name == now else ""))
        for name in known.sorts
    ]

    def chosen(name: str | None) -> None:
        if name:
            turned = (not down) if name == now else None
            screen.show_query(replace(screen.query_now, sort=name, descending=turned),
                              screen.rows.cursor_id)

    screen.app.push_screen(Choose(t("list.sort_by"), options, current=now), chosen)


# -- saved views -----------------------------------------------------------------
def choose_view(screen: ListScreen) -> None:
    """Open a saved view, save this one, or forget one."""
    from mitra_tui.services import views

    known = screen.attempt(views.all_of, screen.WHAT)
    if known is None:
        return
    options = [(f"open:{name}", name) for name in known]
    options += [("all", t("views.all")), ("save", t("views.save"))]
    options += [("forget", t("views.forget"))] if known else []

    def chosen(key: str | None) -> None:
        if key == "save":
            screen.app.push_screen(
                Ask(t("views.name"), check=lambda text: None if text else t("check.required")),
                lambda name: _save_view(screen, name) if name else None)
        elif key == "all":
            screen.show_query(screen.start_query, screen.rows.cursor_id)
        elif key == "forget":
            screen.app.push_screen(
                Choose(t("views.forget"), [(name, name) for name in known]),
                lambda name: _forget_view(screen, name) if name else None)
        elif key:
            screen.show_query(known[key.removeprefix("open:")])

    screen.app.push_screen(Choose(t("views.title"), options), chosen)


def _save_view(screen: ListScreen, name: str) -> None:
    from mitra_tui.services import views

    screen.attempt(views.save, screen.WHAT, name, screen.query_now)
    screen.say(t("views.saved", name=name))


def _forget_view(screen: ListScreen, name: str) -> None:
    from mitra_tui.services import views

    screen.attempt(views.remove, screen.WHAT, name)
    screen.say(t("views.forgotten", name=name))


# -- many at once ----------------------------------------------------------------
def edit_many(screen: ListScreen) -> None:
    """One field of all marked records: which, and what should stand there."""
    fields = [field for field in screen.known.fields
              if field.kind in _EDITABLE and not field.computed
              and field.name != screen.known.title]
    options = [(field.name, t(f"{screen.WHAT}.{field.name}")) for field in fields]

    def chosen(name: str | None) -> None:
        if name:
            _ask_value(screen, name)

    title = tn("list.edit_many", len(screen.rows.marks))
    screen.app.push_screen(Choose(title, options), chosen)


def _ask_value(screen: ListScreen, name: str) -> None:
    field = screen.known.field(name)
    label = t(f"{screen.WHAT}.{name}")
    if field.kind is Kind.CHOICE:
        options = [(one, t(f"{screen.WHAT}.{name}.{one}")) for one in field.choices]
        screen.app.push_screen(
            Choose(label, options), lambda value: _confirm_many(screen, name, value))
        return

    def check(text: str) -> str | None:
        from mitra_tui.services.typed import read_typed

        try:
            read_typed(field, text)
        except Invalid as error:
            return field_message(error.errors[0])
        return None

    def answered(text: str | None) -> None:
        if text is not None:
            from mitra_tui.services.typed import read_typed

            _confirm_many(screen, name, read_typed(field, text))

    screen.app.push_screen(Ask(label, check=check), answered)


def _confirm_many(screen: ListScreen, name: str, value: Any) -> None:
    if value is None:
        return
    ids = sorted(screen.rows.marks)

    def answered(yes: bool | None) -> None:
        if not yes:
            return
        altered = screen.attempt(screen.store.change_many, ids, {name: value})
        if altered is not None:
            screen.reread(screen.rows.cursor_id)
            screen.say(tn("message.changed_many", altered))

    question = t("list.edit_many_ask", field=t(f"{screen.WHAT}.{name}"), value=str(value))
    screen.app.push_screen(
        Confirm(question, _names(screen, ids), count=len(ids)), answered)


def _names(screen: ListScreen, ids: list[int]) -> list[str]:
    return [str(record.values.get(screen.known.title) or record.id)
            for record in screen.store.records(ids[:_NAMES_SHOWN])]


def remove(screen: ListScreen) -> None:
    """Remove what is chosen (or bring it back, among the removed); many only after asking."""
    ids = screen.chosen()
    hide = not screen.query_now.hidden

    def act() -> None:
        try:
            moved = screen.store.set_hidden(ids, hide)
        except MitraError as error:
            screen.refuse(error)
            return
        names = _names(screen, ids)
        screen.rows.clear_marks()
        screen.reread()
        key = "message.removed_many" if hide else "message.restored_many"
        screen.say(tn(key, moved, name=names[0] if names else ""))

    if len(ids) > 1:
        question = t("list.remove_ask" if hide else "list.restore_ask")
        screen.app.push_screen(
            Confirm(question, _names(screen, ids), count=len(ids)),
            lambda yes: act() if yes else None)
    elif ids:
        act()
