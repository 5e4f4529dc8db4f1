"""Whether one body's name only says another's at greater length: `PT Badak`, `PT Badak NGL`.

A likeness to be asked about, never an answer: `PT Kaltim Post Balikpapan` may be a branch.
"""

from __future__ import annotations

from dataclasses import dataclass

from mitra_tui.exchange.titles import lexicon
from mitra_tui.rows.text import LEGAL_FORMS, numbers_in, words

_SHORTEST = 3  # letters of the words that two names share


@dataclass(frozen=True, slots=True)
class Parts:
    """A name in its words. `proper` are those that say more than what sort of body it is."""

    every: frozenset[str]
    proper: tuple[str, ...]
    forms: frozenset[str]
    numbers: tuple[str, ...]


def parts_of(name: str) -> Parts:
    """The words of a name, sorted by what they say."""
    found = words(name)
    kept = [word for word in found if word not in LEGAL_FORMS]
    first = 0
    while first < len(kept) and kept[first] in lexicon.NEED_NAME:
        first += 1
    forms = LEGAL_FORMS.intersection(found)
    return Parts(frozenset(kept), tuple(kept[first:]), forms, tuple(numbers_in(name)))


def contains(one: Parts, other: Parts) -> bool:
    """Whether all words of the shorter name stand in the longer one, and nothing speaks against
    their being one body: another legal form, another number, another word in front."""
    short, long = (one, other) if len(one.every) <= len(other.every) else (other, one)
    if not short.every <= long.every or not short.proper or not long.proper:
        return False
    if one.numbers != other.numbers or (
            one.forms and other.forms and not one.forms & other.forms):
        return False
    if short.proper[0] != long.proper[0] and short.every != long.every:
        return False
    return sum(map(len, filter(str.isalpha, short.proper))) >= _SHORTEST
