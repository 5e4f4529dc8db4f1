"""The placements of one period: partners × programmes, with counts in the cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mitra_tui.rows.placement import unplaced


@dataclass(frozen=True, slots=True)
class Period:
    """The time of a PKL (ISO days, empty: not known) and the grade that goes."""

    starts_on: str = ""
    ends_on: str = ""
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """The placement of one programme at one partner."""

    id: int
    version: int
    quota: int | None = None
    accepted: int | None = None
    placed: int | None = None
    withdrawn: int | None = None

    def count(self, name: str) -> int | None:
        """One of its four counts."""
        found: int | None = getattr(self, name)
        return found


@dataclass(frozen=True, slots=True)
class PlacementGrid:
    """Partners and programmes are id and name, in their order."""

    period: Period
    partners: tuple[tuple[int, str], ...]
    programmes: tuple[tuple[int, str], ...]
    cells: Mapping[tuple[int, int], Cell]

    def total(self, name: str, programme: int | None = None) -> int:
        """The sum of a count, of one programme or of all."""
        return sum(cell.count(name) or 0 for (_, other), cell in self.cells.items()
                   if programme in (None, other))

    def unplaced(self, programme: int | None = None) -> int:
        """How many were accepted and have no place yet."""
        return sum(unplaced(cell.accepted, cell.placed) for (_, other), cell in self.cells.items()
                   if programme in (None, other))

    @property
    def free(self) -> int:
        """How many places partners offer that nobody takes."""
        return sum(max(0, (cell.quota or 0) - (cell.accepted or 0))
                   for cell in self.cells.values())
