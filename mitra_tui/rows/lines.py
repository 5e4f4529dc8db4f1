"""What a list shows: lines of finished text, and where they come from.

A list never holds its table. It knows a `Source`, asks it how many lines there are and fetches
only those that come into view.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Line(NamedTuple):
    """One row of a list: the record's id and its cells, already formatted for people.

    A line of a single cell goes across all columns. With an id below 0 it is the heading of a
    group, on which no cursor rests.
    """

    id: int
    cells: tuple[str, ...]


class Source(Protocol):
    """The lines of one list in one order, addressed by position from 0."""

    def count(self) -> int:
        """How many lines there are. Cheap to ask again: the source counts once per change."""

    def lines(self, start: int, stop: int) -> Sequence[Line]:
        """The lines at the positions `start` ≤ n < `stop`; fewer when the list has shrunk."""

    def position(self, id: int) -> int | None:
        """Where the record `id` stands, None when it is not (or no longer) in this list."""


class Fixed:
    """The lines of a short list, all known."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.known = tuple(lines)
        self._places = {line.id: place for place, line in enumerate(self.known)}

    def count(self) -> int:
        """How many lines there are."""
        return len(self.known)

    def lines(self, start: int, stop: int) -> Sequence[Line]:
        """The lines at the positions `start` ≤ n < `stop`."""
        return self.known[start:stop]

    def position(self, id: int) -> int | None:
        """Where the line `id` stands, None when there is none."""
        return self._places.get(id)
