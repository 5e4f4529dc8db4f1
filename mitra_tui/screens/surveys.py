"""Umpan balik (6): the rounds of questions, each with how many have answered."""

from __future__ import annotations

from mitra_tui.i18n import t
from mitra_tui.screens.list_screen import ListScreen
from mitra_tui.screens.verbs import verb


class SurveysScreen(ListScreen):
    """The rounds, the newest on top; enter opens one, `l` takes it further."""

    ROOT = "feedback"
    WHAT = "surveys"
    BINDINGS = [
        verb("l", "next", "next", show=True),
        verb("p", "print", "print", show=True),
    ]

    def open_record(self, record_id: int) -> None:
        from mitra_tui.screens.survey_page import SurveyPage

        self.app.push_screen(SurveyPage(record_id))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is done to what was removed, or to no survey."""
        if action == "next":
            return self.is_mounted and bool(self.rows.count) and not self.query_now.hidden
        return super().check_action(action, parameters)

    def action_next(self) -> None:
        """Planned → open → typing answers → another round."""
        self._act("next_step")

    def action_print(self) -> None:
        """The round's form, its fill-in sheet, or what it says; without one, the report."""
        from mitra_tui.screens.survey_printing import print_survey

        here = self.rows.cursor_id
        if here is None or self.query_now.hidden:
            super().action_print()
        else:
            print_survey(self, here)

    def _act(self, name: str) -> None:
        from mitra_tui.screens import survey_acts

        here = self.rows.cursor_id
        if here is not None:
            getattr(survey_acts, name)(self, here, self._acted)

    def _acted(self, record_id: int) -> None:
        self.made()
        self.reread(record_id)
        self.say_saved()

    def related(self) -> list[tuple[str, str]]:
        more = [("responses", t("responses")), ("state", t("survey_acts.state"))] if (
            self.is_mounted and self.rows.count) else []
        return [*more, *super().related()]

    def go_related(self, key: str) -> None:
        here = self.rows.cursor_id
        if key == "responses" and here is not None:
            from mitra_tui.screens.survey_acts import show_sheets

            show_sheets(self, here)
        elif key == "state":
            self._act("choose_state")
        else:
            super().go_related(key)
