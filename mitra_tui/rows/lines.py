"""What a list shows: lines of finished text, and where they come from.

A list never holds its table. It knows a `Source`, asks it how many lines there are and fetches
only those that come into view.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Line(NamedTuple):
    """One row of a list: the record's id and its cells, already formatted for people."""

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
