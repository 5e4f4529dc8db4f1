"""Early warnings: what each rule looks at, how it can be tuned, and when it must stay silent.

A false alarm is worse than none. Every rule here is a small function over plain facts that takes
the day; its docstring says when it must *not* fire. `services.warnings` reads the facts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, NamedTuple

from mitra_tui.rows.fields import Field, Kind
from mitra_tui.rows.rhythm import days_between, rhythm

RULES = ("clash", "letter", "duty", "ending", "indicator", "contact", "cancelled", "scores",
         "silence")
"""The rules in the order in which their warnings are shown: what can still be turned first."""

_ON = Field("on", Kind.FLAG, default=True)


def _whole(name: str, low: int, high: int, usual: int) -> Field:
    return Field(name, Kind.INTEGER, minimum=low, maximum=high, default=usual)


OPTIONS: Mapping[str, tuple[Field, ...]] = {
    "clash": (_ON, _whole("ahead", 1, 365, 90)),
    "letter": (_ON, _whole("days", 0, 365, 0)),
    "duty": (_ON, _whole("days", 0, 365, 0)),
    "ending": (_ON, _whole("days", 1, 365, 60)),
    "indicator": (_ON, _whole("days", 1, 365, 60), _whole("share", 1, 100, 50)),
    "contact": (_ON, _whole("days", 0, 365, 0)),
    "cancelled": (_ON, _whole("times", 2, 10, 2), _whole("months", 1, 60, 12)),
    "scores": (_ON, _whole("points", 1, 75, 10)),
    "silence": (_ON, _whole("times", 1, 20, 2), _whole("days", 1, 365, 30)),
}
"""What can be tuned of each rule; a field's default holds until the school chooses."""

Options = Mapping[str, int]

RECENT = 90
"""Days after an agreement's end, or an indicator's day, for which anyone is still warned."""
LONGEST = 7
"""Days that an activity lasts at most to clash with another: what runs for weeks runs beside
the rest."""
COMMON = 3
"""Questions that two rounds of a survey must share to be compared."""

_MARK = 500  # letters of a mark that are kept; a longer one is known by its digest


class Evidence(NamedTuple):
    """One record that a warning was told by: its kind and id, its day (ISO) and its name."""

    what: str
    id: int
    on_date: str
    text: str


@dataclass(frozen=True, slots=True)
class EarlyWarning:
    """One thing that may become a quarrel.

    `rule` is one of `RULES`. `what` and `id` name the record that it is about, `partner` whom it
    concerns (0: nobody), `name` what people call that. `since` is the ISO day from which it
    holds; `figures` fill the gaps of the sentence `warnings.told.<rule>`.
    """

    rule: str
    what: str
    id: int
    partner: int
    name: str
    since: str
    evidence: tuple[Evidence, ...]
    figures: Mapping[str, Any] = field(default_factory=dict)
    agreement: int | None = None
    activity: int | None = None

    @property
    def mark(self) -> str:
        """What the evidence is known by: a warning that was put aside returns when it differs."""
        told = ";".join(sorted(f"{one.what}/{one.id}@{one.on_date}" for one in self.evidence))
        return told if len(told) <= _MARK else sha256(told.encode()).hexdigest()

    @property
    def order(self) -> tuple[int, str, str, int]:
        """Its place in the list."""
        return RULES.index(self.rule), self.since, self.name.casefold(), self.id


# -- the rules ---------------------------------------------------------------------
def is_silent(days: Sequence[str], met_on: str, today: str, options: Options,
              ) -> tuple[int, int] | None:
    """Silence beyond the partner's rhythm: (days of silence, usual gap), or None.

    `days` are the days of contact, `met_on` the last activity that was done together (empty:
    none). Must not fire: with too few contacts to know a rhythm; within `days` days, however
    lively the partner is; within `times` times the usual gap; when pauses as long as this have
    been more than once, so that they belong to the rhythm; after an activity together, which is
    contact too. (Whoever reads the facts leaves out partners that are not active, and those with
    whom a task or an activity is planned: somebody is at it.)
    """
    known = rhythm(days, today)
    if known is None:
        return None
    quiet, gaps = known
    if met_on and met_on <= today:
        quiet = min(quiet, days_between(met_on, today))
    usual = known.usual
    if quiet <= options["days"] or usual is None or quiet <= options["times"] * usual:
        return None
    return (quiet, usual) if gaps[-2] < quiet else None


def is_overdue(due_on: str, done_on: str, today: str, options: Options) -> bool:
    """A duty or an answer is overdue. Must not fire: without a day, on the day itself, when it
    was done, within `days` days after it."""
    return bool(due_on) and not done_on and due_on < today and (
        days_between(due_on, today) > options["days"])


def is_behind(target: float | None, actual: float | None, due_on: str, today: str,
              options: Options) -> bool:
    """An indicator is far from its target near its day.

    Must not fire: without target, day or figure (nothing known is not nothing done); earlier
    than `days` days before its day or long after it; from `share` per cent of the target on.
    """
    if not target or target < 0 or actual is None or not due_on:
        return False
    ahead = days_between(today, due_on)
    return -RECENT <= ahead <= options["days"] and actual * 100 < options["share"] * target


def is_undecided(ends_on: str, today: str, options: Options, *, settled: bool) -> bool:
    """A signed agreement ends and nobody has decided what then.

    `settled`: a decision was recorded, a renewal or a longer addendum exists (a draft too), or
    the question was put off. Must not fire: then; earlier than `days` days before the end; long
    after it; without an end.
    """
    if settled or not ends_on:
        return False
    return -RECENT <= days_between(today, ends_on) <= options["days"]


def fell(earlier: float, now: float, options: Options) -> bool:
    """Scores fell between two rounds (indexes of 25 to 100). Must not fire: for less than
    `points` points."""
    return earlier - now >= options["points"]


def in_a_row(activities: Sequence[tuple[str, bool]], options: Options) -> int:
    """How many activities with a partner were cancelled one after the other, until now; 0 when
    that is less than `times`.

    `activities` are (day, whether it was cancelled) of those that were done or cancelled. Must
    not fire: when one was done since, or between, so that the row is broken.
    """
    row = 0
    for _, cancelled in sorted(activities, reverse=True):
        if not cancelled:
            break
        row += 1
    return row if row >= options["times"] else 0


class Planned(NamedTuple):
    """An activity with days that are known: the ids of its programmes and partners, the folded
    place and owner."""

    id: int
    title: str
    first: str
    last: str
    place: str
    owner: str
    programmes: frozenset[int]
    partners: frozenset[int]


def clash(one: Planned, other: Planned) -> str:
    """Why two activities of the same days stand in each other's way: `programme`, `owner`,
    `place`, or empty.

    They ask for the same programme or the same person; or they go to the same place, and one
    names no programme and so may ask for those of the other. Must not fire: on different days;
    for different programmes; for what lasts longer than `LONGEST` days; for two parts of one
    event (the same title).
    """
    if one.last < other.first or other.last < one.first or one.title == other.title:
        return ""
    if max(days_between(each.first, each.last) for each in (one, other)) >= LONGEST:
        return ""
    if one.programmes & other.programmes:
        return "programme"
    if one.owner and one.owner == other.owner:
        return "owner"
    apart = one.programmes and other.programmes
    return "place" if one.place and one.place == other.place and not apart else ""
