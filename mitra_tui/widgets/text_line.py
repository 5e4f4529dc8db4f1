"""One line of text above a form or a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.reactive import reactive

from mitra_tui.widgets.bars import Bar, Part


class TextLine(Bar):
    """A line of plain text, cut with an ellipsis where it is longer than the screen is wide."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"text-line--strong"}
    """
    | Class | What it is for |
    | :- | :- |
    | `text-line--strong` | the text of a line that stands out |
    """

    DEFAULT_CSS = """
    TextLine > .text-line--strong { text-style: bold; }
    """

    text: reactive[str] = reactive("")

    def __init__(self, text: str = "", *, strong: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self.set_reactive(TextLine.text, text)
        self._look = "text-line--strong" if strong else ""

    def parts(self, width: int) -> Sequence[Part]:
        return [(f" {self.text}", self._look)]
