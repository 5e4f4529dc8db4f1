"""How often a partner and the school usually speak, and when silence is longer than that."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from operator import sub
from typing import NamedTuple

ENOUGH = 4
"""Days of contact from which a rhythm can be told: fewer have too few gaps between them."""
LOOKED_AT = 13
"""The newest days that make the rhythm: how it was years ago says little of today."""


class _Numbers(dict[str, int]):
    """ISO day → its number. The same few hundred days come again and again."""

    def __missing__(self, day: str) -> int:
        found = self[day] = date.fromisoformat(day).toordinal()
        return found


_numbers = _Numbers()


class Rhythm(NamedTuple):
    """How long ago the last contact was, in days, and the days between the contacts before it,
    the shortest first."""

    quiet: int
    gaps: list[int]

    @property
    def usual(self) -> int | None:
        """The median of the gaps; None while there are too few contacts to tell.

        A median does not mind one long holiday or one busy week. Of an even number of gaps the
        longer middle one counts: silence is told late rather than early."""
        return self.gaps[len(self.gaps) // 2] if len(self.gaps) >= ENOUGH - 1 else None


def rhythm(days: Iterable[str], today: str) -> Rhythm | None:
    """The rhythm of the newest `LOOKED_AT` days of contact up to `today`, all ISO; None when
    there was no contact. Several contacts of one day are one."""
    until = _numbers[today]
    numbers = list(map(_numbers.__getitem__, days))
    if not numbers:
        return None
    gaps = sorted(map(sub, numbers[1:], numbers))
    if len(numbers) <= LOOKED_AT and numbers[-1] <= until and (not gaps or gaps[0] > 0):
        return Rhythm(until - numbers[-1], gaps)  # in order and each once, as most are read
    kept = sorted({one for one in numbers if one <= until})[-LOOKED_AT:]
    return Rhythm(until - kept[-1], sorted(map(sub, kept[1:], kept))) if kept else None


def usual_gap(days: Iterable[str], today: str) -> int | None:
    """The days that usually lie between contacts; None while there are too few to tell."""
    found = rhythm(days, today)
    return found.usual if found else None


def days_between(earlier: str, later: str) -> int:
    """The days from one ISO day to another."""
    return _numbers[later] - _numbers[earlier]
