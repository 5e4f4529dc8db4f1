"""The few pages of a long list that are held at a time.

A `Pages` stands between a source of any length and the table on the screen: lines are fetched a
page at a time when they are first needed, and the pages that have not been looked at for longest
are let go. What a line looks like is kept beside it, so that both go together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from mitra_tui.rows.lines import Line, Source

SIZE = 64
"""Lines in a page: more than a usual terminal shows, fetched in well under a millisecond."""

KEPT = 8
"""Pages held at most."""

Look = TypeVar("Look")


class Page(Generic[Look]):
    """Lines that stand together, and how those that were shown looked."""

    __slots__ = ("lines", "looks")

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.looks: dict[tuple[int, int], Look] = {}
        """By the row's position and its state."""


class Pages(Generic[Look]):
    """A window on `source`, which is counted once: when the window is made."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.count = source.count()
        self._held: dict[int, Page[Look]] = {}  # least lately used first

    def page(self, number: int) -> Page[Look]:
        """The page `number`, fetched when it is not held."""
        held = self._held
        found = held.pop(number, None)
        if found is None:
            start = number * SIZE
            found = Page(self.source.lines(start, min(start + SIZE, self.count)))
            if len(held) >= KEPT:
                del held[next(iter(held))]
        held[number] = found
        return found

    def line(self, row: int) -> Line | None:
        """The line at `row`, None where there is none (any more)."""
        if not 0 <= row < self.count:
            return None
        lines = self.page(row // SIZE).lines
        place = row % SIZE
        return lines[place] if place < len(lines) else None

    def looks(self, row: int) -> dict[tuple[int, int], Look]:
        """How the lines of the page that `row` is on looked, by position and state."""
        return self.page(row // SIZE).looks

    def forget_looks(self) -> None:
        """Let go of what was drawn, because widths or colours are others now."""
        for page in self._held.values():
            page.looks.clear()


class _Nothing:
    """The source of a list that was not given one yet."""

    def count(self) -> int:
        return 0

    def lines(self, start: int, stop: int) -> Sequence[Line]:
        return ()

    def position(self, id: int) -> int | None:
        return None


NOTHING: Source = _Nothing()
