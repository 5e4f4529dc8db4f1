"""The agenda: what needs someone, in the four groups of *Hari ini*, by rules that take the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from mitra_tui.rows.agreement import DEFAULT_LEAD_DAYS

LATE, TODAY, WEEK, MONTH, LATER = GROUPS = ("late", "today", "week", "month", "later")

WEEK_DAYS = 7
MONTH_DAYS = 30
MOST_DAYS = 36_500
"""How far ahead an agenda can look."""
FINDING_WITHIN = 7
"""Days after an activity within which its finding should be written down."""
FINDING_ASKED = 180
"""Days after an activity from which nobody is asked any more: nobody would remember."""
REMIND_BEFORE = (90, 60, 30, 7)
"""Days before the end of a term at which a calendar reminds of it."""
ANSWER_ASKED = 180
"""Days after its day for which an answer that did not come is shown."""
EXPIRED_SHOWN = 365
"""Days for which something late of an agreement is shown: its end, a duty, an unknown figure."""
MISSED_SHOWN = 30
"""Days after its own for which an indicator that was missed is shown, to be talked about."""
MOST = 300
"""Read of each kind for the screen: nobody works through more, and the list says so."""

# What is due comes before what is only to be tidied up.
KINDS = ("followup", "conflict", "sign", "agreement", "duty", "indicator", "activity", "need",
         "letter", "survey", "review", "happened", "finding", "contact", "pending")
_TIDYING = frozenset({"happened", "finding", "contact", "pending"})
_PLACES = {kind: place for place, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One thing that needs someone.

    `what` and `id` name the record to open, `part` the line of its list that is meant (from 1;
    0: the record itself). `due` is an ISO day (empty: whenever), said as precisely as `precision`
    knows it. `kind` is one of `KINDS`, `group` one of `GROUPS`. `partner` is whom it concerns
    (0: nobody, or several), `about` says of what kind the waiting rows of an import are.
    """

    what: str
    id: int
    due: str
    kind: str
    text: str
    owner: str
    group: str
    precision: str = "day"
    partner: int = 0
    about: str = ""
    part: int = 0

    @property
    def kind_place(self) -> int:
        """The place of its kind among `KINDS`."""
        return _PLACES[self.kind]

    @property
    def order(self) -> tuple[int, int, str, int, int, int]:
        """The place in the list: by group, what is due before what is to be tidied, by day."""
        return (GROUPS.index(self.group), self.kind in _TIDYING, self.due or "9999",
                self.kind_place, self.id, self.part)


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


@dataclass(frozen=True, slots=True)
class Window:
    """The days that an agenda looks at, seen from `day`.

    `days` is how far it was asked to look ahead; None looks a month ahead and leaves it to each
    agreement's own lead time when its end is near. `most` rows are read of each kind, 0: all.
    """

    day: date
    days: int | None = None
    most: int = MOST

    @property
    def today(self) -> str:
        """The day from which it looks, as ISO text."""
        return self.day.isoformat()

    @property
    def last(self) -> str:
        """The last day at which it looks."""
        return after(self.day, MONTH_DAYS if self.days is None else self.days)

    def group(self, due: str) -> str:
        """The group of something due on `due`; empty when it is too far off to be shown.

        What has no day is never late and stands with the month, so that it is not forgotten.
        """
        if not due:
            return MONTH
        if due <= self.today:
            return TODAY if due == self.today else LATE
        if due > self.last:
            return ""
        if due <= after(self.day, WEEK_DAYS):
            return WEEK
        return MONTH if due <= after(self.day, MONTH_DAYS) else LATER


def after(day: date, days: int) -> str:
    """The day `days` after `day` (before, when negative), as ISO text; no day is after 9999."""
    try:
        return (day + timedelta(days=days)).isoformat()
    except OverflowError:
        return (date.max if days > 0 else date.min).isoformat()


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


def agreement_due(status: str, ends_on: str, snoozed_to: str, window: Window) -> tuple[str, str]:
    """The day on which an agreement with this status asks for attention, and its group.

    The group is empty when it does not. One that is expiring needs work from now on, even when
    it ends later than the agenda looks; any other is shown to whoever asks so far ahead. A
    snooze that has not passed yet moves the day.
    """
    asked = window.days is not None and bool(ends_on) and ends_on <= window.last
    if status not in ("expiring", "expired") and not (
            status in ("active", "upcoming") and asked):
        return "", ""
    if snoozed_to > window.today:
        return snoozed_to, window.group(snoozed_to)
    if status == "expired" and ends_on < after(window.day, -EXPIRED_SHOWN):
        return "", ""
    return ends_on, window.group(ends_on) or MONTH


def reminders(ends_on: str, lead_days: int | None, snoozed_to: str, today: str) -> tuple[int, ...]:
    """So many days before the end of a term a calendar reminds of it: at the usual ones, and when
    the agreement's own lead time begins. A snooze that has not passed yet comes first."""
    days = {*REMIND_BEFORE, DEFAULT_LEAD_DAYS if lead_days is None else lead_days}
    if snoozed_to > today:
        rest = (date.fromisoformat(ends_on) - date.fromisoformat(snoozed_to)).days
        days = {one for one in days if one < rest} | {rest}
    return tuple(sorted(days, reverse=True))


def signing_due(starts_on: str, snoozed_to: str, window: Window) -> tuple[str, str]:
    """When an agreement that was sent should be signed, and its group (empty: not to be shown).

    It waits from the day it was sent: by its first day at the latest. A snooze moves the day.
    """
    if snoozed_to > window.today:
        return snoozed_to, window.group(snoozed_to)
    return starts_on, window.group(starts_on) or MONTH


def indicator_asks(due_on: str, met: bool | None, known: bool, window: Window) -> bool:
    """Whether an indicator with a day asks for attention: while it can still be met, as long as
    nobody said what it reached (`known`), and for a while when it was missed."""
    if met or not window.group(due_on):
        return False
    return due_on >= after(window.day, -(MISSED_SHOWN if known else EXPIRED_SHOWN))
