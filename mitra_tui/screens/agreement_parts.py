"""The duties or the indicators of one agreement: marked as done, and figures typed, in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from textual import on
from textual.widget import Widget

from mitra_tui import clock
from mitra_tui.errors import MitraError
from mitra_tui.i18n import t
from mitra_tui.i18n.dates import day_text
from mitra_tui.rows.agreement import AGREEMENTS
from mitra_tui.rows.agreement_score import DutyScore, IndicatorScore
from mitra_tui.rows.lines import Fixed, Line
from mitra_tui.rows.numbers import read_number, write_number
from mitra_tui.rows.record import Record
from mitra_tui.screens.agreement_acts import set_part
from mitra_tui.screens.card_page import RecordPage
from mitra_tui.screens.page import Page
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.dialogs import Ask
from mitra_tui.widgets.table import Head, RowsTable
from mitra_tui.widgets.text_line import TextLine


class PartsPage(RecordPage):
    """A line for each; `t` marks a duty as done (or not), enter types what an indicator reached."""

    ROOT = "agreements"
    WHAT = "agreements"
    HELP = "agreement_page"
    BINDINGS = [
        verb("t", "done", "finish", show=True),
        verb("e", "edit", "edit", show=True),
        verb("n", "new", "new", show=True),
    ]

    def __init__(self, record_id: int, part: str, place: int | None = None) -> None:
        """`part` is the list, `place` the line (from 0) on which the cursor stands first."""
        super().__init__(record_id)
        self.part = part
        self.first = place
        self.record: Record | None = None

    # -- composing -------------------------------------------------------------
    def body(self) -> Iterable[Widget]:
        yield TextLine(strong=True, id="name")
        yield RowsTable(self._heads(), empty=t(f"agreement_page.{self.part}.empty"))

    def _heads(self) -> list[Head]:
        if self.part == "duties":
            return [Head(t("agreement_parts.side"), 8), Head(t("agreement_parts.text"), 34, grow=1),
                    Head(t("agreement_parts.due"), 12), Head(t("agreement_parts.done"), 14)]
        return [Head(t("agreement_parts.text"), 24, grow=1),
                Head(t("agreement_parts.target"), 13), Head(t("agreement_parts.actual"), 12),
                Head(t("agreement_parts.due"), 11), Head(t("agreement_parts.state"), 8)]

    # -- reading ---------------------------------------------------------------
    def reread(self, record_id: int | None = None) -> None:
        from mitra_tui.screens.agreement_acts import name_of
        from mitra_tui.services.agreements import store
        from mitra_tui.services.agreements.score import scorecard

        try:
            self.record = store.get(self.record_id)
        except MitraError as error:
            self.refuse(error)
            return
        name = t(f"agreement_page.{self.part}")
        self.query_one("#name", TextLine).text = f"{name} · {name_of(self.record)}"
        score = scorecard(self.record)
        lines = ([_duty_line(one) for one in score.duties] if self.part == "duties"
                 else [_indicator_line(one) for one in score.indicators])
        here = self.rows.cursor_id if self.first is None else self.first
        self.first = None
        self.rows.show(Fixed(lines), cursor_id=here)

    # -- verbs -----------------------------------------------------------------
    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        message.stop()
        if self.part == "indicators":
            self._ask_actual(message.id)
        else:
            self.action_finish()

    def action_finish(self) -> None:
        """A duty is done today, or after all not; of an indicator, what it reached."""
        here = self.rows.cursor_id
        if here is None or self.record is None:
            return
        if self.part == "indicators":
            self._ask_actual(here)
            return
        done = None if self.record.values["duties"][here]["done_on"] else (
            clock.today().isoformat())
        self._set(here, {"done_on": done})

    def _ask_actual(self, place: int) -> None:
        if self.record is not None:
            ask_actual(self, self.record, place, self._was_set)

    def _set(self, place: int, values: dict[str, Any]) -> None:
        if self.record is not None and set_part(self, self.record, self.part, place, values):
            self._was_set()

    def _was_set(self) -> None:
        self.made()
        self.reread()
        self.say_saved()

    def action_edit(self) -> None:
        """Change their words, in the wizard."""
        from mitra_tui.screens.agreement_wizard import continue_agreement

        if self.record is not None:
            continue_agreement(self, self.record, self._saved, self.part)

    def action_new(self) -> None:
        """Add one, in the wizard."""
        self.action_edit()

    def _saved(self, record_id: int | None) -> None:
        if record_id is not None:
            self.reread()
            self.say_saved()


def ask_actual(page: Page[Any], record: Record, place: int, done: Callable[[], None]) -> None:
    """Ask what the indicator at `place` reached, unless records tell; `done` hears of it."""
    from mitra_tui.services.agreements.score import scorecard

    one = record.values["indicators"][place]
    if scorecard(record).indicators[place].counted:
        page.say(t("agreement_parts.is_counted"))
        return
    field = next(part for part in AGREEMENTS.field("indicators").parts if part.name == "actual")

    def check(text: str) -> str | None:
        if not text or read_number(field, text) is not None:
            return None
        return t("check.number")

    def answered(text: str | None) -> None:
        if text is not None and set_part(page, record, "indicators", place, {
                "actual": read_number(field, text) if text else None}):
            done()

    page.app.push_screen(
        Ask(t("agreement_parts.ask_actual", text=one["text"],
              target=_figure(one["target"]) or "—"), _figure(one["actual"]), check), answered)


def _duty_line(duty: DutyScore) -> Line:
    done = t("agreement_parts.late") if duty.late else day_text(duty.done_on)
    return Line(duty.place, (t(f"agreements.duties.side.{duty.side}"), duty.text,
                             day_text(duty.due_on), done))


def _indicator_line(one: IndicatorScore) -> Line:
    """Its target and what was reached; a figure that the program counted says so."""
    target = f"{_figure(one.target)} {one.unit}".strip()
    actual = _figure(one.actual)
    if one.counted:
        actual = t("agreement_parts.counted", figure=actual)
    state = {True: t("agreement_parts.met"), False: "", None: ""}[one.met]
    if one.late:
        state = t("agreement_parts.late")
    return Line(one.place, (one.text, target, actual, day_text(one.due_on), state))


def _figure(value: Any) -> str:
    return "" if value is None else write_number(value)
