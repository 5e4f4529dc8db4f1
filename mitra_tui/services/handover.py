"""Serah terima: what one person answers for goes to another, as one change.

What is over stays with whoever did it: partners that ended, activities that took place or were
cancelled, tasks that are done.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mitra_tui import clock
from mitra_tui.errors import Conflict, FieldError, Invalid, NotFound
from mitra_tui.models.base import db, transaction
from mitra_tui.rows.registry import MODULES, entity
from mitra_tui.rows.text import fold
from mitra_tui.services.registry import store_of

# What is open, where a kind of record has an end; of other kinds all that is not removed.
_OPEN = {"partners": "stage <> 'ended'", "activities": "status = 'planned'",
         "followups": "done_on = ''", "conflicts": "closed_on = ''"}


@dataclass(frozen=True, slots=True)
class Owner:
    """A person by the name under which records are kept, and how many open ones of each kind."""

    name: str
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def kinds() -> list[str]:
    """The kinds of records that somebody answers for."""
    return [what for what in MODULES if "owner" in entity(what).names]


def _open(what: str) -> str:
    """The condition that a record is open."""
    return f"hidden = 0 AND {_OPEN.get(what, '1')}"


def owners() -> list[Owner]:
    """Everybody who answers for something open, those with the most first.

    Names that differ in case and blanks only are one person's; the commonest spelling stands.
    """
    spelt: dict[str, dict[str, int]] = {}
    counts: dict[str, dict[str, int]] = {}
    for what in kinds():
        for name, number in db.execute_sql(
            f'SELECT owner, count(*) FROM "{store_of(what).table}" '
            f"WHERE owner <> '' AND {_open(what)} GROUP BY owner"):
            key = fold(name)
            spelt.setdefault(key, {})
            spelt[key][name] = spelt[key].get(name, 0) + number
            mine = counts.setdefault(key, {})
            mine[what] = mine.get(what, 0) + number
    found = [Owner(max(names, key=lambda one: names[one]), counts[key])
             for key, names in spelt.items()]
    return sorted(found, key=lambda one: (-one.total, fold(one.name)))


def open_of(name: str) -> Owner:
    """What a person answers for. Raises `NotFound`, which names those who answer for something."""
    everybody = owners()
    for one in everybody:
        if fold(one.name) == fold(name):
            return one
    if not everybody:
        raise NotFound("handover.nobody_at_all")
    raise NotFound("handover.nobody", name=name[:100],
                   known="; ".join(one.name for one in everybody[:10]))


def titles(name: str, most: int = 8) -> list[str]:
    """The first of the open records of a person, by what they are called."""
    found: list[str] = []
    for what in kinds():
        store = store_of(what)
        spelt = _spellings(what, name)
        found += [row[0] for row in db.execute_sql(
            f'SELECT "{store.entity.title}" FROM "{store.table}" '
            f"WHERE owner IN ({','.join('?' * len(spelt))}) AND {_open(what)} ORDER BY id LIMIT ?",
            [*spelt, most])]
    return found[:most]


def _spellings(what: str, name: str) -> list[str]:
    """How a person's name is written in the open records of a kind."""
    key = fold(name)
    return [row[0] for row in db.execute_sql(
        f'SELECT DISTINCT owner FROM "{store_of(what).table}" '
        f"WHERE owner <> '' AND {_open(what)}") if fold(row[0]) == key]


def people() -> list[str]:
    """Whom something can be handed over to: the team of today, and who answers for something."""
    today = clock.today().isoformat()
    team = [row[0] for row in db.execute_sql(
        "SELECT name FROM team_member WHERE hidden = 0 AND (until = '' OR until >= ?) "
        "ORDER BY sort_key, id", (today,))]
    by_key = {fold(name): name for name in [one.name for one in owners()] + team}
    return list(by_key.values())


def hand_over(giver: str, taker: str) -> Owner:
    """Move all that is open from one person to another; under whose name it is now, and how many.

    Raises `NotFound` when the first answers for nothing, `Conflict` when both are one, `Invalid`
    when the second is no name that could stand there.
    """
    taker = _checked(taker)
    with transaction("handover") as change:
        before = open_of(giver)
        if fold(before.name) == fold(taker):
            raise Conflict("handover.same", name=before.name)
        for what in before.counts:
            _move(what, before.name, taker)
        change.about("", None, f"{before.name} → {taker}")
    return Owner(taker, before.counts)


def _move(what: str, giver: str, taker: str) -> None:
    spelt = _spellings(what, giver)
    db.execute_sql(
        f'UPDATE "{store_of(what).table}" SET owner = ?, updated_at = ?, version = version + 1 '
        f"WHERE owner IN ({','.join('?' * len(spelt))}) AND {_open(what)}",
        [taker, clock.now(), *spelt])


def _checked(taker: str) -> str:
    """The name as a record would take it, spelt as it is spelt already where it is known."""
    from mitra_tui.schemas.registry import draft_of

    name = str(draft_of("followups").read({"title": "-", "owner": taker}).values()["owner"] or "")
    if not name:
        raise Invalid([FieldError("owner", "check.required")])
    return next((one for one in people() if fold(one) == fold(name)), name)
