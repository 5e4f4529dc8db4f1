"""What a survey's page shows: the round, what it says so far, and who has yet to answer."""

from __future__ import annotations

from dataclasses import dataclass

from mitra_tui.rows.change import ChangeRow
from mitra_tui.rows.record import Record
from mitra_tui.rows.survey_results import Results


@dataclass(frozen=True, slots=True)
class SurveyCard:
    """All that the page needs, read at one time."""

    record: Record
    results: Results
    before: Results | None
    waiting: tuple[str, ...]
    programme: str
    earlier: str
    later: tuple[int, str] | None  # the round after this one
    changes: int
    changed: ChangeRow | None
