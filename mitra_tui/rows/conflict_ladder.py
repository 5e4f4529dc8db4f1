"""The ladder up which a conflict goes: where it stands, the next step, and until when.

An agreement brings its own (deliberation, mediation, court or arbitration, with days); without
one the school's own ladder holds (domain: agreements, the quarrel at a PKL site).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from mitra_tui.rows.conflict import GRAVEST, standing_steps

WITHOUT_DAYS = 14
"""Days within which a step is due for which the ladder names none."""

# Severities up to which nobody has to be taken out of harm's way at once.
_GENTLE = (1, 2)
_KIND = {"deliberation": "deliberation", "mediation": "mediation", "court": "legal",
         "arbitration": "legal"}


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a ladder: its code, the kind of entry that takes it, days within which."""

    code: str
    kind: str
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a conflict stands: the ladder, the rung reached (-1: none), the next one.

    `due` is an ISO day. When the ladder is at its end, the next step is a decision; of what is
    closed there is none (`step` None, `due` empty).
    """

    rungs: tuple[Rung, ...]
    at: int
    step: Rung | None
    due: str


IMMEDIATE = Rung("immediate", "immediate_action", 0)
DECISION = Rung("decision", "decision", WITHOUT_DAYS)

# tindakan segera → guru pembimbing → kaprog → waka humas → kepala sekolah → mediasi
SCHOOL_LADDER = (
    IMMEDIATE, Rung("supervisor", "communication", 3), Rung("head", "communication", 3),
    Rung("partnerships", "deliberation", 5), Rung("principal", "deliberation", 7),
    Rung("mediation", "mediation", 14),
)


def as_chosen(rungs: Iterable[Mapping[str, Any]]) -> tuple[Rung, ...]:
    """The ladder that a school has chosen, as its preference keeps it."""
    return tuple(Rung(one["rung"], one["kind"], one["days"]) for one in rungs)


def kept(rungs: Iterable[Rung]) -> list[dict[str, Any]]:
    """A ladder as a preference keeps it."""
    return [{"rung": one.code, "kind": one.kind, "days": one.days} for one in rungs]


def of_agreement(dispute_steps: Iterable[tuple[str, int | None]]) -> tuple[Rung, ...]:
    """The ladder that an agreement names: pairs of step and days."""
    return tuple(Rung(step, _KIND[step], days) for step, days in dispute_steps)


def stand(values: Mapping[str, Any], rungs: tuple[Rung, ...], *, agreed: bool) -> Standing:
    """Where the conflict with these `values` stands on its ladder.

    `agreed`: it is an agreement's, which knows no immediate action; one is proposed first all
    the same when the conflict is of the gravest kind. Severity 4 is due the same day, whatever
    the ladder says.
    """
    steps = standing_steps(values["steps"])
    at = _reached(rungs, steps)
    if values["closed_on"]:
        return Standing(rungs, at, None, "")
    grave = values["severity"] == GRAVEST
    happened = values["nature"] == "actual"
    ahead = list(rungs[at + 1:])
    if not happened or values["severity"] in _GENTLE or steps:
        ahead = [one for one in ahead if one.kind != "immediate_action"]
    elif agreed and grave:
        ahead.insert(0, IMMEDIATE)
    step = ahead[0] if ahead else DECISION
    since = max([values["raised_on"], *(one["on_date"] for one in steps)])
    days = 0 if grave else WITHOUT_DAYS if step.days is None else step.days
    return Standing(rungs, at, step, _after(since, days))


def _after(day: str, days: int) -> str:
    """The day so many days later; of the last days that there are, the last."""
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except OverflowError:
        return date.max.isoformat()


def _reached(rungs: Sequence[Rung], steps: Iterable[Mapping[str, Any]]) -> int:
    """The highest rung that the entries have taken, -1 when they took none.

    An entry that names its rung takes that one. One of the kind of the rung on which the
    conflict stands stays there (a second meeting); else it takes the next of its kind.
    """
    at = -1
    codes = [one.code for one in rungs]
    for entry in steps:
        if entry.get("rung") in codes:
            at = max(at, codes.index(entry["rung"]))
        elif at < 0 or rungs[at].kind != entry["kind"]:
            at = next((place for place in range(at + 1, len(rungs))
                       if rungs[place].kind == entry["kind"]), at)
    return at
