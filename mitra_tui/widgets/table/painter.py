"""How the lines of a list look: the headings, a row in each of its states, the empty text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from mitra_tui.rows.lines import Line
from mitra_tui.widgets.cells import fit, wrapped
from mitra_tui.widgets.table.columns import MARK_WIDTH, Column, Head, share
from mitra_tui.widgets.table.view import MARKED

MARK = "*"
"""Stands before a marked row."""

class Painter:
    """Draws lines of one width. Styles are asked for once, until `forget_styles`."""

    def __init__(self, heads: Sequence[Head], style: Callable[[str], Style]) -> None:
        """`style` gives the style of a part: base, cursor, mark, head, dim, group."""
        self._heads = tuple(heads)
        self._style = style
        self._styles: dict[str, Style] = {}
        self._width = 0
        self._columns: tuple[Column, ...] = ()

    def share(self, width: int, heads: Sequence[Head] | None = None) -> None:
        """Draw lines of `width` cells from now on; with `heads`, of other columns."""
        if heads is not None:
            self._heads = tuple(heads)
        self._width = width
        self._columns = share(self._heads, width)

    def forget_styles(self) -> None:
        """Colours changed: ask for the styles again."""
        self._styles.clear()

    def head(self) -> Strip:
        """The headings."""
        labels = [fit(self._heads[one.index].label, one.width, right=one.right)
                  for one in self._columns]
        return self._strip([" " * MARK_WIDTH, *labels], "head")

    def row(self, line: Line, state: int) -> Strip:
        """A row whose state is any of the bits CURSOR and MARKED; of one cell, it goes across."""
        cells = line.cells
        if line.id < 0:
            return self._strip([" " * MARK_WIDTH + cells[0]], "group")
        texts = [fit(cells[one.index] if one.index < len(cells) else "", one.width,
                     right=one.right)
                 for one in self._columns] if len(cells) > 1 else list(cells)
        mark = MARK if state & MARKED else " " * MARK_WIDTH
        return self._strip([mark, *texts], ("base", "cursor", "mark", "mark cursor")[state])

    def empty(self, text: str, y: int) -> Strip:
        """The line `y` of the text that stands in place of rows."""
        lines = wrapped(text, self._width - 2)
        return self._strip([f" {lines[y]}" if y < len(lines) else ""], "dim")

    def blank(self) -> Strip:
        """A line with nothing on it."""
        return self._strip([], "base")

    def _strip(self, texts: Sequence[str], part: str) -> Strip:
        style = self._styles.get(part)
        if style is None:
            style = self._style("base")
            for name in part.split():
                style += self._style(name)
            self._styles[part] = style
        return Strip([Segment(fit(" ".join(texts), self._width), style)], self._width)
