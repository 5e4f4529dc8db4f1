"""Pairs of partners that may be one: an offer to a person, never an answer.

The work grows with the number of names, not with its square: each name is compared with its
neighbours in the order of the keys, and with those that share a rare word with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mitra_tui.exchange.titles import Parts, contains, parts_of
from mitra_tui.models.base import db
from mitra_tui.services.partners import ALIKE

NEIGHBOURHOOD = 4  # how many that follow in the order of the keys
RARE = 12  # names that may share a word which still says something

Pair = tuple[int, str, int, str, int]
"""Two partners' ids and names, and their likeness of 100."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of a partner, its own or another one."""

    partner: int
    called: str
    key: str
    parts: Parts


def duplicate_pairs(limit: int = 200) -> list[Pair]:
    """Pairs that may be one partner: (id, name, id, name, likeness of 100), likeliest first.

    Either their names are alike, or one says no more than the other at greater length. Other
    names count as names.
    """
    from rapidfuzz.fuzz import ratio

    names = [_Name(number, called, key, parts_of(name))
             for number, called, key, name in db.execute_sql(
                 "SELECT id, name, name_key, name FROM partner WHERE hidden = 0 UNION ALL "
                 "SELECT p.id, p.name, a.name_key, a.name FROM partner_alias a "
                 "JOIN partner p ON p.id = a.partner_id WHERE p.hidden = 0")]
    pairs: dict[tuple[int, int], Pair] = {}
    for one, other in _met(names):
        if one.partner == other.partner or one.parts.numbers != other.parts.numbers:
            continue
        score = round(ratio(one.key, other.key, score_cutoff=ALIKE))
        if not score and contains(one.parts, other.parts):
            score = round(ratio(one.key, other.key))
        if score:
            first, second = (one, other) if one.partner < other.partner else (other, one)
            known = pairs.get((first.partner, second.partner))
            if known is None or known[4] < score:
                pairs[first.partner, second.partner] = (
                    first.partner, first.called, second.partner, second.called, score)
    return sorted(pairs.values(), key=lambda pair: (-pair[4], pair[1]))[:limit]


def _met(names: list[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """The pairs that are worth comparing."""
    for order in (lambda name: name.key, lambda name: name.key[::-1]):
        ordered = sorted(names, key=order)
        for place, one in enumerate(ordered):
            for other in ordered[place + 1 : place + 1 + NEIGHBOURHOOD]:
                yield one, other
    sharing: dict[str, list[_Name]] = {}
    for one in names:
        for word in one.parts.every:
            sharing.setdefault(word, []).append(one)
    for found in sharing.values():
        if 1 < len(found) <= RARE:
            for place, one in enumerate(found):
                for other in found[place + 1 :]:
                    yield one, other
