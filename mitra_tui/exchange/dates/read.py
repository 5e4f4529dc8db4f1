"""A cell → when, how precisely, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache

from mitra_tui.exchange.dates import grammar, suggest
from mitra_tui.exchange.dates.place import LABEL, NUMBERED, before_date, is_place, place_after
from mitra_tui.exchange.dates.shapes import ReadDate, Span, one_day, years
from mitra_tui.exchange.dates.words import TIME, is_weekday, plain
from mitra_tui.rows.text import gate

Cell = str | int | float | bool | date | datetime

_START = re.compile(r"(?<!\w)[^\W_]")
_LONGEST_PLACE = 80
_LONGEST_TEXT = 2000  # nothing longer is looked through for a date
_FIRST_SERIAL, _LAST_SERIAL = 20000, 80000  # 1954–2119 in a spreadsheet's day count
_EPOCH = date(1899, 12, 30)


def read_date(value: Cell) -> ReadDate:
    """Read a cell. Never raises; a broken date has a `problem` and, if possible, a suggestion."""
    if isinstance(value, datetime):
        return _answer(value.isoformat(sep=" "), one_day(value.date()))
    if isinstance(value, date):
        return _answer(value.isoformat(), one_day(value))
    if isinstance(value, bool):
        return ReadDate(str(value), problem="date.unreadable")
    if isinstance(value, (int, float)):
        return _serial(value)
    raw = gate(value)
    text = plain(raw)
    if not text.strip(" -.,"):
        return ReadDate(raw)
    if len(text) > _LONGEST_TEXT:
        return ReadDate(raw, problem="date.unreadable")
    return _read_text(raw, text)


def find_date(text: str) -> ReadDate | None:
    """The one full day (or stretch of days) somewhere inside a longer text; None: none, or several.

    `raw` is the piece of the text that is the date.
    """
    text = gate(text)
    found = [(at, match) for at, match in _full_dates(plain(text[:_LONGEST_TEXT]))]
    if len(found) != 1:
        return None
    at, match = found[0]
    assert match.span is not None
    return _answer(text[at:match.end], match.span)


def drop_trailing_date(title: str) -> tuple[str, ReadDate | None]:
    """A title without the date repeated at its end, and that date.

    Only a day or a stretch of days is dropped: `Pramuka 2023` stays whole.
    """
    text = plain(title)
    for at, match in _full_dates(text):
        if text[match.end:].strip(" .,;)]") == "":
            head = LABEL.sub("", title[:at].rstrip(" ,;:([-–—")).rstrip(" ,;:([-–—")
            assert match.span is not None
            return (head, _answer(title[at:match.end], match.span)) if head else (title, None)
    return title, None


def _full_dates(text: str) -> Iterator[tuple[int, grammar.Match]]:
    at = 0
    while (start := _START.search(text, at)) is not None:
        at = start.end()
        if not _inside_number(text, start.start()) and not NUMBERED.search(text[:start.start()]):
            full = [m for m in grammar.matches(text, start.start()) if m.kind == "full"]
            good = [m for m in full if m.span is not None]
            if good:
                yield start.start(), good[0]
            if good or any(m.problem == "date.other_weekday" for m in full):
                at = max(at, (good or full)[0].end)


@lru_cache(maxsize=2048)
def _read_text(raw: str, text: str) -> ReadDate:
    clock = TIME.match(text)
    offset = clock.end() if clock and text[clock.end():].strip(" ,;)") else 0
    for start in _START.finditer(text, offset):
        at = start.start()
        if _inside_number(text, at):
            continue
        for match in grammar.matches(text, at):
            tail = _tail(text, raw, match.end)
            if tail is None:
                continue
            answer = _accept(raw, text, (offset, at), match, tail)
            if answer is not None:
                return answer
    return _refuse(raw, text)


def _accept(raw: str, text: str, head: tuple[int, int], match: grammar.Match,
            tail: str) -> ReadDate | None:
    """The answer for a match with an acceptable end; None when what stands before forbids it."""
    begin, at = head
    if match.kind in ("day", "bare_month") and at > begin:
        return None
    before = before_date(raw[begin:at], text[begin:at])
    if before.counted and match.kind == "full":
        return None  # `Minggu ke-2 Mei 2024` is no 2 May
    if not is_place(before, match.kind):
        return None
    place, _, weekday = tail.partition("\0")
    joined = ", ".join(part for part in (before.place, place) if part)
    if match.span is None:
        offered = match.offer or (suggest.guess(text) if match.problem == "date.no_year" else None)
        offer = offered.suggestion() if offered else None
        return ReadDate(raw, place=joined, problem=match.problem, suggestion=offer)
    days = match.span
    if days.precision == "day" and not is_weekday(weekday, days.starts_on):
        return ReadDate(raw, place=joined, problem="date.other_weekday",
                        suggestion=days.suggestion())
    if NUMBERED.search(before.text):
        return ReadDate(raw, problem="date.unclear", suggestion=days.suggestion())
    if len(joined) > _LONGEST_PLACE:
        return ReadDate(raw, problem="date.text_around", suggestion=match.span.suggestion())
    return _answer(raw, match.span, joined)


def _refuse(raw: str, text: str) -> ReadDate:
    inside = find_date(raw)
    if inside is not None:
        offered = Span(date.fromisoformat(inside.starts_on), date.fromisoformat(inside.ends_on),
                       inside.precision)
        return ReadDate(raw, problem="date.text_around", suggestion=offered.suggestion())
    serial = _serial(int(text)) if re.fullmatch("[0-9]{5}", text) else None
    if serial is not None and serial.known:
        offered = one_day(date.fromisoformat(serial.starts_on))
        return ReadDate(raw, problem="date.unreadable", suggestion=offered.suggestion())
    guessed = suggest.guess(text) if len(text) <= _LONGEST_PLACE else None
    return ReadDate(raw, problem="date.unreadable",
                    suggestion=guessed.suggestion() if guessed else None)


def _answer(raw: str, span: Span, place: str = "") -> ReadDate:
    first, last = span.starts_on.isoformat(), span.ends_on.isoformat()
    return ReadDate(raw, first, last, span.precision, place)


def _serial(value: int | float) -> ReadDate:
    """A bare number from a spreadsheet: a year, or the spreadsheet's count of days."""
    raw = str(int(value)) if value == value and value % 1 == 0 else str(value)
    span: Span | None = None
    if value == value and _FIRST_SERIAL <= value < _LAST_SERIAL:
        span = one_day(_EPOCH + timedelta(days=int(value)))
    elif value == value and value % 1 == 0 and 1900 <= value <= 2199:
        span = years(int(value), int(value))
    return _answer(raw, span) if span else ReadDate(raw, problem="date.unreadable")


def _inside_number(text: str, at: int) -> bool:
    """Whether `at` is in the middle of something like `2020-W01-1` or `1/2/3/4`."""
    before = text[max(at - 2, 0):at]
    return text[at] in "0123456789" and bool(re.fullmatch(r"[0-9][./-]", before))


def _tail(text: str, raw: str, end: int) -> str | None:
    """What follows the date: nothing, a time of day, a place. None: something else."""
    clock = TIME.match(text, end)
    at = clock.end() if clock else end
    return place_after(text[at:], raw[at:])
