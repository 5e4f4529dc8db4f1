"""The calendar of a school year: a line for each month, enter opens its activities."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual import on
from textual.widget import Widget

from mitra_tui import clock
from mitra_tui.i18n import t, tn
from mitra_tui.i18n.dates import iso_text
from mitra_tui.rows.lines import Fixed, Line
from mitra_tui.rows.record import Query
from mitra_tui.rows.school_year import MonthRow
from mitra_tui.screens.page import RowsPage
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.cells import clip
from mitra_tui.widgets.table import Head, RowsTable
from mitra_tui.widgets.text_line import TextLine

_SHORT = 24  # cells of a title beside others
_UNDATED = 12  # the number of the line after the months


class SchoolYearScreen(RowsPage[None]):
    """Twelve months, July to June, and what has no date yet."""

    ROOT = "activities"
    HELP = "school_year"
    BINDINGS = [
        verb("f", "filter", "filter", show=True),
        verb("n", "new", "new", show=True),
        verb("p", "print", "print", show=True),
    ]

    def __init__(self, year: str = "") -> None:
        """The calendar of a school year (`2023/2024`), of the present one when none is named."""
        super().__init__()
        self.year = year
        self.months: list[MonthRow] = []

    def body(self) -> Iterable[Widget]:
        yield TextLine(strong=True, id="name")
        yield RowsTable([
            Head(t("school_year.month"), 9, stays=True), Head(t("school_year.planned"), 7,
                                                              right=True),
            Head(t("school_year.done"), 7, right=True),
            Head(t("school_year.cancelled"), 6, right=True),
            Head(t("school_year.activities"), 40, grow=1)])

    def shows(self, what: str) -> bool:
        return what == "activities"

    def reread(self, record_id: int | None = None) -> None:
        from mitra_tui.services import school_year

        self.year = self.year or self.attempt(school_year.usual_year) or ""
        months = self.attempt(school_year.months, self.year)
        undated = self.attempt(school_year.undated)
        if months is None or undated is None:
            return
        self.months = months
        count = sum(one.count for one in months)
        self.query_one("#name", TextLine).text = t(
            "school_year.title", year=self.year, count=tn("school_year.count", count))
        lines = [Line(place, _cells(one)) for place, one in enumerate(months)]
        if undated:
            lines.append(Line(_UNDATED, (t("school_year.undated"), str(undated), "", "",
                                         t("school_year.undated_do"))))
        self.rows.show(Fixed(lines), cursor_id=self._place())

    def _place(self) -> int:
        """The line to stand on: where the cursor was, at first on the month that it is."""
        here = self.rows.cursor_id
        now = clock.today().isoformat()[:7]
        known = [one.month for one in self.months]
        return here if here is not None else known.index(now) if now in known else 0

    # -- verbs -----------------------------------------------------------------
    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        message.stop()
        from mitra_tui.screens.plain_list import list_of

        if message.id == _UNDATED:
            self.app.push_screen(list_of("activities", Query(filters=(("school_year", ""),))))
            return
        month = self.months[message.id].month
        self.app.push_screen(list_of("activities", Query(filters=(("month", month),)),
                                     self._begun()))

    def _begun(self) -> dict[str, Any] | None:
        """What stands in a new activity's form: the month under the cursor."""
        here = self.rows.cursor_id
        if here is None or here == _UNDATED:
            return None
        return {"starts_on": iso_text(self.months[here].month)}

    def action_new(self) -> None:
        """Plan an activity in the month under the cursor."""
        from mitra_tui.screens.record_form import open_form

        open_form(self, "activities", values=self._begun(), at="title", done=self._saved)

    def _saved(self, record_id: int | None) -> None:
        if record_id is not None:
            self.made()
            self.reread()
            self.say_saved()

    def action_filter(self) -> None:
        """Show another school year."""
        from mitra_tui.services import school_year
        from mitra_tui.widgets.dialogs import Choose

        known = self.attempt(school_year.years)
        if known is None:
            return

        def chosen(year: str | None) -> None:
            if year:
                self.year = year
                self.reread()

        self.app.push_screen(
            Choose(t("school_year.choose"), [(one, one) for one in known], current=self.year),
            chosen)

    def action_print(self) -> None:
        """Print the programme of this year, or the recap of what was done in it."""
        from mitra_tui.screens.report_printing import print_report
        from mitra_tui.services.reports.span import span_of

        print_report(self, "R11", span_of(self.year), ("R3",))


def _cells(one: MonthRow) -> tuple[str, ...]:
    """Month, figures, and the activities with their days."""
    clashing = tn("school_year.clashing", one.clashing) if one.clashing else ""
    several = len(one.named) > 1  # then each gets room for a beginning
    named = "; ".join(f"{_day(day, precision)}{clip(title, _SHORT) if several else title}"
                      for day, precision, title in one.named)
    return (iso_text(one.month), str(one.planned or ""), str(one.done or ""),
            str(one.cancelled or ""), " · ".join(part for part in (clashing, named) if part))


def _day(day: str, precision: str) -> str:
    """The day of the month before a title; nothing where only the month is known."""
    return f"{int(day[8:])} " if precision in ("day", "range") else ""
