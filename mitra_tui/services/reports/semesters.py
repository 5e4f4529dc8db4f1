"""The semesters within the time of a report: what must be reached in each is told by each."""

from __future__ import annotations

from datetime import date

from mitra_tui import clock, paths
from mitra_tui.services.reports.span import SEMESTERS, Span, span_of

_FIRST, _LAST = "0001-01-01", "9999-12-31"


def semester_of(day: date) -> Span:
    """The semester in which a day lies: ganjil from July, genap from January on."""
    return span_of(paths.school_year(day), SEMESTERS[0] if day.month >= 7 else SEMESTERS[1])


def semesters_of(span: Span) -> list[Span]:
    """The semesters of a time, the first one first: the one asked for, those of a school year that
    have begun (at least one), else the last two that the days meet up to today."""
    if span.semester:
        return [span]
    today = clock.today()
    if span.year:
        halves = [span_of(span.year, half) for half in SEMESTERS]
        return [one for one in halves if one.first <= today.isoformat()] or halves[:1]
    last = semester_of(min(date.fromisoformat(span.last), today) if span.last else today)
    before = semester_of(date.fromisoformat(last.first) - date.resolution)
    return [before, last] if before.last >= span.first else [last]


def year_of(span: Span) -> tuple[str, str]:
    """The first and last day of a time in which things count for 8+i: of a semester its school
    year, of all time the widest."""
    whole = span_of(span.year) if span.year else span
    return whole.first or _FIRST, whole.last or _LAST
