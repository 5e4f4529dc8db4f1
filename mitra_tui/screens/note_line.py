"""The line of the quick note: at its beginning, keys act on the partner that stands before it."""

from __future__ import annotations

from textual.message import Message

from mitra_tui.widgets.line import LineInput


class NoteLine(LineInput):
    """The line. Backspace at its beginning gives the partner back, ctrl+u empties all."""

    class Emptied(Message):
        """Backspace was pressed at the beginning of the line."""

    class Cleared(Message):
        """Everything before the cursor was removed, so the partner goes too."""

    def action_delete_left(self) -> None:
        if self.cursor_position == 0 and self.selection.is_empty:
            self.post_message(self.Emptied())
        else:
            super().action_delete_left()

    def action_delete_left_all(self) -> None:
        super().action_delete_left_all()
        self.post_message(self.Cleared())
