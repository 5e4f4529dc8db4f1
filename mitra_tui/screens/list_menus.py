"""The menus of a list: filter, order, saved views, what is related."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mitra_tui.i18n import t
from mitra_tui.widgets.dialogs import Ask, Choose, Pick

if TYPE_CHECKING:
    from mitra_tui.screens.list_screen import ListScreen

# In the menu of views these keep their keys, whatever the views are called.
_ALL, _SAVE, _FORGET = "0", "+", "-"


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
    options += [(_ALL, t("views.all")), (_SAVE, t("views.save"))]
    options += [(_FORGET, t("views.forget"))] if known else []

    def chosen(key: str | None) -> None:
        if key == _SAVE:
            screen.app.push_screen(
                Ask(t("views.name"), check=lambda text: None if text else t("check.required")),
                lambda name: _save_view(screen, name) if name else None)
        elif key == _ALL:
            screen.show_query(screen.start_query, screen.rows.cursor_id)
        elif key == _FORGET:
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


# -- what is related -------------------------------------------------------------
def related_lines(screen: ListScreen) -> list[tuple[str, str]]:
    """What every list leads to; the files only where there is a record that may have some."""
    from mitra_tui.services.attachments import KINDS

    removed = "list.go_present" if screen.query_now.hidden else "list.go_removed"
    lines = [("import", t("list.go_import")), ("removed", t(removed)),
             ("pending", t("list.go_pending"))]
    if screen.WHAT in KINDS and screen.rows.cursor_id is not None:
        lines.append(("files", t("list.go_files")))
    return lines


def go_related(screen: ListScreen, key: str) -> None:
    """Go where a line of `related_lines` leads."""
    if key == "import":
        screen.action_import()
    elif key == "removed":
        screen.show_query(replace(screen.query_now, hidden=not screen.query_now.hidden))
    elif key == "pending":
        from mitra_tui.screens.pending import PendingScreen

        screen.app.push_screen(PendingScreen(screen.WHAT))
    elif key == "files":
        from mitra_tui.screens.attachments import show_files

        show_files(screen, screen.WHAT, screen.rows.cursor_id)
