"""A line to type in, as dialogs and searches have it: one row, no box, no blinking cursor."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.reactive import reactive
from textual.widgets import Input

from mitra_tui.i18n import t
from mitra_tui.widgets.typed_past import TypedPast


def joined(text: str, between: str = " ") -> str:
    """Pasted text as one line: its lines joined, none dropped."""
    lines = (line.strip() for line in text.splitlines())
    return between.join(line for line in lines if line)


class LineInput(Input):
    """One line of text. Several pasted lines are joined, none is dropped."""

    ALLOW_SELECT = False

    BINDINGS = [
        Binding("ctrl+z", "take_back(-1)", show=False, id="line.undo", tooltip=t("form.undo_tip")),
        Binding("ctrl+y", "take_back(1)", show=False, id="line.redo", tooltip=t("form.redo_tip")),
    ]

    cursor_blink = reactive(False, init=False)

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(value, placeholder, id=id, compact=True, select_on_focus=False)
        self._past = TypedPast(value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Remember what stood here."""
        if event.input is self:
            self._past.note(self.value)

    def action_take_back(self, way: int) -> None:
        """Undo or redo what was typed here."""
        text = self._past.step(way)
        if text is not None:
            self.value = text
            self.cursor_position = len(text)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace(joined(event.text), *self.selection)

    def action_paste(self) -> None:
        self.replace(joined(self.app.clipboard), *self.selection)
