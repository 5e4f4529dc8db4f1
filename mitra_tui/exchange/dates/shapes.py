"""What reading a date answers."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from mitra_tui.exchange.dates.words import MONTH_NAMES


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a broken date probably was. `text` is how it would be written in the cell."""

    text: str
    starts_on: str
    ends_on: str
    precision: str


@dataclass(frozen=True, slots=True)
class ReadDate:
    """What a cell says about when (and where).

    `starts_on` and `ends_on` are ISO days, empty when unknown. They are the first and last day
    of the month (months, year, years) for the precisions month and year. `place` is what else
    the cell said. `problem` is a catalogue key: then nothing was accepted, and `suggestion` may
    say what was probably meant. An empty cell has no problem and the precision unknown.
    """

    raw: str
    starts_on: str = ""
    ends_on: str = ""
    precision: str = "unknown"
    place: str = ""
    problem: str = ""
    suggestion: Suggestion | None = None

    @property
    def known(self) -> bool:
        """Whether there is a date."""
        return bool(self.starts_on)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days that was read, before it becomes an answer."""

    starts_on: date
    ends_on: date
    precision: str

    def suggestion(self) -> Suggestion:
        """The span as an offer."""
        return Suggestion(
            describe(self), self.starts_on.isoformat(), self.ends_on.isoformat(), self.precision
        )


def day(year: int, month: int, number: int) -> date | None:
    """The day, or None when there is no such day in a year between 1900 and 2199."""
    if not (1900 <= year <= 2199 and 1 <= month <= 12):
        return None
    if not 1 <= number <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, number)


def one_day(when: date) -> Span:
    """A single day."""
    return Span(when, when, "day")


def months(first: tuple[int, int], last: tuple[int, int]) -> Span | None:
    """From the first day of one (year, month) to the last day of another, both known as months."""
    start = day(*first, 1)
    end = day(*last, 1)
    if start is None or end is None or end < start:
        return None
    return Span(start, end.replace(day=calendar.monthrange(*last)[1]), "month")


def years(first: int, last: int) -> Span | None:
    """Whole years."""
    start = day(first, 1, 1)
    end = day(last, 12, 31)
    return None if start is None or end is None or end < start else Span(start, end, "year")


def describe(span: Span) -> str:
    """The span as an office would write it in a cell, in Indonesian; reading it gives it back."""
    first, last = span.starts_on, span.ends_on
    if span.precision == "year":
        head, tail = f"{first.year}", f"{last.year}"
    elif span.precision == "month":
        head = f"{MONTH_NAMES[first.month - 1]} {first.year}"
        tail = f"{MONTH_NAMES[last.month - 1]} {last.year}"
    else:
        head, tail = _written(first), _written(last)
    return head if head == tail else f"{head} – {tail}"


def _written(when: date) -> str:
    return f"{when.day} {MONTH_NAMES[when.month - 1]} {when.year}"
