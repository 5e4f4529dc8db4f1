"""A long text, wrapped at words, with the place of the cursor told in lines and columns."""

from __future__ import annotations

from textual.reactive import reactive
from textual.widgets import TextArea


class LongText(TextArea, inherit_bindings=False):
    """The text of a document. Lines count from 1, as people count them."""

    ALLOW_SELECT = False

    # F6 and F7 go to screens, everywhere.
    BINDINGS = [binding for binding in TextArea.BINDINGS
                if getattr(binding, "key", "") not in ("f6", "f7")]

    DEFAULT_CSS = """
    LongText { height: 1fr; scrollbar-size-vertical: 1; }
    """

    cursor_blink = reactive(False, init=False)

    def __init__(self, text: str, *, id: str | None = None) -> None:
        super().__init__(text, id=id, soft_wrap=True, compact=True, highlight_cursor_line=False)
        self.match_cursor_bracket = False

    @property
    def place(self) -> tuple[int, int]:
        """The line and the column of the cursor."""
        row, column = self.cursor_location
        return row + 1, column + 1

    def go_to(self, line: int, column: int) -> None:
        """Put the cursor there, or as near as the text allows."""
        row = max(0, min(line, self.document.line_count) - 1)
        last = len(self.document.get_line(row))
        self.move_cursor((row, max(0, min(column - 1, last))), center=True)

    def put_in(self, text: str) -> None:
        """Let `text` stand where the cursor is."""
        self.replace(text, *self.selection)
