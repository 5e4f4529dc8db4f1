"""The months of a school year with what is planned and done in each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One month: how many activities begin in it by their status, how many of them clash, and
    the first of those that were not cancelled: day (ISO), precision, title."""

    month: str  # `2023-07`
    planned: int = 0
    done: int = 0
    cancelled: int = 0
    clashing: int = 0
    named: tuple[tuple[str, str, str], ...] = ()

    @property
    def count(self) -> int:
        """Those that take place or took place."""
        return self.planned + self.done


def months_of(year: str) -> tuple[str, ...]:
    """The twelve months of a school year, July to June: `2023-07` … `2024-06`."""
    first = int(year[:4])
    return (*(f"{first}-{month:02}" for month in range(7, 13)),
            *(f"{first + 1}-{month:02}" for month in range(1, 7)))
