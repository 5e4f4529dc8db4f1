"""What a round says: question by question with its bar, and told apart by groups."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual import on
from textual.binding import Binding
from textual.widget import Widget

from mitra_tui.errors import NotFound
from mitra_tui.i18n import t, tn
from mitra_tui.rows.chart import bar, distribution, lines_of
from mitra_tui.rows.lines import Fixed, Line
from mitra_tui.rows.survey import SCALES
from mitra_tui.rows.survey_groups import Group, is_low, mean_before, wanting
from mitra_tui.rows.survey_results import QuestionResult, Results
from mitra_tui.screens.page import RowsPage
from mitra_tui.screens.survey_lines import (
    change_text,
    figures_text,
    grade_text,
    index_text,
    mean_text,
)
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.table import Head, RowsTable
from mitra_tui.widgets.text_line import TextLine

_BAR = 16
_CHART = 56
_ROUNDS = "rounds"


class ResultsPage(RowsPage[None]):
    """Questions in their order; enter shows the answers, `l` notes what follows from them."""

    ROOT = "feedback"
    HELP = "survey_results"
    BINDINGS = [
        Binding("l", "next", t("keys.survey.follow"), show=True, id="list.next",
                tooltip=t("keys.survey.follow.tip")),
        Binding("g", "groups", t("keys.survey.groups"), show=True, id="list.related",
                tooltip=t("keys.survey.groups.tip")),
        verb("p", "print", "print", show=True),
    ]

    def __init__(self, survey: int) -> None:
        super().__init__()
        self.survey = survey
        self.results: Results | None = None
        self.before: Results | None = None
        self.wanting: frozenset[str] = frozenset()

    def body(self) -> Iterable[Widget]:
        yield TextLine(strong=True, id="name")
        yield TextLine(id="second")
        yield TextLine(id="third")
        yield RowsTable([
            Head(t("surveys.questions.text"), 34, grow=1), Head("n", 4, right=True),
            Head(t("survey.mean"), 9, right=True), Head(t("survey_results.change"), 7, right=True),
            Head(t("survey.distribution"), _BAR)], empty=t("survey_acts.no_questions"))

    def reread(self, record_id: int | None = None) -> None:
        found = self.present(self._read)
        if found is None:
            return
        title, template, self.results, self.before = found
        self.wanting = frozenset(wanting(self.results, self.before))
        self.query_one("#name", TextLine).text = title
        self.query_one("#second", TextLine).text = figures_text(self.results, template)
        self.query_one("#third", TextLine).text = grade_text(self.results, self.before)
        self.rows.show(Fixed([
            Line(place, self._cells(one)) for place, one in enumerate(self.results.questions)]),
            cursor_id=self.rows.cursor_id)
        self.refresh_bindings()

    def _read(self) -> tuple[str, str, Results, Results | None]:
        from mitra_tui.services.surveys import comparing, records, results

        record = records.store.get(self.survey)
        if record.hidden:
            raise NotFound("error.not_found", what="surveys", id=self.survey)
        return (record.values["title"], record.values["template"], results.results(self.survey),
                comparing.earlier(self.survey))

    def _cells(self, one: QuestionResult) -> tuple[str, ...]:
        """A question as a line; what stays below a B has a sign before it."""
        kind = one.question.kind
        sign = "! " if one.question.code in self.wanting else ""
        if kind not in SCALES:
            return (one.question.text, str(one.n), "", "",
                    tn("survey_results.texts", one.n) if one.n else "")
        low, high = SCALES[kind]
        share = 0.0 if one.mean is None else float((one.mean - low) / (high - low))
        return (f"{sign}{one.question.text}", str(one.n), mean_text(one.mean, kind),
                change_text(one.mean, mean_before(one, self.before), kind), bar(share, _BAR))

    @property
    def question(self) -> QuestionResult | None:
        """The question under the cursor."""
        here = self.rows.cursor_id
        return None if here is None or self.results is None else self.results.questions[here]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What follows is noted about a question that was answered."""
        if action == "next":
            return self.results is not None and bool(self.results.n)
        return True

    # -- verbs -----------------------------------------------------------------
    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        """The answers to a question: bars, or what was written."""
        message.stop()
        from mitra_tui.widgets.dialogs import Notice

        one = self.question
        if one is None:
            return
        if one.question.kind in SCALES:
            labels = [t("value.no"), t("value.yes")] if one.question.kind == "yesno" else [
                str(score) for score in one.distribution]
            chart = distribution("", labels, list(one.distribution.values()))
            text = "\n".join(lines_of(chart, min(_CHART, self.app.size.width - 6)))
        else:
            from mitra_tui.services.surveys.results import texts

            written = self.attempt(texts, self.survey, one.question.code) or []
            text = "\n".join(f"• {words}" for _, words in written) or t("survey.no_data")
        self.app.push_screen(Notice(text, title=one.question.text))

    def action_next(self) -> None:
        """Note a follow-up about the question under the cursor."""
        from mitra_tui.screens.record_form import open_form

        one = self.question
        if one is None:
            return
        key = "survey_results.raise" if is_low(one) else "survey_results.follow"
        values: dict[str, Any] = {
            "title": t(key, text=one.question.text)[:300], "subject": f"surveys/{self.survey}"}
        open_form(self, "followups", values=values, at="due_on", done=self._followed)

    def _followed(self, record_id: int | None) -> None:
        if record_id is not None:
            self.made()
            self.say_saved()

    def action_print(self) -> None:
        """These results, in a format to be chosen."""
        from mitra_tui.screens.survey_printing import print_results

        print_results(self, self.survey)

    def action_groups(self) -> None:
        """The round told apart by partners, their kinds, respondents or programmes."""
        from mitra_tui.services.surveys.comparing import BY
        from mitra_tui.widgets.dialogs import Choose

        options = [(by, t(f"survey_results.by_{by}")) for by in BY]
        options += [(_ROUNDS, t("survey.trend"))] if self.before is not None else []

        def chosen(by: str | None) -> None:
            if by == _ROUNDS:
                self._show_trend()
            elif by:
                self.app.push_screen(GroupsPage(self.survey, by))

        self.app.push_screen(Choose(t("survey_results.groups"), options), chosen)

    def _show_trend(self) -> None:
        """The index from round to round."""
        from mitra_tui.services.surveys.comparing import trend
        from mitra_tui.widgets.dialogs import Notice

        chart = self.attempt(trend, self.survey)
        if chart is not None:
            width = min(_CHART, self.app.size.width - 6)
            self.app.push_screen(Notice("\n".join(lines_of(chart, width)), title=chart.title))


