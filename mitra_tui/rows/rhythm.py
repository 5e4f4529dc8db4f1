"""How often a partner and the school usually speak, and when silence is longer than that."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

ENOUGH = 4
"""Days of contact from which a rhythm can be told: fewer have too few gaps between them."""
LOOKED_AT = 13
"""The newest days that make the rhythm: how it was years ago says little of today."""

_numbers: dict[str, int] = {}  # ISO day → its number; the same few hundred come again and again


def usual_gap(days: Iterable[str], today: str) -> int | None:
    """The median of the days between contacts, of the newest `LOOKED_AT` days of contact up to
    `today`; None while there are fewer than `ENOUGH`. All days are ISO.

    Several contacts of one day are one; a median does not mind one long holiday or one busy
    week. Of an even number of gaps the longer middle one counts: silence is told late rather
    than early.
    """
    kept = sorted({day for day in days if day <= today})[-LOOKED_AT:]
    if len(kept) < ENOUGH:
        return None
    numbers = [_number(day) for day in kept]
    gaps = sorted(later - earlier for earlier, later in pairwise(numbers))
    return gaps[len(gaps) // 2]


def days_between(earlier: str, later: str) -> int:
    """The days from one ISO day to another."""
    return _number(later) - _number(earlier)


def _number(day: str) -> int:
    found = _numbers.get(day)
    if found is None:
        found = _numbers[day] = date.fromisoformat(day).toordinal()
    return found
