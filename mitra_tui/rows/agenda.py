"""The agenda: what needs someone, in the four groups of *Hari ini*, by rules that take the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

LATE, TODAY, WEEK, MONTH = GROUPS = ("late", "today", "week", "month")

WEEK_DAYS = 7
MONTH_DAYS = 30
FINDING_WITHIN = 7
"""Days after an activity within which its finding should be written down."""
FINDING_ASKED = 180
"""Days after an activity from which nobody is asked any more: nobody would remember."""
EXPIRED_SHOWN = 365
"""Days after its end for which an agreement that was neither renewed nor ended is shown."""

# What is due comes before what is only to be tidied up.
KINDS = ("followup", "agreement", "activity", "need", "happened", "finding", "contact", "pending")
_TIDYING = frozenset({"happened", "finding", "contact", "pending"})


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One thing that needs someone.

    `what` and `id` name the record to open; `due` is an ISO day (empty: whenever), said as
    precisely as `precision` knows it. `kind_key` names the kind in the catalogue, `group` is one
    of `GROUPS`. `partner` is whom it concerns (0: nobody, or several), `about` says of what kind
    the waiting rows of an import are.
    """

    what: str
    id: int
    due: str
    kind_key: str
    text: str
    owner: str
    group: str
    precision: str = "day"
    partner: int = 0
    about: str = ""

    @property
    def kind(self) -> str:
        """One of `KINDS`."""
        return self.kind_key.rpartition(".")[2]

    @property
    def order(self) -> tuple[int, int, str, int, int]:
        """The place in the list: by group, what is due before what is to be tidied, by day."""
        return (GROUPS.index(self.group), self.kind in _TIDYING, self.due or "9999",
                KINDS.index(self.kind), self.id)


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda of a day, in its order; `more` when a kind had more than was read of it."""

    items: tuple[AgendaItem, ...]
    more: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the first set-up: its catalogue key below `steps.`, and whether it is done."""

    key: str
    done: bool


def after(day: date, days: int) -> str:
    """The day `days` after `day` (before, when negative), as ISO text."""
    return (day + timedelta(days=days)).isoformat()


def horizon(day: date) -> str:
    """The last day that the agenda of `day` looks at."""
    return after(day, MONTH_DAYS)


def group_of(due: str, day: date) -> str:
    """The group of something due on `due`; empty when it is too far off to be shown.

    What has no day is never late and stands with the last group, so that it is not forgotten.
    """
    if not due:
        return MONTH
    if due < day.isoformat():
        return LATE
    if due == day.isoformat():
        return TODAY
    if due <= after(day, WEEK_DAYS):
        return WEEK
    return MONTH if due <= horizon(day) else ""


def activity_due(starts_on: str, ends_on: str, precision: str, status: str, found: bool,
                 day: date) -> tuple[str, str] | None:
    """Why an activity needs someone, and by when: (kind, day), or None when it does not.

    A planned one is coming or under way (`activity`), or its day has passed (`happened`: did it
    take place?). One that is done is asked for its finding (`finding`), unless it was `found`.
    """
    last = ends_on or starts_on
    if not starts_on or precision == "unknown":
        return None
    today = day.isoformat()
    if status == "planned":
        if last < today:
            return "happened", last
        if starts_on >= today:
            return "activity", starts_on
        # Under way. Of a month or a year only its end is certain.
        return "activity", last if precision in ("month", "year") else today
    if status == "done" and not found and last >= after(day, -FINDING_ASKED):
        return "finding", after(date.fromisoformat(last), FINDING_WITHIN)
    return None


def agreement_due(status: str, ends_on: str, snoozed_to: str, day: date) -> tuple[str, str]:
    """The day on which an agreement with this status asks for attention, and its group.

    The group is empty when it does not. One that is expiring needs work from now on, even when
    it ends later than the agenda looks. A snooze that has not passed yet moves the day.
    """
    if status not in ("expiring", "expired"):
        return "", ""
    if snoozed_to > day.isoformat():
        return snoozed_to, group_of(snoozed_to, day)
    if status == "expired" and ends_on < after(day, -EXPIRED_SHOWN):
        return "", ""
    return ends_on, group_of(ends_on, day) or MONTH
