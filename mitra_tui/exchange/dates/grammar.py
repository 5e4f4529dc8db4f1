"""The written forms of a date: every form that may begin at a place in a text, and what it spans.

A `Part` is one written form (a full day, a day and month, a day, a month, a year …). Two parts
with `–`, `s.d.` or `dan` between them make a stretch; the earlier part takes what it lacks
(month, year) from the later one. A `Match` without a span was well written but impossible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from mitra_tui.exchange.dates import words
from mitra_tui.exchange.dates.shapes import Span, day, months, one_day, years
from mitra_tui.exchange.dates.words import LEAD, MONTH, MONTHS, ROMAN

_SUFFIX = r"(?:\s?(?:st|nd|rd|th)\b)?"
_YEAR = r"(?P<y>[0-9]{4}|['’][0-9]{2}|[0-9]{2})(?![0-9]|[.:][0-9])"
_YEAR_SURE = r"(?P<y>[0-9]{4}|['’][0-9]{2})(?![0-9])"
_GAP = r"\s*[.,/-]?\s*"
_IN_YEAR = rf"\.?{_GAP}(?:(?:tahun|thn|th)\b\.?\s*)?"

_FORMS = (
    ("full", rf"(?P<d>[0-9]{{1,2}}){_SUFFIX}{_GAP}(?P<m>{MONTH}){_IN_YEAR}{_YEAR}"),
    ("full", (rf"(?P<m>{MONTH})\.?\s+(?P<d>[0-9]{{1,2}}){_SUFFIX}\s*,?\s+"
              r"(?P<y>[0-9]{4})(?![0-9])")),
    ("full", (r"(?P<d>[0-9]{1,2})\s*(?P<s>[./-])\s*(?P<m>[0-9]{1,2})\s*(?P=s)\s*"
             r"(?P<y>[0-9]{4}|[0-9]{2})(?![0-9])")),
    ("full", (r"(?P<d>[0-9]{1,2})\s*(?P<s>[./ -])\s*(?P<r>[ivx]{1,4})\s*(?P=s)\s*"
             r"(?P<y>[0-9]{4})(?![0-9])")),
    ("full", r"(?P<y>[0-9]{4})(?P<s>[/-])(?P<m>[0-9]{1,2})(?P=s)(?P<d>[0-9]{1,2})(?![0-9])"),
    ("day_month", rf"(?P<d>[0-9]{{1,2}}){_SUFFIX}{_GAP}(?P<m>{MONTH})\.?"),
    ("day_month", rf"(?P<m>{MONTH})\.?\s+(?P<d>[0-9]{{1,2}}){_SUFFIX}(?![0-9])"),
    ("day_month", r"(?P<d>[0-9]{1,2})\s*[./]\s*(?P<m>[0-9]{1,2})(?![0-9])"),
    ("day", rf"(?P<d>[0-9]{{1,2}}){_SUFFIX}(?![0-9])"),
    ("month", rf"(?:bulan\s+)?(?P<m>{MONTH}){_IN_YEAR}{_YEAR_SURE}"),
    ("month", r"(?P<m>[0-9]{1,2})\s*[/-]\s*(?P<y>[0-9]{4})(?![0-9]|\s*[/.-]\s*[0-9])"),
    ("month", r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})(?![0-9]|-[0-9])"),
    ("bare_month", rf"(?:bulan\s+)?(?P<m>{MONTH})\.?"),
    ("school_year", (r"(?:(?:(?:semester|smt|sem)\b\.?\s*)?"
                    r"(?P<half>ganjil|gasal|genap)\b\s*,?\s*)?"
                    r"(?:(?:tahun|thn\.?)\s+(?:pelajaran|ajaran)|t\.?\s?[ap]\b\.?|tahun)?\s*"
                    r"(?P<y>[0-9]{4})\s*/\s*(?P<y2>[0-9]{4})(?![0-9]|/)")),
    ("year", (r"(?:(?:tahun|thn|th)\b\.?\s*)?(?P<y>[0-9]{4})"
             r"(?![0-9]|[./-][0-9]{1,3}(?![0-9]))")),
)
_EN_RANGE = (
    rf"(?P<m>{MONTH})\.?\s+(?P<d>[0-9]{{1,2}})\s*(?:-|to|until)\s*(?P<d2>[0-9]{{1,2}})"
    r"\s*,?\s+(?P<y>[0-9]{4})(?![0-9])"
)
_LIST = r"(?P<days>[0-9]{1,2}(?:\s*,\s*[0-9]{1,2})+)(?![0-9])"
_LONGEST_INFERRED = timedelta(days=190)


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The forms, ready for use: made when the first date is read, not at the start of the app."""
    return tuple((kind, re.compile(LEAD + form, re.IGNORECASE)) for kind, form in _FORMS)


