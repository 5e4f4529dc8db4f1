"""The time that a report is about: a school year, a semester, or from one day to another."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mitra_tui.errors import Usage

SEMESTERS = ("ganjil", "genap")
_YEAR = re.compile(r"(2[0-9]{3}|1[0-9]{3})/([0-9]{4})")


@dataclass(frozen=True, slots=True)
class Span:
    """Two ISO days, both of them included; an empty one is open. `year` and `semester` say what
    was asked for, where it was not two days."""

    first: str = ""
    last: str = ""
    year: str = ""
    semester: str = ""

    @property
    def whole(self) -> bool:
        """Whether nothing narrows it."""
        return not (self.first or self.last)


def span_of(year: str = "", semester: str = "", first: str = "", last: str = "", *,
            this_year: str = "") -> Span:
    """The span that was asked for: a school year (`2023/2024`, July to June), a semester of it
    (ganjil is July to December, genap January to June; of `this_year` when none is named), or
    days. Nothing asked for is all time. Raises `Usage` for what cannot be.
    """
    if (year or semester) and (first or last):
        raise Usage("report.year_or_days")
    if not year and not semester:
        if first and last and last < first:
            raise Usage("report.ends_before_starts", first=first, last=last)
        return Span(first, last)
    year = year or this_year
    found = _YEAR.fullmatch(year)
    if not found or int(found[2]) != int(found[1]) + 1:
        raise Usage("report.no_year", value=year[:40])
    if semester and semester not in SEMESTERS:
        raise Usage("report.no_semester", value=semester[:40])
    start = f"{found[2]}-01-01" if semester == "genap" else f"{found[1]}-07-01"
    end = f"{found[1]}-12-31" if semester == "ganjil" else f"{found[2]}-06-30"
    return Span(start, end, year, semester)
