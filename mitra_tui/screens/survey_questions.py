"""The questions of a round, one a line: written, changed, moved and taken out by single keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from textual import on
from textual.binding import Binding
from textual.widget import Widget

from mitra_tui.errors import Conflict
from mitra_tui.i18n import t, tn
from mitra_tui.rows.fields import Field
from mitra_tui.rows.lines import Fixed, Line
from mitra_tui.rows.record import Record
from mitra_tui.rows.survey import STRATEGIES, SURVEYS, TEMPLATES, UNSURS
from mitra_tui.screens.card_page import RecordPage
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.table import Head, RowsTable
from mitra_tui.widgets.text_line import TextLine

_FIELDS = ("text", "kind", "strategy", "unsur", "indicator", "code")


class QuestionsPage(RecordPage):
    """Enter changes a question. A round that was answered can only be read: its questions are
    changed in the next one."""

    ROOT = "feedback"
    WHAT = "surveys"
    HELP = "survey_questions"
    BINDINGS = [
        verb("n", "new", "new", show=True),
        verb("e", "edit", "edit", show=True),
        Binding("minus", "move(-1)", t("keys.questions.up"), show=True, id="questions.up",
                tooltip=t("keys.questions.up.tip")),
        Binding("plus", "move(1)", t("keys.questions.down"), show=True, id="questions.down",
                tooltip=t("keys.questions.down.tip")),
        Binding("d", "delete", t("keys.questions.out"), show=True, id="list.delete",
                tooltip=t("keys.questions.out.tip")),
        verb("g", "related", "related", show=True),
        verb("h", "history", "history"),
    ]

    def __init__(self, record_id: int) -> None:
        super().__init__(record_id)
        self.record: Record | None = None
        self.locked = False

    # -- composing and reading ---------------------------------------------------
    def body(self) -> Iterable[Widget]:
        yield TextLine(strong=True, id="name")
        yield TextLine(id="second")
        yield RowsTable([
            Head("", 3, right=True), Head(t("surveys.questions.text"), 30, grow=2),
            Head(t("surveys.questions.kind"), 13), Head(t("survey_questions.about"), 24, grow=1),
        ], empty=t("survey_questions.empty"))

    def reread(self, record_id: int | None = None) -> None:
        self._show()

    def _show(self, place: int | None = None) -> None:
        """The questions as they are now, with the cursor on one of them."""
        from mitra_tui.services.references import names
        from mitra_tui.services.surveys.records import answered, store

        record = self.present(lambda: store.get(self.record_id))
        if record is None:
            return
        self.record, self.locked = record, record.hidden or answered(self.record_id)
        questions = record.values["questions"]
        known = names("indicators", [one["indicator"] for one in questions if one["indicator"]])
        self.query_one("#name", TextLine).text = str(record.values["title"])
        self.query_one("#second", TextLine).text = (
            f"{tn('survey_questions.count', len(questions))} · "
            f"{t('survey_questions.locked' if self.locked else 'survey_questions.open')}")
        self.rows.show(Fixed([
            Line(at, (str(at + 1), one["text"], t(f"surveys.questions.kind.{one['kind']}"),
                      _about(one, known))) for at, one in enumerate(questions)]),
            cursor_id=self.rows.cursor_id if place is None else place)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was answered stays as it was asked."""
        if action in ("new", "edit", "move", "delete", "related"):
            return self.record is not None and not self.locked
        return True

    # -- verbs -----------------------------------------------------------------
    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        message.stop()
        if self.locked and self.record is not None:
            self.refuse(Conflict("survey.locked", title=self.record.values["title"]))
        else:
            self.action_edit()

    def action_edit(self) -> None:
        """Change the question under the cursor."""
        here = self.rows.cursor_id
        if here is not None and self.record is not None:
            self._ask(t("survey_questions.edit"), self.record.values["questions"][here], here)

    def action_new(self) -> None:
        """Write a question behind the one under the cursor."""
        from mitra_tui.services.surveys.writing import free_code

        if self.record is not None:
            self._ask(t("survey_questions.new"),
                      {"kind": "likert4", "code": free_code(self.record)}, None)

    def _ask(self, title: str, values: Mapping[str, Any], place: int | None) -> None:
        from mitra_tui.screens.asking import fill
        from mitra_tui.services.surveys import writing

        record, here = self.record, self.rows.cursor_id
        if record is None:
            return
        behind = None if here is None else here + 1

        def save(given: Mapping[str, Any]) -> None:
            self._done(writing.put(record, given, place, before=behind))

        fill(self, "surveys.questions", title, _fields(),
             {name: values.get(name) for name in _FIELDS}, save, first="text", hints=_hints)

    def action_move(self, step: int) -> None:
        """Ask it earlier or later."""
        from mitra_tui.services.surveys import writing

        self._write(lambda record, here: writing.move(record, here, step))

    def action_delete(self) -> None:
        """Ask this no more."""
        from mitra_tui.services.surveys import writing

        def out(record: Record, here: int) -> int:
            writing.take_out(record, here)
            return max(min(here, len(record.values["questions"]) - 2), 0)

        self._write(out)

    def _write(self, act: Callable[[Record, int], int]) -> None:
        here, record = self.rows.cursor_id, self.record
        if here is not None and record is not None:
            place = self.attempt(act, record, here)
            if place is not None:
                self._done(place)

    def _done(self, place: int) -> None:
        self.made()
        self._show(place)
        self.say_saved()

    def action_related(self) -> None:
        """Take the questions of a template, or write all of them as lines."""
        from mitra_tui.widgets.dialogs import Choose

        options = [(one, t("survey_questions.take", template=t(f"surveys.template.{one}")))
                   for one in TEMPLATES if one != "own"]
        self.app.push_screen(Choose(t("surveys.questions"), [
            *options, ("lines", t("survey_questions.lines"))]), self._related)

    def _related(self, key: str | None) -> None:
        from mitra_tui.services.surveys import writing

        if self.record is None or key is None:
            return
        if key == "lines":
            from mitra_tui.screens.record_form import open_form

            open_form(self, self.WHAT, self.record, at="questions", done=self._saved)
            return
        first = len(self.record.values["questions"])
        added = self.attempt(writing.add_template, self.record, key)
        if added:
            self._done(first)
        elif added == 0:
            self.say(t("survey_questions.taken"))

    def _saved(self, record_id: int | None) -> None:
        if record_id is not None:
            self.made()
            self._show()
            self.say_saved()


def _fields() -> Sequence[Field]:
    parts = {part.name: part for part in SURVEYS.field("questions").parts}
    return [replace(parts[name], more=False) for name in _FIELDS]


def _hints(given: Mapping[str, Any]) -> Mapping[str, str]:
    """What a number that is typed stands for."""
    return {name: _named(name, given.get(name)) for name in ("strategy", "unsur")}


def _named(name: str, number: Any) -> str:
    if name == "strategy":
        return t(f"strategy.{number}") if number in range(1, STRATEGIES + 1) else (
            t("survey_questions.strategy_hint"))
    return t(f"survey.question.skm.u{number}") if number in range(1, UNSURS + 1) else (
        t("survey_questions.unsur_hint"))


def _about(one: Mapping[str, Any], known: Mapping[int, str]) -> str:
    """What a question counts for: a strategy, an unsur, an indicator of an agreement."""
    told = []
    if one["strategy"]:
        number = one["strategy"]
        told.append(f"{number} {t(f'strategy.{number}')}")
    if one["unsur"]:
        told.append(t("survey_questions.unsur", n=one["unsur"]))
    if one["indicator"]:
        told.append(t("survey_questions.indicator", text=known.get(one["indicator"], "")))
    return " · ".join(told)
