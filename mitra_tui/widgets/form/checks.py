"""A list of numbered things, each of them on or off: a line for each, switched by its digit."""

from __future__ import annotations

from typing import Any

from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Size
from textual.strip import Strip
from textual.widget import Widget

from mitra_tui.i18n import t
from mitra_tui.rows.fields import Field
from mitra_tui.widgets.cells import fit
from mitra_tui.widgets.form.editor import Editor
from mitra_tui.widgets.form.sources import Sources

ON, OFF = "[x]", "[ ]"


class ChecksEditor(Editor, Widget, can_focus=True):
    """Some of the field's choices, which are numbers. A digit or the space bar switches one."""

    ALLOW_SELECT = False

    def __init__(self, field: Field, sources: Sources) -> None:
        super().__init__(field, sources)
        self.numbers = tuple(int(choice) for choice in field.choices)
        self._on: set[int] = set()
        self._at = 0
        self.take_rows(len(self.numbers))

    def answer(self) -> list[int]:
        return [number for number in self.numbers if number in self._on]

    def put(self, value: Any) -> None:
        self._on = {one for one in value or () if one in self.numbers}
        self.refresh()

    def state(self) -> Any:
        return (frozenset(self._on),)

    def restore(self, state: Any) -> None:
        self.put(state[0])

    def switch(self, number: int) -> None:
        """Turn one on, or off again."""
        self._at = self.numbers.index(number)
        self._on ^= {number}
        self.edited()
        self._place_cursor()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return character is not None and character.isprintable()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self.rows

    def render_line(self, y: int) -> Strip:
        number = self.numbers[y]
        here = self.has_focus and y == self._at
        text = f"{ON if number in self._on else OFF} {number} " + self.sources.label(
            self.field.name, str(number))
        aside = f"   {t('form.checks_keys')}" if here else ""
        style = self.look("form--picked") if here else None
        room = self.size.width
        return Strip([Segment(fit(text, min(room, len(text))), style),
                      Segment(aside, self.look("form--hint"))]).adjust_cell_length(room)

    def on_focus(self, event: events.Focus) -> None:
        self._place_cursor()
        self.refresh()

    def on_blur(self, event: events.Blur) -> None:
        self.refresh()

    def _place_cursor(self) -> None:
        self.app.cursor_position = self.content_region.offset + Offset(1, self._at)

    def on_key(self, event: events.Key) -> None:
        if event.key in ("up", "down"):
            step = 1 if event.key == "down" else -1
            if not 0 <= self._at + step < len(self.numbers):
                return  # on to the field above or below
            self._at += step
            self._place_cursor()
            self.refresh()
        elif event.key == "space":
            self.switch(self.numbers[self._at])
        elif event.key == "enter":
            self.finish()
        elif event.character and event.character.isdecimal() and event.character.isascii():
            if int(event.character) in self.numbers:
                self.switch(int(event.character))
        elif not event.is_printable:
            return
        event.stop()
        event.prevent_default()
