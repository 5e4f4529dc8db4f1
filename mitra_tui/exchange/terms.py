"""How long something holds, as offices write it: `3 tahun`, `2 (dua) tahun 6 bulan`."""

from __future__ import annotations

import re

from mitra_tui.exchange.tables import Cell
from mitra_tui.rows.text import fold

_WORDS = {word: n for n, word in enumerate((
    "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"), 1)}
_WORDS |= {word: n for n, word in enumerate((
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1)}
_WORDS["se"] = 1  # `setahun`
# Months and days of each unit.
_UNITS = {
    "tahun": (12, 0), "thn": (12, 0), "th": (12, 0), "year": (12, 0), "years": (12, 0),
    "yr": (12, 0), "yrs": (12, 0), "semester": (6, 0), "bulan": (1, 0), "bln": (1, 0),
    "month": (1, 0), "months": (1, 0), "minggu": (0, 7), "pekan": (0, 7), "week": (0, 7),
    "weeks": (0, 7), "hari": (0, 1), "day": (0, 1), "days": (0, 1),
}
_NUMBER = "|".join(sorted(_WORDS, key=len, reverse=True))
_PIECE = re.compile(
    rf"(?:(?P<figures>[0-9]{{1,4}})\s*(?:\([a-z ]+\))?|(?P<word>{_NUMBER}))\s*"
    rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})\b\.?")
_BETWEEN = re.compile(r"[\s,]*(?:dan|and|selama|for)?[\s,]*")
_UNTIL = re.compile(
    r"^\s*(?:s\s*[./]?\s*d\s*\.?|sampai(?:\s+dengan)?|hingga|until|till)(?=[\s.0-9])\s*",
    re.IGNORECASE)
MOST_YEARS = 50
MOST_DAYS = 366 * MOST_YEARS


def length_of(cell: Cell, *, years: bool = False) -> tuple[int, int] | None:
    """The (months, days) that a cell says, None when it says no length.

    With `years`, a bare number (`3`) is one of years.
    """
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        whole = years and cell == int(cell) and 1 <= cell <= MOST_YEARS
        return (12 * int(cell), 0) if whole else None
    if not isinstance(cell, str) or len(cell) > 60:
        return None
    text = fold(cell)
    if years and text.isascii() and text.isdigit() and len(text) <= 2:
        return length_of(int(text), years=True)
    return _sum(text)


def _sum(text: str) -> tuple[int, int] | None:
    months = days = 0
    at = _BETWEEN.match(text).end()  # type: ignore[union-attr]
    while at < len(text):
        found = _PIECE.match(text, at)
        if found is None:
            return None
        n = int(found["figures"]) if found["figures"] else _WORDS[found["word"]]
        unit = _UNITS[found["unit"]]
        months, days = months + n * unit[0], days + n * unit[1]
        at = _BETWEEN.match(text, found.end()).end()  # type: ignore[union-attr]
    sound = months + days > 0 and months <= 12 * MOST_YEARS and days <= MOST_DAYS
    return (months, days) if sound else None


def without_until(text: str) -> str:
    """A date without the word before it that says that something holds until then."""
    return _UNTIL.sub("", text)
