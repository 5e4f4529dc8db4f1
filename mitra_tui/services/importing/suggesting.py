"""Whom a new name perhaps means: an offer to a person, never an answer.

The work is bounded: few names are compared with all that are known and have the same numbers in
them; many only with their neighbours in the order of the keys, read forwards and backwards. A
name that begins as another one does, or goes on where it ends, is found by its key.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from mitra_tui.exchange.titles import contains, parts_of
from mitra_tui.models.base import db
from mitra_tui.rows.text import name_key
from mitra_tui.services.partners import ALIKE

ALL_PAIRS = 2_000_000  # comparisons that are not felt
NEIGHBOURS = 2  # on either side, in either order
LONGER = 8  # names that begin as another: with more of them it says too little
SHORTEST = 4  # letters of a key that can be compared

_Known = dict[str, tuple[int, str]]  # key → whose it is: id and name


def nearest(names: Sequence[str]) -> _Known:
    """For partners' names that nothing bears: the partner (id, name) that each is most like."""
    wanted = {name: key for name in names if len(key := name_key(name)) >= SHORTEST}
    if not wanted:
        return {}
    known = _known()
    if not known:
        return {}
    few = len(wanted) * len(known) <= ALL_PAIRS
    forwards = sorted(known)
    found = _among_all(wanted, known) if few else _among_neighbours(wanted, known, forwards)
    for name, key in wanted.items():
        if name not in found and (other := _longer_or_shorter(name, key, known, forwards)):
            found[name] = other
    return {name: known[key] for name, key in found.items()}


def _known() -> _Known:
    found: _Known = {}
    for key, number, name in db.execute_sql(
        "SELECT a.name_key, p.id, p.name FROM partner_alias a JOIN partner p "
        "ON p.id = a.partner_id WHERE p.hidden = 0 "
        "UNION ALL SELECT name_key, id, name FROM partner WHERE hidden = 0"):
        found[key] = (number, name)
    return found


def _figures(key: str) -> tuple[str, ...]:
    """The numbers in a key, where they stand between signs: with others it is another's name."""
    return tuple(part.lstrip("0") for part in key.split("#")[1::2]) if "#" in key else ()


def _among_all(wanted: dict[str, str], known: _Known) -> dict[str, str]:
    from rapidfuzz import fuzz, process

    groups: dict[tuple[str, ...], list[str]] = {}
    for key in known:
        groups.setdefault(_figures(key), []).append(key)
    found = {}
    for name, key in wanted.items():
        best = process.extractOne(
            key, groups.get(_figures(key), ()), scorer=fuzz.ratio, score_cutoff=ALIKE)
        if best:
            found[name] = best[0]
    return found


def _longer_or_shorter(
    name: str, key: str, known: Mapping[str, tuple[int, str]], forwards: Sequence[str]
) -> str:
    """The key of the one name that says `name` at greater length, or else of the longest that
    says it shorter (`PT Badak NGL`, `PT Badak`); empty: none, or several."""
    at = bisect_left(forwards, key)
    near = [one for one in forwards[at : at + 2 + LONGER] if one.startswith(key) and one != key]
    ends = range(len(key) - 1, SHORTEST - 1, -1)
    shorter = [key[:end] for end in ends if key[:end] in known]
    if not near and not shorter:
        return ""
    mine = parts_of(name)
    longer = {known[one][0]: one for one in near if contains(mine, parts_of(known[one][1]))}
    if len(longer) == 1 and len(near) <= LONGER:
        return next(iter(longer.values()))
    fits = [one for one in shorter if contains(mine, parts_of(known[one][1]))]
    return fits[0] if fits and not longer else ""


def _among_neighbours(
    wanted: dict[str, str], known: _Known, forwards: list[str]
) -> dict[str, str]:
    from rapidfuzz import fuzz

    backwards = sorted(key[::-1] for key in known)
    found = {}
    for name, key in wanted.items():
        turned = key[::-1]
        at, back = bisect_left(forwards, key), bisect_left(backwards, turned)
        near = forwards[max(at - NEIGHBOURS, 0) : at + NEIGHBOURS]
        near += [one[::-1] for one in backwards[max(back - NEIGHBOURS, 0) : back + NEIGHBOURS]]
        best = float(ALIKE)
        for other in near:
            score = fuzz.ratio(key, other, score_cutoff=best)
            if score >= best and _figures(other) == _figures(key):
                best, found[name] = score, other
    return found
