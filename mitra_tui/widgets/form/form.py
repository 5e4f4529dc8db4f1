"""The form: every field of a record, one below the other, filled without looking at the keys.

Enter goes to the next field and saves on the last; ctrl+s saves from anywhere; escape leaves.
The form keeps nothing and saves nothing: its owner hears `Changed`, `Save` and `Leave`, reads
`values()` and keeps them as a draft, so that nothing typed is ever lost.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget

from mitra_tui.errors import FieldError
from mitra_tui.i18n import field_message, t, tn
from mitra_tui.rows.fields import Field, Kind
from mitra_tui.widgets.form.editor import LABEL_WIDTH, LOOKS, Editor
from mitra_tui.widgets.form.kinds import defaults, editor
from mitra_tui.widgets.form.more import More
from mitra_tui.widgets.form.sources import Sources

WIDEST_LABELS = 32
"""Cells that the column of labels takes at most."""

FULL_WIDTH = 80
"""Columns from which on labels are given the room that they need."""

_NOTHING: tuple[Any, ...] = (None, "", [])


class Form(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The fields of one record."""

    BINDINGS = [
        Binding("ctrl+s", "save", t("form.save"), id="form.save", tooltip=t("form.save.help")),
        Binding("escape", "leave", t("form.leave"), id="form.leave", tooltip=t("form.leave.help")),
        Binding("up", "step(-1)", show=False, id="form.up", tooltip=t("form.up_tip")),
        Binding("down", "step(1)", show=False, id="form.down", tooltip=t("form.down_tip")),
        Binding("ctrl+z", "take_back(-1)", show=False, id="form.undo", tooltip=t("form.undo_tip")),
        Binding("ctrl+y", "take_back(1)", show=False, id="form.redo", tooltip=t("form.redo_tip")),
    ]

    COMPONENT_CLASSES = LOOKS

    DEFAULT_CSS = """
    Form { height: 1fr; scrollbar-size-vertical: 1; }
    """

    class Changed(Message):
        """A person changed the field `name`: the moment to keep the draft."""

        def __init__(self, form: Form, name: str) -> None:
            super().__init__()
            self.form = form
            self.name = name

    class Save(Message):
        """The form is to be saved."""

        def __init__(self, form: Form) -> None:
            super().__init__()
            self.form = form

    class Leave(Message):
        """The person goes away; what was typed is to be kept as a draft."""

        def __init__(self, form: Form) -> None:
            super().__init__()
            self.form = form

    def __init__(self, fields: Sequence[Field], sources: Sources,
                 values: Mapping[str, Any] | None = None, *, first: str = "",
                 mends: bool = False, id: str | None = None) -> None:
        """`values` stand in the fields at first; without them, the fields' defaults do. The
        form opens at the field `first`, at its beginning without one. `mends`: what stands in
        it is there to be corrected, so typing never takes its place."""
        super().__init__(id=id)
        self._first = first
        self.fields = shown = tuple(field for field in fields if not field.computed)
        self.sources = sources
        # A form that opens at a field that stands back shows all fields from the start.
        whole = any(field.more and field.name == first for field in shown)
        at_once = sorted(shown, key=lambda field: field.more) if whole else [
            field for field in shown if not field.more]
        self._editors = {field.name: editor(field, sources) for field in at_once}
        self._rest = [] if whole else [field for field in shown if field.more]
        self._kept: dict[str, Any] = {}  # values of fields that have no editor (yet)
        self._more = More() if self._rest else None
        self._mends = mends
        self._gives = values is None  # what stands in the fields is nobody's typing
        self.load(defaults(shown) if values is None else values)

    # What the owner does with it

    def values(self) -> dict[str, Any]:
        """What stands in every field, ready for JSON: its value, or the text as typed."""
        return {
            field.name: self._editors[field.name].answer() if field.name in self._editors
            else self._kept.get(field.name, field.empty)
            for field in self.fields
        }

    def settle(self) -> None:
        """Take the records whose names were typed in full, before the values are read to save."""
        for each in self._editors.values():
            each.settle()

    def load(self, values: Mapping[str, Any]) -> None:
        """Let `values` stand in the fields; fields that are not named become empty."""
        self._kept = {field.name: values[field.name] for field in self._rest
                      if field.name in values}
        for name, each in self._editors.items():
            self._fill(each, values.get(name, each.field.empty))
        self._count()

    def give(self, values: Mapping[str, Any]) -> None:
        """Let `values` stand in a new record's form beside its defaults. Typing into a field
        that holds one of either takes its place."""
        self._gives = True
        self.load({**self.values(), **values})

    def show_errors(self, errors: Sequence[FieldError]) -> list[FieldError]:
        """Say under each field what is wrong with it, and go to the first.

        Returns the errors that belong to no field of this form.
        """
        places = [error.field.partition(".") for error in errors]
        if any(place[0] == field.name for place in places for field in self._rest):
            self.open_rest()
        strange: list[FieldError] = []
        first: Editor | None = None
        for error, (name, _, where) in zip(errors, places, strict=True):
            found = self._editors.get(name)
            if found is None:
                strange.append(error)
                continue
            found.blame(field_message(error), where)
            if first is None or self._order(found) < self._order(first):
                first = found
        if first is not None:
            first.focus()
        return strange

    def hint(self, name: str, text: str) -> None:
        """Say something under a field (empty: take it back)."""
        if name in self._editors:
            self._editors[name].advise(text)

    def editor(self, name: str) -> Editor:
        """The editor of a field; KeyError when it has none or is not opened yet."""
        return self._editors[name]

    def open_rest(self) -> None:
        """Show the fields that stood back."""
        if not self._rest or self._more is None:
            return
        opened = [editor(field, self.sources) for field in self._rest]
        for each in opened:
            self._fill(each, self._kept.get(each.field.name, each.field.empty))
            self._editors[each.field.name] = each
        self._rest, self._kept = [], {}
        self._fit_labels(self.size.width)
        if self.is_mounted:
            self.mount(*opened, before=self._more)
            self._more.remove()
        self._more = None
        opened[0].focus()

    # How it works

    def compose(self) -> ComposeResult:
        yield from self._editors.values()
        if self._more is not None:
            yield self._more

    def on_resize(self, event: events.Resize) -> None:
        self._fit_labels(event.size.width)

    def _fit_labels(self, room: int) -> None:
        """The column of labels is as wide as the longest, but narrow in a narrow terminal."""
        longest = max(cell_len(each.label) for each in self._editors.values())
        most = min(WIDEST_LABELS, room * 2 // 5) if room >= FULL_WIDTH else room // 3
        width = max(6, min(max(LABEL_WIDTH, longest + 4), most))
        for each in self._editors.values():
            each.fit_label(width)

    def on_mount(self) -> None:
        self.focus_first()

    def focus_first(self) -> None:
        """Go to the field where the form opens, else to the first that can be filled."""
        wanted = self._editors.get(self._first)
        if wanted is not None and wanted.focusable:
            wanted.focus()
            return
        for each in self._editors.values():
            if each.focusable:
                each.focus()
                return

    def action_save(self) -> None:
        self.settle()
        self.post_message(self.Save(self))

    def action_leave(self) -> None:
        self.post_message(self.Leave(self))

    def action_step(self, step: int) -> None:
        """Go to the field before or after the one that has the focus; at the ends, stay."""
        stops = self._stops()
        at = next((place for place, stop in enumerate(stops) if stop.has_focus), None)
        if at is not None and 0 <= at + step < len(stops):
            stops[at + step].focus()

    def action_take_back(self, way: int) -> None:
        """Undo or redo what was typed in the field that has the focus. Never a record: that is
        what the same keys are for outside a form."""
        for each in self._editors.values():
            if each.has_focus:
                each.take_back(way)

    @on(Editor.Edited)
    def _edited(self, message: Editor.Edited) -> None:
        message.stop()
        self.post_message(self.Changed(self, message.editor.field.name))

    @on(Editor.Left)
    def _left(self, message: Editor.Left) -> None:
        message.stop()
        self.action_step(message.step)

    @on(Editor.Finished)
    def _finished(self, message: Editor.Finished) -> None:
        """On to the next field; the last one saves, without opening the rest."""
        message.stop()
        if message.editor.field.required and message.editor.answer() in _NOTHING:
            message.editor.blame(t("check.required"))
            return
        stops = [stop for stop in self._stops() if isinstance(stop, Editor)]
        after = stops[stops.index(message.editor) + 1 :]
        if after:
            after[0].focus()
        else:
            self.through()

    def through(self) -> None:
        """The last field was left with enter: save."""
        self.action_save()

    @on(More.Opened)
    def _opened(self, message: More.Opened) -> None:
        message.stop()
        self.open_rest()

    def _fill(self, each: Editor, value: Any) -> None:
        """Let a value stand in a field at first. Nobody adds to a day, so typing is another."""
        each.fill(value)
        replaced = self._gives or each.field.kind is Kind.DATE
        each.given(replaced and not self._mends and each.answer() not in _NOTHING)

    def _stops(self) -> list[Widget]:
        """What the focus can stand on, from top to bottom."""
        stops: list[Widget] = [each for each in self._editors.values() if each.focusable]
        return stops if self._more is None else [*stops, self._more]

    def _order(self, one: Editor) -> int:
        return list(self._editors.values()).index(one)

    def _count(self) -> None:
        """Say how many fields stand back, and how many of them hold something."""
        if self._more is None:
            return
        filled = sum(1 for value in self._kept.values() if value not in (None, "", []))
        self._more.text = tn("form.more", len(self._rest)) + (
            f" · {tn('form.filled', filled)}" if filled else ""
        )
        self._more.refresh()
