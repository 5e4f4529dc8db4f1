"""Link and match 8+i: what each item asks for, and how far a program keahlian has come with it.

Items 1–8 and i (kept as 9) are the government's; items 1–5 are the least a partnership programme
must show. Source: the domain's section on link and match.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

ITEMS = tuple(range(1, 10))
MINIMUM = tuple(range(1, 6))
GUESTS, PLACEMENT, OTHER = 3, 4, 9
HOURS_NEEDED = 50
"""Hours that guests from industry teach, per semester and program keahlian."""
PLACEMENT_WEEKS = 20
"""Weeks from which a placement counts as one semester: the teaching weeks of a semester's plan."""
JP_MINUTES = 45
"""Minutes of a teaching hour (JP) at a vocational school."""
UNITS = ("jp", "hour")

MET, PARTLY, PROMISED, NONE = "met", "partly", "promised", "none"
STATES = (MET, PARTLY, PROMISED, NONE)


def sign_of(item: int) -> str:
    """What an item is called: 1 to 8, and i."""
    return "i" if item == OTHER else str(item)


class Served(NamedTuple):
    """Something that counts for an item in a programme: an activity, a placement, a duty, a
    benefit or an agreement's scope.

    `hours` are in the unit asked for; `weeks` is the length of a placement. `done` is False for
    what is only promised. `programme` is the program keahlian's id.
    """

    programme: int
    item: int
    what: str
    id: int
    partners: tuple[int, ...]
    done: bool = True
    hours: float = 0
    weeks: int = 0


@dataclass(frozen=True, slots=True)
class ItemState:
    """One item of one programme."""

    item: int
    state: str
    served: tuple[Served, ...]
    hours: float = 0

    @property
    def partners(self) -> tuple[int, ...]:
        """Who serves it, each once, in the order of what was done."""
        return tuple(dict.fromkeys(one for served in self.served for one in served.partners))


@dataclass(frozen=True, slots=True)
class ProgrammeState:
    """All items of a programme; `candidates` are partners by the item that they could fill."""

    programme: int
    name: str
    items: tuple[ItemState, ...]
    hours: float
    candidates: dict[int, tuple[int, ...]]

    @property
    def minimum(self) -> bool:
        """Whether items 1–5 are all met."""
        return all(one.state == MET for one in self.items if one.item in MINIMUM)

    @property
    def gaps(self) -> tuple[int, ...]:
        """The items that are not met."""
        return tuple(one.item for one in self.items if one.state != MET)


def state_of(item: int, served: Sequence[Served], hours: float) -> str:
    """How far an item has come: met, partly done, promised, or none.

    Item 3 is met by 50 hours in the semester, item 4 by a placement of a semester; the others by
    anything that was done.
    """
    done = [one for one in served if one.done]
    if item == GUESTS and done:
        return MET if hours >= HOURS_NEEDED else PARTLY
    if item == PLACEMENT and done:
        return MET if max(one.weeks for one in done) >= PLACEMENT_WEEKS else PARTLY
    if done:
        return MET
    return PROMISED if served else NONE


def in_unit(hours: float, unit: str, wanted: str) -> float:
    """Hours (`jp` or `hour`; empty: as wanted) in the unit that counts."""
    if not unit or unit == wanted:
        return hours
    return hours * 60 / JP_MINUTES if unit == "hour" else hours * JP_MINUTES / 60


def weeks(starts_on: str, ends_on: str) -> int:
    """Whole weeks from one ISO day to another, both included; 0 when either is missing."""
    if not starts_on or not ends_on:
        return 0
    return ((date.fromisoformat(ends_on) - date.fromisoformat(starts_on)).days + 1) // 7


def states(
    programmes: Iterable[tuple[int, str]], served: Sequence[Served], hours: dict[int, float],
    able: Mapping[int, Sequence[int]],
) -> list[ProgrammeState]:
    """Every programme's items. `hours` are those of item 3 in the semester; `able` names, by
    item, the partners who do or promise it anywhere in the school."""
    found = []
    for programme, name in programmes:
        mine: dict[int, list[Served]] = {item: [] for item in ITEMS}
        for one in served:
            if one.programme == programme:
                mine[one.item].append(one)
        semester = round(hours.get(programme, 0), 2)
        items = tuple(
            ItemState(item, state_of(item, mine[item], semester), tuple(mine[item]),
                      semester if item == GUESTS else round(sum(
                          one.hours for one in mine[item]), 2))
            for item in ITEMS)
        candidates = {
            one.item: tuple(other for other in able.get(one.item, ())
                            if other not in one.partners)[:5]
            for one in items if one.state != MET}
        found.append(ProgrammeState(programme, name, items, semester, candidates))
    return found
