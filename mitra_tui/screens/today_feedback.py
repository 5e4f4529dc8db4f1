"""What *Hari ini* does with surveys and reviews, in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mitra_tui.rows.agenda import AgendaItem

if TYPE_CHECKING:
    from mitra_tui.screens.today import TodayScreen


def open_survey(screen: TodayScreen, item: AgendaItem) -> None:
    """The page of the survey."""
    from mitra_tui.screens.survey_page import SurveyPage

    screen.app.push_screen(SurveyPage(item.id))


def next_of_survey(screen: TodayScreen, item: AgendaItem) -> None:
    """Open the round, or type its answers."""
    from mitra_tui.screens import survey_acts

    survey_acts.next_step(screen, item.id, lambda one: screen.acted(item, "message.saved_undo"))


def review(screen: TodayScreen, item: AgendaItem) -> None:
    """Make the review that is due."""
    from mitra_tui.screens.record_form import open_form

    open_form(screen, "evaluations", values={"partner": item.partner},
              done=lambda one: screen.saved_record("evaluations", one))
