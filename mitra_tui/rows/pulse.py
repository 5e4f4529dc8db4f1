"""The condition of a partnership by the paper's eight strategies: what is read, and how it is told.

A strategy has a few signs. A sign holds, does not hold, or has nothing to be judged by; what it
was judged by is listed as evidence. The rules themselves are `rows.pulse_rules`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

STRATEGIES = tuple(range(1, 9))


class Level(StrEnum):
    """How alive a strategy is in the records, from nothing known to all signs shown."""

    NONE = "none"
    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"

    @property
    def points(self) -> int:
        """0 for nothing known, up to 3."""
        return list(Level).index(self)


class Evidence(NamedTuple):
    """One record that says something: its kind and id, its day (ISO) and its name."""

    what: str
    id: int
    on_date: str
    text: str


class Goal(NamedTuple):
    """A need that the partner is to answer."""

    evidence: Evidence
    horizon: str
    due_on: str
    met_on: str


class Talk(NamedTuple):
    """The newest of a partner's interactions of one sort in the span."""

    evidence: Evidence
    kind: str
    direction: str
    face_to_face: bool
    people: bool


class Deed(NamedTuple):
    """The newest of what was done together of one sort in the span.

    `told_whole`: achievements and challenges were both written down; `shared`: both sides had
    their part.
    """

    evidence: Evidence
    told_whole: bool
    training: bool
    shared: bool


class Trouble(NamedTuple):
    """A conflict, potential or actual; `accepted`: both sides accept how it ended."""

    evidence: Evidence
    nature: str
    closed_on: str
    accepted: bool
    lessons: bool


class Pact(NamedTuple):
    """An agreement with the four parts that the paper asks for."""

    evidence: Evidence
    status: str
    objectives: bool
    duties: bool
    indicators: bool
    ladder: bool

    @property
    def valid(self) -> bool:
        """Whether it is in force."""
        return self.status in ("active", "expiring")

    @property
    def whole(self) -> bool:
        """Whether it has all four parts."""
        return self.objectives and self.duties and self.indicators and self.ladder


class Voice(NamedTuple):
    """The newest answer to a survey by one kind of respondent, or (`review`) a review made."""

    evidence: Evidence
    kind: str


class Task(NamedTuple):
    """A follow-up that came out of a survey or a review."""

    evidence: Evidence
    due_on: str
    done_on: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the rules read of one partner, on one day."""

    day: date
    goals: Sequence[Goal] = ()
    contacts: Sequence[Evidence] = ()  # those one can reach now
    former: Sequence[Evidence] = ()  # contacts one cannot reach
    talks: Sequence[Talk] = ()
    deeds: Sequence[Deed] = ()
    troubles: Sequence[Trouble] = ()
    pacts: Sequence[Pact] = ()
    voices: Sequence[Voice] = ()
    tasks: Sequence[Task] = ()


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of a strategy. `holds` is None where there is nothing to judge it by.

    `name` is the last part of the catalogue keys `pulse.sign.<strategy>.<name>` (what it asks)
    and `pulse.act.<strategy>.<name>` (what would bring it about).
    """

    name: str
    holds: bool | None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One strategy of one partner."""

    strategy: int
    signs: tuple[Sign, ...]

    @property
    def level(self) -> Level:
        """All signs that can be judged hold: strong; some: fair; none: weak."""
        judged = [one.holds for one in self.signs if one.holds is not None]
        if not any(one.evidence for one in self.signs) and not any(judged):
            return Level.NONE
        if all(judged):
            return Level.STRONG
        return Level.FAIR if any(judged) else Level.WEAK

    @property
    def lacking(self) -> Sign | None:
        """The first sign that does not hold: what to do next for this strategy."""
        return next((one for one in self.signs if one.holds is False), None)


@dataclass(frozen=True, slots=True)
class Pulse:
    """The eight strategies of one partner."""

    partner: int
    name: str
    readings: tuple[Reading, ...]

    @property
    def points(self) -> int:
        """0 to 24, by which partners are put in order."""
        return sum(one.level.points for one in self.readings)

    @property
    def next(self) -> Reading | None:
        """The strategy where one act raises most: of those that lack the fewest signs to be
        strong, the lowest; None when all are strong."""
        lacking = [one for one in self.readings if one.lacking is not None]
        return min(lacking, key=lambda one: (
            -_gain(one), one.level.points, one.strategy), default=None)


def _gain(reading: Reading) -> int:
    """How many levels the act for its first lacking sign would raise a strategy."""
    lacking = reading.lacking
    signs = tuple(
        Sign(one.name, True, one.evidence) if one is lacking else one for one in reading.signs)
    return Reading(reading.strategy, signs).level.points - reading.level.points


def to_json(pulse: Pulse, sentence: Any) -> dict[str, Any]:
    """The object that the command line prints; `sentence(key)` gives the words of a key."""
    def act(reading: Reading) -> str | None:
        lacking = reading.lacking
        if lacking is None:
            return None
        return str(sentence(f"pulse.act.{reading.strategy}.{lacking.name}"))

    return {
        "partner": pulse.partner, "name": pulse.name, "points": pulse.points,
        "next": None if pulse.next is None else {
            "strategy": pulse.next.strategy, "act": act(pulse.next)},
        "strategies": [{
            "strategy": one.strategy, "title": sentence(f"strategy.{one.strategy}"),
            "level": str(one.level), "act": act(one),
            "signs": [{
                "sign": sign.name, "holds": sign.holds,
                "asks": sentence(f"pulse.sign.{one.strategy}.{sign.name}"),
                "evidence": [item._asdict() for item in sign.evidence],
            } for sign in one.signs],
        } for one in pulse.readings],
    }
