"""The sheets of surveys; enter opens one as it was typed, to be checked and mended."""

from __future__ import annotations

from collections.abc import Sequence

from mitra_tui.i18n import t
from mitra_tui.i18n.dates import iso_text
from mitra_tui.screens.list_screen import ListScreen
from mitra_tui.widgets.table import Head


class ResponsesScreen(ListScreen):
    """Of one round, each sheet's answers stand in its line."""

    ROOT = "feedback"
    WHAT = "responses"

    @property
    def survey(self) -> int | None:
        """The round whose sheets these are; None: of any."""
        survey = self.start_query.filter("survey")
        return survey if isinstance(survey, int) else None

    def heads(self) -> list[Head]:
        if self.survey is None:
            return super().heads()
        return [Head(t("responses.sheet"), 8), Head(t("responses.partner"), 22, grow=1),
                Head(t("responses.answers"), 30, grow=1), Head(t("responses.on_date"), 11)]

    def cells(self, ids: Sequence[int]) -> Sequence[tuple[str, ...]]:
        """The answers of the sheets in view: two queries a page."""
        if self.survey is None:
            return super().cells(ids)
        from mitra_tui.services.surveys.entry import sheets

        return [(one.sheet or "–", one.partner, one.answers,
                 iso_text(one.on_date) if one.on_date else "") for one in sheets(ids)]

    def edit_record(self, record_id: int) -> None:
        """The sheet, question by question."""
        from mitra_tui.screens.paper_entry import PaperEntry

        record = self.attempt(self.store.get, record_id)
        if record is not None:
            self.app.push_screen(PaperEntry(record.values["survey"], record), self.saved)

    def action_new(self) -> None:
        """Type another sheet of this round."""
        if self.survey is None:
            super().action_new()
            return
        from mitra_tui.screens.survey_acts import type_answers

        type_answers(self, self.survey)
