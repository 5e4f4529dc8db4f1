"""The page of one survey: what it says so far, who has yet to answer, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.binding import Binding

from mitra_tui.i18n import t
from mitra_tui.rows.lines import Line
from mitra_tui.rows.survey_card import SurveyCard
from mitra_tui.screens import survey_acts
from mitra_tui.screens.card_page import CardPage
from mitra_tui.screens.survey_lines import SECTIONS, head_texts, section_lines
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.table import RowsTable


class SurveyPage(CardPage[SurveyCard]):
    """Three head rows, then a line for each section; enter opens it."""

    ROOT = "feedback"
    WHAT = "surveys"
    SECTIONS = SECTIONS
    HELP = "survey_page"
    BINDINGS = [
        verb("l", "next", "next", show=True),
        Binding("n", "new", t("keys.survey.type"), show=True, id="list.new",
                tooltip=t("keys.survey.type.tip")),
        verb("e", "edit", "edit", show=True),
        verb("p", "print", "print", show=True),
        Binding("g", "related", t("survey_acts.state"), show=True, id="list.related",
                tooltip=t("keys.survey.state.tip")),
        verb("h", "history", "history"),
    ]

    # -- what differs ----------------------------------------------------------
    def read_card(self) -> SurveyCard:
        from mitra_tui.services.surveys.card import card

        return card(self.record_id)

    def told(self, card: SurveyCard) -> tuple[Sequence[str], Sequence[Line]]:
        return head_texts(card), section_lines(card)

    def name_of(self, card: SurveyCard) -> str:
        return str(card.record.values["title"])

    def columns(self) -> tuple[int, str]:
        return 21, t("survey_page.says")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was removed can be read and brought back."""
        if self.card is None:
            return True
        if action in ("next", "new", "edit", "print", "related"):
            return not self.card.record.hidden
        return True

    # -- opening ---------------------------------------------------------------
    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        message.stop()
        card, section = self.card, self.section
        if card is None:
            return
        if section == "results":
            survey_acts.show_results(self, self.record_id)
        elif section == "sheets":
            survey_acts.show_sheets(self, self.record_id)
        elif section == "history":
            self.action_history()
        elif section == "rounds":
            self._open_round(card)
        elif section == "questions":
            from mitra_tui.screens.survey_questions import QuestionsPage

            self.app.push_screen(QuestionsPage(self.record_id))
        elif card.record.values["partners"]:
            survey_acts.show_waiting(self, self.record_id)
        elif not card.record.hidden:
            survey_acts.ask_partners(self, self.record_id, self._acted)

    def _open_round(self, card: SurveyCard) -> None:
        other = card.record.values["earlier"] or (card.later[0] if card.later else None)
        if other is not None:
            self.app.push_screen(SurveyPage(int(other)))


    # -- verbs -----------------------------------------------------------------
    def action_next(self) -> None:
        """Planned → open → typing answers → another round."""
        survey_acts.next_step(self, self.record_id, self._acted)

    def action_new(self) -> None:
        """Type answers from paper."""
        survey_acts.type_answers(self, self.record_id)

    def action_edit(self) -> None:
        """Its title, days, partners and questions."""
        from mitra_tui.screens.record_form import open_form

        if self.card is not None:
            open_form(self, self.WHAT, self.card.record)

    def action_print(self) -> None:
        """Its form, its fill-in sheet, or what it says."""
        from mitra_tui.screens.survey_printing import print_survey

        print_survey(self, self.record_id)

    def action_related(self) -> None:
        """Open or close it by hand."""
        survey_acts.choose_state(self, self.record_id, self._acted)

    def _acted(self, record_id: int) -> None:
        """Something was done; another round that came of it is shown now."""
        self.record_id = record_id
        self.acted(record_id)
