"""Candidates for a need, as they are laid side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# Why a partner is among them, the surest first: named for the need or appraised for it; proposed,
# because it has worked with the programme, or is in the line of business of one that has.
NAMED, PROGRAMME, SECTOR = "named", "programme", "sector"


@dataclass(frozen=True, slots=True)
class Appraised:
    """An appraisal: criterion → score and evidence; for the need itself, or for another."""

    id: int
    on_date: str
    by: str
    total: float | None
    verdict: str
    scores: Mapping[str, tuple[int, str]]
    for_need: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A partner: its newest appraisal, where its documents stand, what was done together."""

    id: int
    name: str
    reason: str
    appraised: Appraised | None
    document: str  # the status of its most telling agreement, empty without one
    activities: int = 0
    newest: str = ""  # the title of the newest activity
    newest_on: str = ""
