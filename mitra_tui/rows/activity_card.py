"""What an activity's page shows: the activity, and of what hangs on it the number and more."""

from __future__ import annotations

from dataclasses import dataclass

from mitra_tui.rows.attachment import Attached
from mitra_tui.rows.change import ChangeRow
from mitra_tui.rows.partner_card import Conflicts, Followups
from mitra_tui.rows.record import Record


@dataclass(frozen=True, slots=True)
class ActivityCard:
    """All that the page needs, read at one time. Partners and programmes are id and name;
    `clashes` are the titles of what is on the same days, for whose programmes."""

    record: Record
    partners: tuple[tuple[int, str], ...]
    programmes: tuple[tuple[int, str], ...]
    agreement: str
    serves: tuple[str, ...]  # the duty and the indicator, in words
    attachments: tuple[Attached, ...]
    benefits: int
    interactions: int
    conflicts: Conflicts
    followups: Followups
    clashes: tuple[tuple[int, str, str], ...]  # id, title, programmes
    changes: int
    changed: ChangeRow | None
