"""Which screens a digit reaches, and what screens may ask of the app above them."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from mitra_tui.settings import Settings

# A screen, its digit, and the module and class below `screens` that show it. The F-key is the
# digit plus one, so that it works from inside a field too.
ROOTS: tuple[tuple[str, int, str, str], ...] = (
    ("today", 1, "today", "TodayScreen"),
    ("partners", 2, "partners", "PartnersScreen"),
    ("agreements", 3, "agreements", "AgreementsScreen"),
    ("activities", 4, "activities", "ActivitiesScreen"),
    ("conflicts", 5, "conflicts", "ConflictsScreen"),
    ("feedback", 6, "surveys", "SurveysScreen"),
    ("evaluation", 7, "evaluation", "EvaluationScreen"),
    ("school", 8, "school", "SchoolScreen"),
)


class TheApp(Protocol):
    """The app as its screens know it: they never import it."""

    settings: Settings
    sample: bool
    home: Path | None

    @property
    def current_mode(self) -> str:
        """The root screen that is on."""

    def action_go(self, name: str) -> None:
        """Show a root screen."""

    def action_leave(self) -> None:
        """End the app, keeping drafts."""

    def leave_sample(self) -> None:
        """From the try-out to the school's own data."""