@cache
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(form, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One written form and where it ends. What it does not say is 0."""

    kind: str
    end: int
    d: int = 0
    m: int = 0
    y: int = 0
    weekday: str = ""  # as written in front of it
    until: str = ""  # the second of two weekdays in front: `Senin s.d. Rabu`


@dataclass(frozen=True, slots=True)
class Match:
    """What begins at a place in a text: its form, its end, and its days (None: impossible).

    `problem` names what is wrong with it, `offer` what it may have been meant to be.
    """

    kind: str
    end: int
    span: Span | None = None
    problem: str = ""
    offer: Span | None = None


def full_year(text: str) -> int:
    """A written year; two figures are 1970–2069."""
    digits = text.lstrip("'’")
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 70 else 1900)


def matches(text: str, at: int) -> list[Match]:
    """Everything a date beginning at `at` can be, the longest first."""
    found = [_alone(part) for part in _parts(text, at)]
    found.extend(_special(text, at))
    for first in _parts(text, at):
        for joint, listed in ((words.UNTIL, False), (words.AND, True)):
            between = joint.match(text, first.end)
            if between is None:
                continue
            for last in _parts(text, between.end()):
                pair = _pair(first, last, listed)
                if pair is not None:
                    found.append(pair)
    return sorted(found, key=lambda match: (-match.end, match.span is None))


def _parts(text: str, at: int) -> Iterator[Part]:
    for kind, pattern in _forms():
        found = pattern.match(text, at)
        if found is None:
            continue
        if kind == "school_year":
            continue  # never one end of a stretch; see _special
        yield _part(kind, found)


def _part(kind: str, found: re.Match[str]) -> Part:
    groups = found.groupdict()
    number = groups.get("d") or "0"
    name = (groups.get("m") or "0").lower()
    roman = (groups.get("r") or "").lower()
    month = ROMAN.get(roman, 13) if roman else MONTHS.get(name) or int(name)
    year = groups.get("y")
    since, weekday = ((groups.get(name) or "").lower() for name in ("since", "weekday"))
    return Part(kind, found.end(), int(number), month, full_year(year) if year else 0,
                since or weekday, weekday if since else "")


def _alone(part: Part) -> Match:
    span: Span | None = None
    offer: Span | None = None
    problem = "date.impossible"
    if part.kind == "full":
        when = day(part.y, part.m, part.d)
        if when and (part.until or not words.is_weekday(part.weekday, when)):
            return _other_weekday(part, one_day(when))
        span = one_day(when) if when else None
        swapped = day(part.y, part.d, part.m)
        offer = one_day(swapped) if swapped else months((part.y, part.m), (part.y, part.m))
    elif part.kind == "month":
        span = months((part.y, part.m), (part.y, part.m))
        if span and part.weekday:  # the Mondays of a month are not all of its days
            return Match(part.kind, part.end, None, "date.unclear", span)
    elif part.kind == "year":
        span = years(part.y, part.y)
    else:
        problem = "date.no_year" if part.m else "date.unreadable"
    return Match(part.kind, part.end, span, "" if span else problem, None if span else offer)


def _other_weekday(part: Part, span: Span) -> Match:
    """A day that is not on the weekday written beside it: which of the two is right is asked.

    `Minggu 2 Mei 2024`, no Sunday, probably means the second week.
    """
    if part.weekday == "minggu" and part.d <= 5 and span.precision == "day":
        span = months((part.y, part.m), (part.y, part.m)) or span
    return Match("full", part.end, None, "date.other_weekday", span)


def _special(text: str, at: int) -> Iterator[Match]:
    """`May 21-25, 2024` · `8, 9 dan 10 Mei 2024` · `Semester ganjil 2023/2024`."""
    english = _pattern(_EN_RANGE).match(text, at)
    if english is not None:
        part = _part("full", english)
        last = Part("full", english.end(), int(english["d2"]), part.m, part.y)
        yield _stretch(Part("day", 0, part.d), last) or _alone(last)
    listed = _pattern(_LIST).match(text, at)
    joint = words.AND.match(text, listed.end()) if listed else None
    if listed is not None and joint is not None:
        for last in _parts(text, joint.end()):
            if last.kind == "full":
                yield _listed([int(one) for one in listed["days"].split(",")], last)
    for kind, pattern in _forms():
        found = pattern.match(text, at) if kind == "school_year" else None
        if found is not None:
            yield _school_year(found)


def _school_year(found: re.Match[str]) -> Match:
    first, second = int(found["y"]), int(found["y2"])
    half = (found["half"] or "").lower()
    start = (second, 1) if half == "genap" else (first, 7)
    end = (first, 12) if half in ("ganjil", "gasal") else (second, 6)
    span = months(start, end) if second == first + 1 else None
    return Match("school_year", found.end(), span, "" if span else "date.impossible")


def _listed(numbers: list[int], last: Part) -> Match:
    """Several days of one month: a stretch when they follow each other, else a question."""
    numbers = [*numbers, last.d]
    first = day(last.y, last.m, numbers[0])
    final = day(last.y, last.m, last.d)
    if first is None or final is None or final < first:
        return Match("full", last.end, None, "date.impossible")
    span = Span(first, final, "range")
    if numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        return Match("full", last.end, span)
    return Match("full", last.end, None, "date.several_days", span)


_PAIRS = {
    ("full", "full"), ("day_month", "full"), ("day", "full"), ("month", "month"),
    ("bare_month", "month"), ("year", "year"),
}


def _pair(first: Part, last: Part, listed: bool) -> Match | None:
    if (first.kind, last.kind) not in _PAIRS:
        return None
    if first.kind in ("month", "bare_month"):
        year = first.y or (last.y if first.m <= last.m else last.y - 1)
        span = months((year, first.m), (last.y, last.m))
        return Match("month", last.end, span, "" if span else "date.ends_before_starts")
    if first.kind == "year":
        span = years(first.y, last.y)
        return Match("year", last.end, span, "" if span else "date.ends_before_starts")
    stretch = _stretch(first, last)
    if not listed or stretch is None or stretch.span is None:
        return stretch
    apart = stretch.span.ends_on - stretch.span.starts_on
    if apart == timedelta(days=1):
        return stretch
    return Match("full", stretch.end, None, "date.several_days", stretch.span)


def _stretch(first: Part, last: Part) -> Match | None:
    """From one day to another; the first takes the month and year it lacks from the last."""
    month = first.m or last.m
    year = first.y or last.y
    inferred = not first.y and first.m > last.m
    end = day(last.y, last.m, last.d)
    start = day(year - inferred, month, first.d)
    if end is None or start is None:
        offer = months((last.y, month), (last.y, last.m)) if not inferred else None
        return Match("full", last.end, None, "date.impossible", offer)
    if end < start or (inferred and end - start > _LONGEST_INFERRED):
        offer = Span(end, start, "range") if end < start else None
        return Match("full", last.end, None, "date.ends_before_starts", offer)
    span = _between(start, end)
    named = first.until or last.weekday
    if not (words.is_weekday(first.weekday, start) and words.is_weekday(named, end)):
        return Match("full", last.end, None, "date.other_weekday", span)
    return Match("full", last.end, span)


def _between(start: date, end: date) -> Span:
    return one_day(start) if start == end else Span(start, end, "range")