class GroupsPage(RowsPage[None]):
    """The groups of a round, the lowest index first."""

    ROOT = "feedback"
    HELP = "survey_groups"

    def __init__(self, survey: int, by: str) -> None:
        super().__init__()
        self.survey, self.by = survey, by
        self.found: list[Group] = []

    def body(self) -> Iterable[Widget]:
        yield TextLine(t(f"survey_results.by_{self.by}"), strong=True, id="name")
        yield RowsTable([
            Head(t("survey_results.group"), 36, grow=1), Head("n", 5, right=True),
            Head(t("survey_results.index"), 14, right=True), Head(t("survey_results.grade"), 6),
            Head("NPS", 7, right=True)], empty=t("survey.no_data"))

    def reread(self, record_id: int | None = None) -> None:
        from mitra_tui.services.surveys.comparing import groups

        self.found = found = self.attempt(groups, self.survey, self.by) or []
        self.rows.show(Fixed([
            Line(place, (one.name, str(one.n), *index_text(one.results)))
            for place, one in enumerate(found)]), cursor_id=self.rows.cursor_id)

    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        """The sheets of one partner; other groups are not told apart any further."""
        message.stop()
        from mitra_tui.screens.survey_acts import show_sheets

        one = self.found[message.id]
        if self.by == "partner" and one.id is not None:
            show_sheets(self, self.survey, one.id)
        else:
            self.say(t("survey_results.no_sheets"))
