"""Acts on all records that are marked: one field of them changed, or all of them removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from mitra_tui.errors import Invalid
from mitra_tui.i18n import field_message, t, tn
from mitra_tui.rows.fields import Field, Kind
from mitra_tui.screens.background import at_once_or_not
from mitra_tui.widgets.dialogs import Ask, Choose, Confirm, Pick

if TYPE_CHECKING:
    from mitra_tui.screens.list_screen import ListScreen

_EDITABLE = (Kind.TEXT, Kind.DATE, Kind.CHOICE, Kind.FLAG, Kind.INTEGER, Kind.NUMBER, Kind.REF)
_NAMES_SHOWN = 8


# -- changing ----------------------------------------------------------------------
def edit_many(screen: ListScreen) -> None:
    """One field of all marked records: which, and what should stand there."""
    known = screen.known
    fields = [field for field in known.fields
              if field.kind in _EDITABLE and not field.computed and field.name != known.title]

    def chosen(name: str | None) -> None:
        if name:
            _ask_value(screen, known.field(name))

    options = [(field.name, t(f"{screen.WHAT}.{field.name}")) for field in fields]
    title = tn("list.edit_many", len(screen.rows.marks))
    screen.app.push_screen(Choose(title, options), chosen)


def _ask_value(screen: ListScreen, field: Field) -> None:
    """Ask in the way of the field: its choices, the records it may name, or a line."""
    label = t(f"{screen.WHAT}.{field.name}")

    def confirm(value: Any, shown: str) -> None:
        _confirm(screen, field, value, shown)

    if field.kind in (Kind.CHOICE, Kind.FLAG):
        options = _choices(screen.WHAT, field)
        labels = dict(options)
        screen.app.push_screen(
            Choose(label, options), lambda key: confirm(key == "y" if field.kind is Kind.FLAG
                                                        else key, labels[key]) if key else None)
    elif field.kind is Kind.REF:
        _pick(screen, field, label, confirm)
    else:
        _ask_text(screen, field, label, confirm)


def _choices(what: str, field: Field) -> list[tuple[str, str]]:
    if field.kind is Kind.FLAG:
        return [("y", t("value.yes")), ("n", t("value.no"))]
    first: dict[str, str] = {}  # two choices with one label are one on screen
    for choice in field.choices:
        first.setdefault(t(f"{what}.{field.name}.{choice}"), choice)
    return [(choice, label) for label, choice in first.items()]


Answered = Callable[[Any, str], None]
"""Hears a value, and how it is shown."""


def _pick(screen: ListScreen, field: Field, label: str, confirm: Answered) -> None:
    from mitra_tui.services.references import lookup, names

    def find(typed: str) -> Sequence[tuple[int, str]]:
        return lookup(field.of, typed)

    def picked(one: int | None) -> None:
        if one is not None:
            confirm(one, names(field.of, [one]).get(one, str(one)))

    screen.app.push_screen(Pick(label, find), picked)


def _ask_text(screen: ListScreen, field: Field, label: str, confirm: Answered) -> None:
    """A line; an empty one takes away what stands in the field."""
    from mitra_tui.services.display import value_text
    from mitra_tui.services.typed import read_typed

    def check(text: str) -> str | None:
        try:
            read_typed(field, text)
        except Invalid as error:
            return field_message(error.errors[0])
        return None

    def answered(text: str | None) -> None:
        if text is not None:
            value = read_typed(field, text)
            confirm(value, value_text(screen.WHAT, field, value, {}))

    screen.app.push_screen(Ask(label, check=check), answered)


def _confirm(screen: ListScreen, field: Field, value: Any, shown: str) -> None:
    ids = sorted(screen.rows.marks)
    label = t(f"{screen.WHAT}.{field.name}")

    def answered(yes: bool | None) -> None:
        if not yes:
            return
        at_once_or_not(
            screen, len(ids), t("many.changing"),
            lambda: screen.store.change_many(ids, {field.name: value}), changed)

    def changed(altered: int) -> None:
        screen.made()
        screen.reread(screen.rows.cursor_id)
        screen.say(tn("message.changed_many", altered))

    question = (t("list.edit_many_ask", field=label, value=shown) if shown
                else t("list.empty_many_ask", field=label))
    screen.app.push_screen(
        Confirm(question, _names(screen, ids), count=len(ids)), answered)


def _names(screen: ListScreen, ids: list[int]) -> list[str]:
    return [str(record.values.get(screen.known.title) or record.id)
            for record in screen.store.records(ids[:_NAMES_SHOWN])]


# -- removing ----------------------------------------------------------------------
def remove(screen: ListScreen) -> None:
    """Remove what is chosen (or bring it back, among the removed); many only after asking."""
    ids = screen.chosen()
    hide = not screen.query_now.hidden

    def act() -> None:
        at_once_or_not(screen, len(ids), t("many.moving"),
                       lambda: screen.store.set_hidden(ids, hide), moved_out)

    def moved_out(moved: int) -> None:
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
