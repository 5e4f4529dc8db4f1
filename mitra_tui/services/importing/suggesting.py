"""Whom a new name perhaps means: an offer to a person, never an answer.

The work is bounded: a name is compared with what the search index finds for it, or, in a large
table, with its neighbours in the order of the keys read forwards and backwards.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from mitra_tui.models.base import db
from mitra_tui.rows.text import name_key, numbers_in
from mitra_tui.services.partners import ALIKE, similar

FEW = 300  # names for which the search index is asked
NEIGHBOURS = 2  # on either side, in either order


def nearest(names: Sequence[str]) -> dict[str, tuple[int, str]]:
    """For partners' names that nothing bears: the partner (id, name) that each is most like."""
    if len(names) <= FEW:
        found = {name: similar(name, limit=1) for name in names}
        return {name: hits[0] for name, hits in found.items() if hits}
    return _by_neighbours(names)


def _by_neighbours(names: Iterable[str]) -> dict[str, tuple[int, str]]:
    from rapidfuzz import fuzz

    rows = list(db.execute_sql("SELECT name_key, id, name FROM partner WHERE hidden = 0"))
    if not rows:
        return {}
    orders = [_ordered(rows, lambda key: key), _ordered(rows, lambda key: key[::-1])]
    found: dict[str, tuple[int, str]] = {}
    for name in names:
        key, best = name_key(name), float(ALIKE)
        for turn, keys, ordered in orders:
            at = bisect_left(keys, turn(key))
            for other, number, spelling in ordered[max(at - NEIGHBOURS, 0) : at + NEIGHBOURS]:
                score = fuzz.ratio(key, other, score_cutoff=best)
                if score >= best and numbers_in(spelling) == numbers_in(name):
                    best, found[name] = score, (number, spelling)
    return found


_Row = tuple[str, int, str]


def _ordered(
    rows: list[_Row], turn: Callable[[str], str]
) -> tuple[Callable[[str], str], list[str], list[_Row]]:
    ordered = sorted(rows, key=lambda row: turn(row[0]))
    return turn, [turn(row[0]) for row in ordered], ordered
