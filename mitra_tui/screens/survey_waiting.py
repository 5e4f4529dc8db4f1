"""Who was asked and has not answered: whom to call, and the sheet of each to be typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from textual import on
from textual.binding import Binding
from textual.widget import Widget

from mitra_tui.i18n import t, tn
from mitra_tui.i18n.dates import day_text
from mitra_tui.rows.lines import Fixed, Line
from mitra_tui.screens.marking import Marking
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.table import Head, RowsTable
from mitra_tui.widgets.text_line import TextLine


class WaitingPage(Marking):
    """Enter opens the partner, `c` notes that it was called, `l` types its sheet."""

    ROOT = "feedback"
    HELP = "survey_waiting"
    BINDINGS = [
        Binding("l", "next", t("keys.waiting.type"), show=True, id="list.next",
                tooltip=t("keys.waiting.type.tip")),
        Binding("c", "note", t("keys.page.note"), show=True, id="page.note",
                tooltip=t("keys.page.note.tip")),
        Binding("p", "print", t("keys.waiting.letter"), show=True, id="list.print",
                tooltip=t("keys.waiting.letter.tip")),
        Binding("n", "new", t("keys.waiting.ask"), show=True, id="list.new",
                tooltip=t("keys.waiting.ask.tip")),
        verb("space", "mark", "mark", show=True),
        verb("a", "mark_all", "mark_all"),
        Binding("d", "delete", t("keys.waiting.out"), show=True, id="list.delete",
                tooltip=t("keys.waiting.out.tip")),
    ]

    def __init__(self, survey: int) -> None:
        super().__init__()
        self.survey = survey
        self.waiting: list[int] = []

    def body(self) -> Iterable[Widget]:
        yield TextLine(strong=True, id="name")
        yield TextLine(id="second")
        yield RowsTable([
            Head(t("partners.name"), 26, grow=2), Head(t("survey_waiting.contact"), 18, grow=1),
            Head(t("survey_waiting.phone"), 15), Head(t("survey_waiting.last"), 12),
        ], empty=t("survey_waiting.empty"))

    def reread(self, record_id: int | None = None) -> None:
        from mitra_tui.services.surveys import asking, records

        record = self.present(lambda: records.store.get(self.survey))
        if record is None:
            return
        found = self.attempt(asking.awaited, self.survey) or []
        self.query_one("#name", TextLine).text = str(record.values["title"])
        self.waiting = [one.partner for one in found]
        lines = [Line(one.partner, (
            one.name, one.contact, one.phone, day_text(one.last_on) if one.last_on else ""))
            for one in found]
        self.rows.show(Fixed(lines), cursor_id=record_id or self.rows.cursor_id)
        self._recount()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without anyone who is waited for, others can be asked."""
        if action in ("next", "print", "delete", "mark", "mark_all"):
            return self.is_mounted and bool(self.rows.count)
        return True

    def note_partner(self) -> int | None:
        return self.rows.cursor_id

    def all_ids(self) -> Sequence[int]:
        return self.waiting

    def _recount(self) -> None:
        parts = [tn("survey_waiting.count", len(self.waiting))]
        parts += [tn("list.marked", len(self.rows.marks))] if self.rows.marks else []
        self.query_one("#second", TextLine).text = " · ".join(parts)

    # -- verbs -----------------------------------------------------------------
    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        message.stop()
        from mitra_tui.screens.partner_page import PartnerPage

        self.app.push_screen(PartnerPage(message.id))

    def action_next(self) -> None:
        """Type this partner's sheet."""
        from mitra_tui.screens.survey_acts import type_answers

        type_answers(self, self.survey, self.rows.cursor_id)

    def action_print(self) -> None:
        """A letter to those that are marked."""
        from mitra_tui.screens.letters import write_letters

        write_letters(self, self.chosen())

    def action_new(self) -> None:
        """Ask more partners."""
        from mitra_tui.screens.survey_acts import ask_partners

        ask_partners(self, self.survey, self._acted)

    def action_delete(self) -> None:
        """Do not wait for those that are marked; else discard the draft just left."""
        if self.drop_draft():
            return
        from mitra_tui.screens.asking import attempted
        from mitra_tui.services.surveys import asking

        chosen = self.chosen()
        if chosen and attempted(self, asking.ask_no_more, self.survey, chosen):
            self.rows.clear_marks()
            self._acted(self.survey)

    def _acted(self, survey: Any) -> None:
        self.made()
        self.reread()
        self.say_saved()
