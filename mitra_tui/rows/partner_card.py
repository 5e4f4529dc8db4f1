"""What a partner's page shows: the partner, and of each list that belongs to it the number and
the newest line."""

from __future__ import annotations

from dataclasses import dataclass

from mitra_tui.rows.attachment import Attached
from mitra_tui.rows.change import ChangeRow
from mitra_tui.rows.pulse import Pulse
from mitra_tui.rows.record import Record


@dataclass(frozen=True, slots=True)
class People:
    """The contacts: how many are there now, how many left, and whom to call."""

    current: int = 0
    left: int = 0
    name: str = ""
    position: str = ""
    phone: str = ""
    active_to: str = ""  # the day they left, where nobody is there now


@dataclass(frozen=True, slots=True)
class Appraisals:
    """How often the partner was appraised, and what the newest appraisal says."""

    count: int = 0
    total: float | None = None
    on_date: str = ""
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Agreements:
    """How many agreements there are, and the most telling of them: its kind, what it is called,
    its last day and its status today."""

    count: int = 0
    kind: str = ""
    name: str = ""
    ends_on: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Activities:
    """The activities with this partner, and the newest."""

    count: int = 0
    title: str = ""
    starts_on: str = ""
    ends_on: str = ""
    precision: str = ""


@dataclass(frozen=True, slots=True)
class Benefits:
    """What the school and the partner got, and the newest benefit. `thank`: the partner gave
    last, and was not thanked since."""

    school: int = 0
    partner: int = 0
    kind: str = ""
    side: str = ""
    on_date: str = ""
    thank: bool = False


@dataclass(frozen=True, slots=True)
class Interactions:
    """What was said and written, when last (ISO, until today), and how many days usually lie
    between (None: too few to tell)."""

    count: int = 0
    on_date: str = ""
    kind: str = ""
    subject: str = ""
    last_on: str = ""
    usual: int | None = None


@dataclass(frozen=True, slots=True)
class Conflicts:
    """The conflicts that are open and that are closed, and the newest: what it is about, its
    status today, since when it is open and for how many days."""

    open: int = 0
    closed: int = 0
    summary: str = ""
    status: str = ""
    raised_on: str = ""
    age: int = 0


@dataclass(frozen=True, slots=True)
class Feedback:
    """How many sheets of surveys came from this partner, and the newest: its day and survey."""

    count: int = 0
    on_date: str = ""
    survey: str = ""


@dataclass(frozen=True, slots=True)
class Reviews:
    """How often the partnership was reviewed, and what the newest review decided."""

    count: int = 0
    on_date: str = ""
    decision: str = ""
    findings: str = ""


@dataclass(frozen=True, slots=True)
class Followups:
    """The tasks that wait and those that are done; the one that is due first."""

    waiting: int = 0
    done: int = 0
    title: str = ""
    due_on: str = ""  # a snooze has moved it already


@dataclass(frozen=True, slots=True)
class PartnerCard:
    """All that the page needs, read at one time."""

    record: Record
    merged_into: tuple[int, str] | None
    people: People
    appraisals: Appraisals
    agreements: Agreements
    activities: Activities
    benefits: Benefits
    interactions: Interactions
    conflicts: Conflicts
    feedback: Feedback
    reviews: Reviews
    pulse: Pulse
    followups: Followups
    attachments: tuple[Attached, ...]
    changes: int
    changed: ChangeRow | None
