"""The spans that are offered for a report, and the one that it is usually about."""

from __future__ import annotations

from datetime import date

from mitra_tui import clock, paths
from mitra_tui.models.base import db
from mitra_tui.rows.report import NOW, SEMESTER
from mitra_tui.services.reports import report
from mitra_tui.services.reports.semesters import semester_of
from mitra_tui.services.reports.span import SEMESTERS, Span, span_of

_OFFERED = 4  # school years


def usual_span(name: str) -> Span:
    """The time that a report is about unless another is asked for: all of it, or the newest
    school year or semester in which something was done."""
    usual = report(name).usual
    if usual in ("", NOW):
        return Span()
    return semester_of(date.fromisoformat(_newest())) if usual == SEMESTER else newest_year()


def newest_year() -> Span:
    """The school year of the newest thing that was done."""
    return span_of(paths.school_year(date.fromisoformat(_newest())))


def offered() -> list[Span]:
    """The last school years, the newest on top, each followed by its semesters that have begun."""
    first = int(paths.school_year(clock.today())[:4])
    today = clock.today().isoformat()
    found = []
    for start in range(first, first - _OFFERED, -1):
        year = f"{start}/{start + 1}"
        halves = [span_of(year, semester) for semester in reversed(SEMESTERS)]
        found += [span_of(year), *(half for half in halves if half.first <= today)]
    return found


def _newest() -> str:
    """The day of the newest activity that has begun; today when there is none."""
    today = clock.today().isoformat()
    row = db.execute_sql(
        "SELECT max(starts_on) FROM activity WHERE hidden = 0 AND starts_on <> '' "
        "AND starts_on <= ?", (today,)).fetchone()
    return str(row[0] or today)
