"""The partners whose partnership shows least in the records, the weakest first."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.widget import Widget

from mitra_tui.i18n import t
from mitra_tui.rows.lines import Fixed, Line
from mitra_tui.rows.pulse import Pulse
from mitra_tui.screens.jobs import JobPage
from mitra_tui.screens.pulse_lines import SIGNS, next_text, signs_text
from mitra_tui.widgets.table import Head, RowsTable
from mitra_tui.widgets.text_line import TextLine

_SHOWN = 1000


class WeakestPage(JobPage[None]):
    """All partners are read in a thread; enter opens one."""

    ROOT = "evaluation"
    HELP = "weakest"

    def body(self) -> Iterable[Widget]:
        yield TextLine(t("evaluation.weakest"), strong=True, id="name")
        yield RowsTable([
            Head(t("partners.name"), 25, grow=2), Head(SIGNS, len(SIGNS), stays=True),
            Head(t("pulse.next"), 24, grow=3)], empty=t("partners.empty"))

    def on_mount(self) -> None:
        self.query_one(RowsTable).focus()
        self.reread()

    def reread(self, record_id: int | None = None) -> None:
        """All partners again: what is written on the way may have changed any of them."""
        from mitra_tui.services.pulse import weakest

        self.begin(t("evaluation.reading"), lambda: weakest(_SHOWN), self._show)

    def _show(self, found: list[Pulse]) -> None:
        table = self.query_one(RowsTable)
        table.show(Fixed([
            Line(one.partner, (one.name, signs_text(one), next_text(one))) for one in found]),
            cursor_id=table.cursor_id)

    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        message.stop()
        from mitra_tui.screens.pulse_page import PulsePage

        self.app.push_screen(PulsePage(message.id))
