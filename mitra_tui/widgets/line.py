"""A line to type in, as dialogs and searches have it: one row, no box, no blinking cursor."""

from __future__ import annotations

from textual import events
from textual.reactive import reactive
from textual.widgets import Input


def joined(text: str, between: str = " ") -> str:
    """Pasted text as one line: its lines joined, none dropped."""
    lines = (line.strip() for line in text.splitlines())
    return between.join(line for line in lines if line)


class LineInput(Input):
    """One line of text. Several pasted lines are joined, none is dropped."""

    ALLOW_SELECT = False

    cursor_blink = reactive(False, init=False)

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(value, placeholder, id=id, compact=True, select_on_focus=False)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace(joined(event.text), *self.selection)

    def action_paste(self) -> None:
        self.replace(joined(self.app.clipboard), *self.selection)
