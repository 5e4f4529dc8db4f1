"""Evaluasi (7): the condition of every partnership by the eight strategies, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.binding import Binding

from mitra_tui.i18n import t
from mitra_tui.screens.list_screen import ListScreen
from mitra_tui.screens.pulse_lines import SIGNS, next_text, signs_text
from mitra_tui.screens.reviewing import Reviewing
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.table import Head

_REPORTS = ("R7", "R5", "R12", "R6")


class EvaluationScreen(Reviewing, ListScreen):
    """Partners with a sign for each strategy; enter shows what each was judged by."""

    ROOT = "evaluation"
    WHAT = "partners"
    HELP = "evaluation"
    BINDINGS = [
        verb("l", "next", "next", show=True),
        Binding("n", "new", t("keys.evaluation.review"), show=True, id="list.new",
                tooltip=t("keys.evaluation.review.tip")),
        verb("g", "related", "related", show=True),
        verb("p", "print", "print", show=True),
    ]

    def heads(self) -> list[Head]:
        return [Head(t("partners.name"), 25, grow=2),
                Head(SIGNS, len(SIGNS), stays=True),
                Head(t("pulse.next"), 24, grow=3)]

    def cells(self, ids: Sequence[int]) -> Sequence[tuple[str, ...]]:
        """The signs of the partners that are in view: eleven queries a page."""
        from mitra_tui.services.pulse import pulse

        found = {one.partner: one for one in pulse(ids)} if ids else {}
        return [(found[one].name, signs_text(found[one]), next_text(found[one])) for one in ids]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Partners are added, changed and removed in their directory."""
        if action in ("edit", "delete", "restore", "mark", "mark_all", "import"):
            return False
        if action in ("next", "new"):
            return self.is_mounted and bool(self.rows.count) and not self.query_now.hidden
        return action == "print" or super().check_action(action, parameters)

    def shows(self, what: str) -> bool:
        return what == "evaluations"

    def open_record(self, record_id: int) -> None:
        from mitra_tui.screens.pulse_page import PulsePage

        self.app.push_screen(PulsePage(record_id))

    def note_partner(self) -> int | None:
        return self.rows.cursor_id

    # -- verbs -----------------------------------------------------------------
    def action_new(self) -> None:
        """A review of this partnership."""
        from mitra_tui.screens.pulse_acts import review

        here = self.rows.cursor_id
        if here is not None:
            review(self, here, self.reviewed)

    def action_next(self) -> None:
        """The one act that raises most."""
        from mitra_tui.screens.pulse_acts import take_next

        here = self.rows.cursor_id
        if here is not None and not self.follow_review():
            take_next(self, here, self._acted)

    def _acted(self, record_id: Any) -> None:
        if record_id is not None:
            self.made()
            self.reread(self.rows.cursor_id)
            self.say_saved()

    def related(self) -> list[tuple[str, str]]:
        return [("evaluations", t("evaluations")), ("eight", t("eight_plus_i.title")),
                ("weakest", t("evaluation.weakest")), ("reports", t("school.part.reports"))]

    def go_related(self, key: str) -> None:
        if key == "evaluations":
            from mitra_tui.screens.plain_list import list_of

            self.app.push_screen(list_of("evaluations"))
        elif key == "eight":
            from mitra_tui.screens.eight_plus_i import EightPage

            self.app.push_screen(EightPage())
        elif key == "weakest":
            from mitra_tui.screens.weakest import WeakestPage

            self.app.push_screen(WeakestPage())
        else:
            from mitra_tui.screens.reports import ReportsScreen

            self.app.push_screen(ReportsScreen())

    def action_print(self) -> None:
        """The evaluation by strategies, 8+i, the semester's report."""
        from mitra_tui.rows.report import REPORTS
        from mitra_tui.screens.report_printing import print_report

        known = [name for name in _REPORTS if name in REPORTS]
        if known:
            print_report(self, known[0], others=known[1:])
