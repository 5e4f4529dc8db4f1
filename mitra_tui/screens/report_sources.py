"""A report read here, and the records behind its figures: from each to its page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from textual import on
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Static

from mitra_tui.i18n import t, tn
from mitra_tui.i18n.dates import iso_text
from mitra_tui.rows.lines import Line
from mitra_tui.rows.report import Figure
from mitra_tui.screens.page import RowsPage
from mitra_tui.widgets.dialogs import Notice
from mitra_tui.widgets.table import Head, RowsTable
from mitra_tui.widgets.table.grouped_table import GroupedTable
from mitra_tui.widgets.text_line import TextLine


class ShownReport(Notice):
    """The text of a report; `g` leads to the records behind it."""

    BINDINGS = [
        Binding("g", "sources", t("keys.report.sources"), show=False, id="report.sources",
                tooltip=t("keys.report.sources.tip")),
    ]

    def __init__(self, text: str, title: str, figures: Sequence[Figure]) -> None:
        super().__init__(text, title=title)
        self.keys = t("reports.here_keys")
        self.figures = [one for one in figures if one.records]

    def action_sources(self) -> None:
        """The list of the records; say so when there is none."""
        if self.figures:
            self.app.push_screen(SourcesPage(self.heading, self.figures))
        else:
            self.query_one("#keys", Static).update(t("report.sources.none"))


class SourcesPage(RowsPage[None]):
    """A heading for each figure and a line for each record; enter opens the record."""

    HELP = "report_sources"

    def __init__(self, report: str, figures: Sequence[Figure]) -> None:
        super().__init__()
        self.report = report
        self.figures = figures

    def body(self) -> Iterable[Widget]:
        yield TextLine(f"{t('report.sources')} · {self.report}", strong=True, id="name")
        yield GroupedTable([
            Head(t("report.sources.on_date"), 12), Head(t("report.sources.what"), 16),
            Head(t("report.sources.text"), 46, grow=1, stays=True)])

    def reread(self, record_id: int | None = None) -> None:
        self.rows.show(SourceLines(self.figures), cursor_id=self.rows.cursor_id)

    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        message.stop()
        from mitra_tui.screens.pulse_acts import open_evidence

        what, number = SourceLines(self.figures).record(message.id)
        open_evidence(self, what, number, self._acted)

    def _acted(self, record_id: Any) -> None:
        if record_id is not None:
            self.made()
            self.reread()
            self.say_saved()


class SourceLines:
    """The figures and their records, told when they are seen. A line's id is its place."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._rows: list[Figure | tuple[str, int]] = []
        for figure in figures:
            self._rows += [figure, *figure.records]

    def record(self, place: int) -> tuple[str, int]:
        """The kind and id of the record in a line."""
        found = self._rows[place]
        assert isinstance(found, tuple)
        return found

    def count(self) -> int:
        """How many lines there are."""
        return len(self._rows)

    def lines(self, start: int, stop: int) -> Sequence[Line]:
        """The lines at the positions `start` ≤ n < `stop`."""
        from mitra_tui.services.reports.behind import told

        part = self._rows[start:stop]
        known = {(one.what, one.id): one for one in told(
            row for row in part if isinstance(row, tuple))}
        return [_heading(place, row) if isinstance(row, Figure)
                else _line(place, row, known.get(row)) for place, row in enumerate(part, start)]

    def position(self, id: int) -> int | None:
        """Where the line `id` stands, None when there is none."""
        return id if 0 <= id < len(self._rows) else None


def _heading(place: int, figure: Figure) -> Line:
    count = tn("report.sources.count", len(figure.records))
    return Line(-place - 1, (f" {figure.label} · {count}",))


def _line(place: int, record: tuple[str, int], found: Any) -> Line:
    """Day, kind and name of a record; of one that is not there any more, its number."""
    what, number = record
    if found is None:
        return Line(place, ("–", t(f"{what}.one"), f"#{number}"))
    return Line(place, (iso_text(found.on_date) if found.on_date else "–", t(f"{what}.one"),
                        found.text or f"#{number}"))
