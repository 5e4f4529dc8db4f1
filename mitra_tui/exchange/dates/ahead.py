"""The coming day on which something is to be done, typed in a hurry."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from mitra_tui.errors import MitraError
from mitra_tui.exchange.dates.day import read_day
from mitra_tui.exchange.dates.words import MONTH, plain
from mitra_tui.rows.text import gate

_UNITS = {
    "hari": "d", "hr": "d", "day": "d", "days": "d",
    "minggu": "w", "mgg": "w", "pekan": "w", "week": "w", "weeks": "w",
    "bulan": "m", "bln": "m", "month": "m", "months": "m",
    "tahun": "y", "thn": "y", "year": "y", "years": "y",
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate((
        "senin monday mon", "selasa tuesday tue", "rabu wednesday wed", "kamis thursday thu",
        "jumat jum'at friday fri", "sabtu saturday sat", "minggu ahad sunday sun"))
    for name in names.split()
}
_IN = re.compile(
    rf"(?:\+|dalam\s+|in\s+)?\s*([0-9]{{1,3}})\s*({'|'.join(_UNITS)})(?:\s+lagi)?")
_NEXT = re.compile(rf"(?:next\s+({'|'.join(_UNITS)})|({'|'.join(_UNITS)})\s+depan)")
_WEEKDAY = re.compile(
    rf"(?:hari\s+)?(next\s+)?({'|'.join(_WEEKDAYS)})(\s+depan)?")
_WEEKDAY_AGO = re.compile(
    rf"(?:hari\s+)?(?:({'|'.join(_WEEKDAYS)})\s+(?:lalu|kemarin)|last\s+({'|'.join(_WEEKDAYS)}))")
_END_OF_MONTH = re.compile(r"akhir bulan(?: ini)?|(?:the )?end of (?:the )?month")
_DAY_ONLY = re.compile(r"(?:tgl\.?|tanggal|the)\s*([0-9]{1,2})(?:st|nd|rd|th)?")
_YEARLESS = re.compile(rf"[0-9]{{1,2}}\s*[./-]\s*[0-9]{{1,2}}|[0-9]{{1,2}}\s*{MONTH}\.?"
                       rf"|{MONTH}\.?\s+[0-9]{{1,2}}", re.IGNORECASE)


def read_ahead(text: str, today: date) -> str:
    """The coming day that was typed, as ISO text; empty for an empty text.

    Takes all that `read_day` takes, and `3 hari`, `2 minggu`, `1 bulan lagi`, `minggu depan`,
    `akhir bulan`, `senin`, `jumat depan`, `tgl 25`, `12/8` and `12 agustus` (the next one), with
    the English words. Raises `MitraError` as `read_day` does.
    """
    raw, folded = gate(text), _folded(text)
    if not folded:
        return ""
    try:
        found = _said(folded, today) or _yearless(folded, today)
    except OverflowError:
        raise MitraError("date.impossible", text=raw) from None
    return found.isoformat() if found else read_day(raw, today)


def read_named(text: str, today: date, *, past: bool = False) -> str:
    """The day that was named by its weekday or counted from today, as ISO text; empty when it
    is none of these.

    `jumat`, `senin depan`, `jumat lalu`, `3 hari lagi`, `akhir bulan`, `tgl 25`, with the English
    words. A bare weekday is the coming one, with `past` the last one.
    """
    folded = _folded(text)
    ago = _WEEKDAY_AGO.fullmatch(folded)
    named = (ago and (ago[1] or ago[2])) or (past and folded.removeprefix("hari "))
    if named in _WEEKDAYS and folded != "minggu lalu":  # that is a week, not a Sunday
        back = (today.weekday() - _WEEKDAYS[named] - 1) % 7 + 1
        return (today - timedelta(days=back)).isoformat()
    try:
        found = _said(folded, today) if folded else None
    except OverflowError:
        found = None
    return found.isoformat() if found else ""


def looks_dated(text: str) -> bool:
    """Whether a text was probably meant as a day, though it may be none (`31/2`)."""
    folded = plain(gate(text)).casefold()
    return bool(
        re.fullmatch(r"[+-]\s*[0-9]+.{0,12}|[0-9]{1,4}(?:\s*[./-]\s*[0-9]{1,4}){1,2}", folded)
        or _YEARLESS.match(folded) or _IN.fullmatch(folded))


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", plain(gate(text)).casefold()).strip(" .")


def _said(folded: str, today: date) -> date | None:
    """A day counted from today, or named by its weekday."""
    if found := _IN.fullmatch(folded):
        return _later(today, int(found[1]), _UNITS[found[2]])
    if found := _NEXT.fullmatch(folded):
        return _later(today, 1, _UNITS[found[1] or found[2]])
    if _END_OF_MONTH.fullmatch(folded):
        return today.replace(day=monthrange(today.year, today.month)[1])
    if found := _WEEKDAY.fullmatch(folded):
        number = _WEEKDAYS[found[2]]
        if found[1] or found[3]:  # the one of next week
            return today + timedelta(days=7 - today.weekday() + number)
        return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    if found := _DAY_ONLY.fullmatch(folded):
        return _day_of_month(today, int(found[1]))
    return None


def _later(today: date, count: int, unit: str) -> date:
    if unit in ("d", "w"):
        return today + timedelta(days=count * (7 if unit == "w" else 1))
    months = today.month - 1 + count * (12 if unit == "y" else 1)
    year, month = today.year + months // 12, months % 12 + 1
    if year > date.max.year:
        raise OverflowError
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def _day_of_month(today: date, number: int) -> date | None:
    """The next day with that number: this month's, or that of a month that has it."""
    for count in range(12):
        first = _later(today.replace(day=1), count, "m")
        if 1 <= number <= monthrange(first.year, first.month)[1]:
            found = first.replace(day=number)
            if found > today:
                return found
    return None


def _yearless(folded: str, today: date) -> date | None:
    """A day and month: the next such day. The year that is lacking is tried, not guessed at."""
    if not _YEARLESS.fullmatch(folded):
        return None
    for year in (today.year, today.year + 1):
        for joint in ("/", ".", "-", " "):
            try:
                found = date.fromisoformat(read_day(f"{folded}{joint}{year}", today))
            except MitraError:
                continue
            if found >= today:
                return found
    return None
