"""A few paragraphs below a list: all of what its line can only begin to say."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from mitra_tui.widgets.cells import CUT, fit, one_line

STRONG, DIM = "detail--strong", "detail--dim"
"""The looks of a paragraph, besides the plain one, which is an empty text."""

Paragraph = tuple[str, str]
"""A text, and how it looks."""


class Detail(Widget):
    """Paragraphs wrapped to the width. What does not fit into the height ends with `…`.

    Its height is what the style sheet says; without a word there, that of the text.
    """

    ALLOW_SELECT = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {STRONG, DIM}
    """
    | Class | What it is for |
    | :- | :- |
    | `detail--strong` | a paragraph that stands out |
    | `detail--dim` | one that stands back |
    """

    DEFAULT_CSS = """
    Detail { width: 1fr; height: auto; }
    Detail > .detail--strong { text-style: bold; }
    """

    def __init__(self, paragraphs: Sequence[Paragraph] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._paragraphs = tuple(paragraphs)
        self._laid: tuple[tuple[int, int], list[Paragraph]] | None = None

    @property
    def text(self) -> str:
        """All that is said, a paragraph a line."""
        return "\n".join(text for text, _ in self._paragraphs)

    def show(self, paragraphs: Sequence[Paragraph]) -> None:
        """Say this instead."""
        if tuple(paragraphs) != self._paragraphs:
            grows = self.styles.height is None or self.styles.height.is_auto
            self._paragraphs, self._laid = tuple(paragraphs), None
            self.refresh(layout=grows)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width, viewport.height))

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        lines = self._lines(width, height + 1)
        if y >= len(lines):
            return Strip.blank(width, self.rich_style)
        text, look = lines[y]
        if y == height - 1 and len(lines) > height:
            text = f"{text[: width - 3]} {CUT}"
        style = self.rich_style
        if look:
            style += self.get_component_rich_style(look, partial=True)
        return Strip([Segment(fit(f" {text}", width), style)], width)

    def _lines(self, width: int, most: int) -> list[Paragraph]:
        """The lines in `width` cells, at most `most` of them; kept until they are others."""
        if self._laid is not None and self._laid[0] == (width, most):
            return self._laid[1]
        found: list[Paragraph] = []
        for text, look in self._paragraphs:
            # More than this cannot be shown, so it is not looked at.
            shown = one_line(text[: width * (most + 1)])
            found += [(line, look) for line in textwrap.wrap(
                shown, max(10, width - 2), subsequent_indent="  ")] or [("", look)]
            if len(found) >= most:
                break
        self._laid = (width, most), found[:most]
        return self._laid[1]
