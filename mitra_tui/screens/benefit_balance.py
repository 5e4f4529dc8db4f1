"""Neraca manfaat: a line for each partner with what both sides got, and who is to be thanked."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widget import Widget

from mitra_tui.i18n import t, tn
from mitra_tui.i18n.dates import day_text
from mitra_tui.rows.benefit_balance import Balance
from mitra_tui.rows.lines import Fixed, Line
from mitra_tui.rows.record import Query
from mitra_tui.screens.page import RowsPage
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.summary import Summary
from mitra_tui.widgets.table import Head, RowsTable


class BalancePage(RowsPage[None]):
    """Partners to thank come first; enter shows a partner's ledger, `l` writes the letter."""

    HELP = "benefit_balance"
    BINDINGS = [
        Binding("l", "next", t("keys.benefits.thank"), show=True, id="list.next",
                tooltip=t("keys.benefits.thank.tip")),
        Binding("c", "note", t("keys.page.note"), show=True, id="page.note",
                tooltip=t("keys.page.note.tip")),
        verb("p", "print", "print", show=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.ledgers: dict[int, Balance] = {}

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="finder"):
            yield Summary()
        yield RowsTable(
            [Head(t("benefits.partner"), 24, grow=1),
             Head(t("benefits.side.school"), 8, right=True),
             Head(t("benefits.side.partner"), 7, right=True), Head(t("report.R8.last"), 20),
             Head(t("report.R8.advice"), 22)],
            empty=t("benefits.empty"))

    def reread(self, record_id: int | None = None) -> None:
        from mitra_tui.services.benefits.balance import advice, balances

        found = self.attempt(balances)
        if found is None:
            return
        found = sorted(found, key=lambda one: not one.owes_thanks)
        self.ledgers = {one.partner: one for one in found}
        self.rows.show(Fixed([
            Line(one.partner, (one.name, str(one.school), str(one.theirs), _last(one),
                               advice(one))) for one in found]), cursor_id=self.rows.cursor_id)
        thanks = sum(one.owes_thanks for one in found)
        self.query_one(Summary).show(" · ".join([
            tn("list.count", len(found)), tn("benefits.to_thank", thanks)]))
        self.refresh_bindings()

    def note_partner(self) -> int | None:
        return self.rows.cursor_id

    def noted(self, interaction: int) -> None:
        self.reread()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nobody is thanked where nothing is listed."""
        return action != "next" or not self.is_mounted or bool(self.ledgers)

    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        message.stop()
        from mitra_tui.screens.plain_list import list_of

        self.app.push_screen(list_of(
            "benefits", Query(filters=(("partner", message.id),)), {"partner": message.id}))

    def action_next(self) -> None:
        """Write the partner a letter of thanks, or another."""
        from mitra_tui.screens.letters import write_letters

        here = self.rows.cursor_id
        if here is not None:
            write_letters(self, [here])

    def action_print(self) -> None:
        """The balance on paper."""
        from mitra_tui.screens.report_printing import print_report

        print_report(self, "R8")


def _last(one: Balance) -> str:
    """Who gave last, and when."""
    if not one.gave_last:
        return ""
    day = day_text(max(one.school_on, one.theirs_on))
    return f"{t(f'benefits.gave.{one.gave_last}')} · {day}"
