"""Fields of one line that are typed: text, lists of short texts, numbers, days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from textual import events
from textual.reactive import reactive
from textual.widgets import Input

from mitra_tui.i18n import t
from mitra_tui.rows.fields import Field, Kind
from mitra_tui.rows.numbers import write_number
from mitra_tui.widgets.form.editor import Editor, Under
from mitra_tui.widgets.form.sources import Sources
from mitra_tui.widgets.line import joined


class TextEditor(Editor, Input):
    """One line of text. Several pasted lines are joined, none is dropped.

    What may be meant stands beneath, not in the line: nothing looks typed that is not.
    """

    ALLOW_SELECT = False
    BETWEEN = " "
    """Stands between two pasted lines."""

    cursor_blink = reactive(False, init=False)

    def __init__(self, field: Field, sources: Sources) -> None:
        super().__init__(field, sources, compact=True, select_on_focus=False)
        self._seen = ""
        self._offered = ""  # a value that exists already and begins like what was typed

    def read(self, text: str) -> Any:
        """The value that the text stands for; the text itself when it stands for none."""
        return text or None

    def write(self, value: Any) -> str:
        """The text in which `value` stands in the field."""
        return "" if value is None else str(value)

    def answer(self) -> Any:
        return self.read(self.value.strip())

    def put(self, value: Any) -> None:
        self._seen = self.write(value)
        self._offered = ""
        self.value = self._seen
        self.cursor_position = len(self.value)

    def given(self, holds: bool) -> None:
        """What was given is marked when the field is entered, so that typing takes its place."""
        self.select_on_focus = holds

    def edited(self) -> None:
        self.select_on_focus = False
        self._offer()
        super().edited()

    def _offer(self) -> None:
        if self.field.suggest:
            text = self.value
            offered = self.sources.suggest(self.field, text) if text.strip() else None
            self._offered = offered if offered and offered != text else ""

    def options(self) -> Sequence[Under]:
        if not (self._offered and self.has_focus):
            return ()
        return [Under(t("form.offered", text=self._offered), "form--hint")]

    def action_cursor_right(self, select: bool = False) -> None:
        """At the end of the line: take what is offered."""
        if self._offered and not select and self.cursor_at_end:
            self.value = self._offered
            self.cursor_position = len(self.value)
        else:
            super().action_cursor_right(select)

    def state(self) -> Any:
        return (self.value,)

    def restore(self, state: Any) -> None:
        self._seen = self.value = state[0]
        self._offer()
        self.cursor_position = len(self.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell a person's change from a value that was put in."""
        event.stop()
        if self.value != self._seen:
            self._seen = self.value
            self.edited()

    async def action_submit(self) -> None:
        self.finish()

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.type_in(event.text)

    def action_paste(self) -> None:
        self.type_in(self.app.clipboard)

    def type_in(self, text: str) -> None:
        """Let pasted text stand where the cursor is, its lines joined."""
        self.replace(joined(text, self.BETWEEN), *self.selection)


class TextsEditor(TextEditor):
    """Several short texts in one line, a semicolon between them."""

    BETWEEN = "; "

    def read(self, text: str) -> list[Any]:
        return [part.strip() for part in text.split(";") if part.strip()]

    def write(self, value: Any) -> str:
        return "; ".join(str(part) for part in value or ())


class NumberEditor(TextEditor):
    """A number. What is no number stays as typed, for the check to refuse."""

    def read(self, text: str) -> Any:
        number = self.sources.number(self.field, text)
        return (text or None) if number is None else number

    def write(self, value: Any) -> str:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return write_number(value)
        return super().write(value)


class NumbersEditor(NumberEditor):
    """Several whole numbers in one line."""

    BETWEEN = "; "

    def read(self, text: str) -> list[Any]:
        return [super(NumbersEditor, self).read(part)
                for part in re.split(r"[;\s]+", text) if part]

    def write(self, value: Any) -> str:
        parts: Sequence[Any] = value or ()
        return "; ".join(super(NumbersEditor, self).write(part) for part in parts)


class DayEditor(TextEditor):
    """A day, as people write days; what was understood stands beside it."""

    def read(self, text: str) -> Any:
        day = self.sources.read_day(self.field, text) if text else None
        return (text or None) if day is None else day[0]

    def write(self, value: Any) -> str:
        return self.sources.day(str(value)) if value else ""

    def put(self, value: Any) -> None:
        super().put(value)
        self._say()

    def given(self, holds: bool) -> None:
        """What is no day was typed wrongly: it is there to be corrected."""
        super().given(holds and self.aside != " ")

    def edited(self) -> None:
        self._say()
        super().edited()

    def restore(self, state: Any) -> None:
        super().restore(state)
        self._say()

    def _say(self) -> None:
        text = self.value.strip()
        day = self.sources.read_day(self.field, text) if text else None
        self.aside = day[1] if day else " "  # a blank keeps the room, so that nothing jumps


TYPED: dict[Kind, type[TextEditor]] = {
    Kind.TEXT: TextEditor,
    Kind.TEXTS: TextsEditor,
    Kind.INTEGER: NumberEditor,
    Kind.NUMBER: NumberEditor,
    Kind.NUMBERS: NumbersEditor,
    Kind.DATE: DayEditor,
}
