"""The rows that a list asks of a service."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mitra_tui.rows.lines import Line
from mitra_tui.services.listing import Listing

Cells = Callable[[Sequence[int]], Sequence[tuple[str, ...]]]


class ListSource:
    """A `Listing` as lines of text. `cells` makes the texts of a page from its ids.

    `pinned` is a record that is shown on top when the query does not find it: the one that was
    just saved, which must not vanish from under the cursor. One that is gone is not shown.
    """

    def __init__(self, listing: Listing, cells: Cells, pinned: int | None = None) -> None:
        self.listing = listing
        self.cells = cells
        self.pinned = pinned
        if pinned is not None and (
            listing.position(pinned) is not None or not listing.has(pinned)
        ):
            self.pinned = None

    def count(self) -> int:
        return self.listing.count() + (self.pinned is not None)

    def lines(self, start: int, stop: int) -> Sequence[Line]:
        ids: list[int] = []
        if self.pinned is not None:
            if start == 0 and stop > 0:
                ids.append(self.pinned)
            start, stop = max(0, start - 1), max(0, stop - 1)
        ids += self.listing.ids(start, stop)
        return [Line(one, cells) for one, cells in zip(ids, self.cells(ids), strict=True)]

    def position(self, id: int) -> int | None:
        if id == self.pinned:
            return 0
        found = self.listing.position(id)
        return None if found is None else found + (self.pinned is not None)
