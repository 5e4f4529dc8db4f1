"""Laporan: everything that the school prints, by number; which time, which format."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widget import Widget

from mitra_tui.i18n import t, tn
from mitra_tui.rows.lines import Fixed, Line
from mitra_tui.rows.report import NOW, REPORTS
from mitra_tui.screens.bundling import write_bundle_from
from mitra_tui.screens.page import RowsPage
from mitra_tui.screens.report_printing import choose_span, print_report, time_text
from mitra_tui.screens.verbs import verb
from mitra_tui.services.reports.span import Span
from mitra_tui.widgets.summary import Summary
from mitra_tui.widgets.table import Head, RowsTable


class ReportsScreen(RowsPage[None]):
    """A line for each report and one for all that accreditation asks for; enter prints it."""

    HELP = "reports"
    BINDINGS = [
        verb("p", "print", "print", show=True),
        Binding("f", "time", t("keys.reports.time"), show=True, id="list.filter",
                tooltip=t("keys.reports.time.tip")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.span: Span | None = None  # None: each report about the time that it usually is
        self.names: list[str] = []

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="finder"):
            yield Summary()
        yield RowsTable([
            Head(t("reports.number"), 5), Head(t("reports.title"), 44, grow=2, stays=True),
            Head(t("reports.time"), 26, grow=1)])

    # -- reading ---------------------------------------------------------------
    def reread(self, record_id: int | None = None) -> None:
        from mitra_tui.services.reports import title_of
        from mitra_tui.services.reports.spans import usual_span

        self.names = list(REPORTS)
        lines = []
        for number, name in enumerate(self.names, 1):
            span = self.span if self.span is not None else self.attempt(usual_span, name)
            now = REPORTS[name].usual == NOW
            lines.append(Line(number, (
                name, title_of(name), t("reports.now") if now else _short(span or Span()))))
        lines.append(Line(len(lines) + 1, (
            "", t("bundle.line"), t("reports.own_time") if self.span is None
            else _short(self.span))))
        self.rows.show(Fixed(lines))
        self.query_one(Summary).show(tn("reports.count", len(self.names)))

    # -- verbs -----------------------------------------------------------------
    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        message.stop()
        self.action_print()

    def action_print(self) -> None:
        """Ask for the format, and print the report under the cursor, or all of them."""
        if self.rows.cursor < len(self.names):
            print_report(self, self.names[self.rows.cursor], self.span)
        else:
            write_bundle_from(self, self.span)

    def action_time(self) -> None:
        """Choose the time that all of them are about."""
        def chosen(span: Span) -> None:
            self.span = span
            self.reread()

        choose_span(self, self.span or Span(), chosen)

    def action_back(self) -> None:
        """Each report about its usual time again, then the page before."""
        if self.span is not None:
            self.span = None
            self.reread()
        else:
            super().action_back()


def _short(span: Span) -> str:
    """The time in a few words: `2023/2024 ganjil`."""
    if not span.year:
        return time_text(span)
    half = t(f"report.semester.{span.semester}") if span.semester else ""
    return f"{span.year} {half}".strip()
