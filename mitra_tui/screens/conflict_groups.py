"""The lines of the list of conflicts, in groups by status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mitra_tui.i18n import t
from mitra_tui.rows.lines import Line
from mitra_tui.screens.sources import Cells
from mitra_tui.services.conflicts.groups import Groups


class GroupedConflicts:
    """A heading for each status that there is, and its conflicts below. `pinned` is shown on top
    when the query does not find it: the one that was just saved."""

    def __init__(self, groups: Groups, cells: Cells, pinned: int | None = None) -> None:
        self.groups = groups
        self.cells = cells
        self.pinned = pinned if (
            pinned is not None and groups.has(pinned) and groups.place(pinned) is None) else None
        self._starts: dict[str, int] = {}  # a group → the position of its heading
        self._total = int(self.pinned is not None)
        for status, count in groups.counts():
            self._starts[status] = self._total
            self._total += count + 1

    def count(self) -> int:
        return self._total

    def lines(self, start: int, stop: int) -> Sequence[Line]:
        heads: dict[int, Line] = {}
        places: dict[int, int] = {}  # position → id
        if self.pinned is not None and start == 0 < stop:
            places[0] = self.pinned
        for number, (status, count) in enumerate(self.groups.counts(), 1):
            first = self._starts[status] + 1
            if start < first <= stop:
                heads[first - 1] = Line(-number, (_heading(status, count),))
            low, high = max(start, first) - first, min(stop, first + count) - first
            if low < high:
                places.update(enumerate(self.groups.ids(status, low, high), first + low))
        return list(self._in_order(heads, places))

    def _in_order(self, heads: dict[int, Line], places: dict[int, int]) -> Iterator[Line]:
        told = {one: Line(one, cells) for one, cells in zip(
            places.values(), self.cells(list(places.values())), strict=True)}
        for place in sorted({*heads, *places}):
            yield heads[place] if place in heads else told[places[place]]

    def position(self, id: int) -> int | None:
        if id == self.pinned:
            return 0
        found = self.groups.place(id)
        return None if found is None else self._starts[found[0]] + 1 + found[1]


def _heading(status: str, count: int) -> str:
    return f"{t(f'conflicts.status.{status}')} ({count})"
