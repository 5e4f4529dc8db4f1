"""Which rows of a list are in view, and in what state: what a table compares and draws.

A `View` is the table without a terminal: it reads the source, knows the cursor and the marks,
and says which lines have to be painted anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from mitra_tui.errors import MitraError
from mitra_tui.rows.lines import Line, Source
from mitra_tui.widgets.table.pages import NOTHING, Pages

CURSOR, MARKED = 1, 2
"""The states of a row, as bits."""

Look = TypeVar("Look")


class View(Generic[Look]):
    """A list as far as it is seen. Rows and lines are counted from 0, `top` is a row."""

    def __init__(self, refused: Callable[[MitraError], None]) -> None:
        """`refused` hears why rows could not be read; once, until the list is read anew."""
        self.cursor = 0
        """The row of the cursor, 0 when there are no rows."""
        self.marks: set[int] = set()
        """The ids that are marked, whether they are in the list or not."""
        self._refused = refused
        self._unreadable = False
        self._pages: Pages[Look] = Pages(NOTHING)
        self._shown: list[tuple[Line | None, int]] = []

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._pages.count

    def read(self, source: Source, wanted: Iterable[int | None]) -> None:
        """Read the list anew. The cursor goes to the first of the ids `wanted` that is in it."""
        pages: Pages[Look] = Pages(source)
        found = (source.position(one) for one in wanted if one is not None)
        place = next((one for one in found if one is not None), self.cursor)
        self._pages = pages
        self._unreadable = False
        self.put_cursor(place)

    def put_cursor(self, row: int) -> None:
        """Put the cursor on `row`, or the nearest there is."""
        self.cursor = max(0, min(row, self.count - 1))

    def top(self, wanted: int, height: int) -> int:
        """The row to begin with: `wanted`, or as near as keeps the cursor in view and no room
        empty."""
        first = min(wanted, self.cursor, self.count - height)
        return max(0, self.cursor - height + 1, first)

    def line(self, row: int) -> Line | None:
        """The line at `row`; None where there is none (any more), or it cannot be read."""
        if self._unreadable:
            return None
        try:
            return self._pages.line(row)
        except MitraError as error:
            self._unreadable = True
            self._refused(error)
            return None

    def state(self, row: int, line: Line | None) -> int:
        """The bits CURSOR and MARKED of a row."""
        if line is None:
            return 0
        return (CURSOR if row == self.cursor else 0) | (MARKED if line.id in self.marks else 0)

    def look(self, row: int, draw: Callable[[Line, int], Look]) -> Look | None:
        """How `row` looks: drawn when it is not known, None where there is no line."""
        line = self.line(row)
        if line is None:
            return None
        state = self.state(row, line)
        drawn = self._pages.looks(row)
        look = drawn.get((row, state))
        if look is None:
            look = drawn[row, state] = draw(line, state)
        return look

    def forget_looks(self) -> None:
        """Widths or colours are others now: draw all rows anew when they are looked at."""
        self._pages.forget_looks()

    def changes(self, top: int, height: int) -> list[int]:
        """The lines of the view that differ from what they were at the last call."""
        before, self._shown = self._shown, self._in_view(top, height)
        known = len(before)
        return [y for y, one in enumerate(self._shown) if y >= known or before[y] != one]

    def _in_view(self, top: int, height: int) -> list[tuple[Line | None, int]]:
        found = []
        for row in range(top, top + height):
            line = self.line(row)
            found.append((line, self.state(row, line)))
        return found
