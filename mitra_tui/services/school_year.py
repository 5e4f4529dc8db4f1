"""The calendar of a school year: its months, what begins in each, and what clashes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mitra_tui import clock
from mitra_tui.models.base import db
from mitra_tui.paths import school_year
from mitra_tui.rows.school_year import MonthRow, months_of

_NAMED = 12
"""Activities of a month that are named."""
_COMPARED = 20_000
"""Activities of a year that are compared for clashes."""


def months(year: str) -> list[MonthRow]:
    """The months of a school year (`2023/2024`), each with what begins in it."""
    known = months_of(year)
    first, last = f"{known[0]}-01", f"{known[-1]}-30"
    counts: dict[tuple[str, str], int] = {
        (month, status): count for month, status, count in db.execute_sql(
            "SELECT substr(starts_on, 1, 7), status, count(*) FROM activity WHERE hidden = 0 "
            "AND starts_on BETWEEN ? AND ? GROUP BY 1, 2", (first, last))}
    clashing = _clashing(first, last)
    return [MonthRow(
        month, counts.get((month, "planned"), 0), counts.get((month, "done"), 0),
        counts.get((month, "cancelled"), 0),
        sum(day[:7] == month for day in clashing.values()), _named(month)) for month in known]


def undated() -> int:
    """How many activities that were not cancelled have no date."""
    (count,) = db.execute_sql(
        "SELECT count(*) FROM activity WHERE hidden = 0 AND starts_on = '' "
        "AND status <> 'cancelled'").fetchone()
    return int(count)


def usual_year() -> str:
    """The present school year, or, while nothing begins in it, the last one in which something
    does."""
    now = school_year(clock.today())
    first, last = f"{now[:4]}-07-01", f"{now[5:]}-06-30"
    (newest,) = db.execute_sql(
        "SELECT max(starts_on) FROM activity WHERE hidden = 0 AND starts_on <= ?",
        (last,)).fetchone()
    if not newest or newest >= first:
        return now
    year = _first_year(newest)
    return f"{year}/{year + 1}"


def years() -> list[str]:
    """The school years in which activities begin, and this and the next one, the last on top."""
    row = db.execute_sql(
        "SELECT min(starts_on), max(starts_on) FROM activity WHERE hidden = 0 "
        "AND starts_on <> ''").fetchone()
    now = int(school_year(clock.today())[:4])
    found = [now, now + 1, *(_first_year(day) for day in row if day)]
    return [f"{one}/{one + 1}" for one in range(max(found), min(found) - 1, -1)]


def in_month(value: str | int) -> tuple[str, Sequence[Any]]:
    """The condition on an activity `r` that it begins in a month (`2023-07`)."""
    return "r.starts_on BETWEEN ? AND ?", [f"{value}-01", f"{value}-31"]


def in_year(value: str | int) -> tuple[str, Sequence[Any]]:
    """The condition that it begins in a school year (`2023/2024`); empty: it has no date."""
    if value == "":
        return "r.starts_on = ''", []
    known = str(value)
    first = known[:4] if known[:4].isdigit() else "9999"
    return "r.starts_on BETWEEN ? AND ?", [f"{first}-07-01", f"{int(first) + 1}-06-30"]


def _first_year(day: str) -> int:
    return int(day[:4]) if int(day[5:7]) >= 7 else int(day[:4]) - 1


def _named(month: str) -> tuple[tuple[str, str, str], ...]:
    rows = db.execute_sql(
        "SELECT starts_on, date_precision, title FROM activity WHERE hidden = 0 "
        "AND status <> 'cancelled' AND starts_on BETWEEN ? AND ? ORDER BY starts_on, id LIMIT ?",
        (f"{month}-01", f"{month}-31", _NAMED))
    return tuple((row[0], row[1], row[2]) for row in rows)


def _clashing(first: str, last: str) -> dict[int, str]:
    """The activities whose days overlap another's of the same programme, and when they begin."""
    rows = db.execute_sql(
        "SELECT l.programme_id, a.starts_on, a.ends_on, a.id FROM activity a "
        "JOIN activity_programme l ON l.activity_id = a.id WHERE a.hidden = 0 "
        "AND a.status <> 'cancelled' AND a.date_precision IN ('day', 'range') "
        "AND a.starts_on BETWEEN ? AND ? "
        "AND julianday(a.ends_on) - julianday(a.starts_on) <= 31 LIMIT ?",
        (first, last, _COMPARED))
    found: dict[int, str] = {}
    latest: tuple[int, str, str, int] | None = None  # of this programme, the one that ends last
    for programme, starts, ends, one in sorted(rows):
        if latest is not None and latest[0] == programme and starts <= latest[2]:
            found[latest[3]], found[one] = latest[1], starts
        if latest is None or latest[0] != programme or ends > latest[2]:
            latest = (programme, starts, ends, one)
    return found
