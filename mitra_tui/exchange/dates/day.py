"""The one day that a form's field asks for, typed in a hurry."""

from __future__ import annotations

import re
from datetime import date, timedelta

from mitra_tui.errors import MitraError
from mitra_tui.exchange.dates import grammar
from mitra_tui.exchange.dates.words import TIME, plain
from mitra_tui.rows.text import gate

_RELATIVE = {
    "hari ini": 0, "sekarang": 0, "today": 0, "now": 0,
    "besok": 1, "esok": 1, "tomorrow": 1,
    "lusa": 2, "the day after tomorrow": 2, "day after tomorrow": 2,
    "kemarin": -1, "yesterday": -1,
}
_OFFSET = re.compile(r"([+-])\s?([0-9]{1,4})(?:\s*(?:hari|days?|d|h))?")


def read_day(text: str, today: date) -> str:
    """The day that was typed, as ISO text; empty for an empty field.

    Takes `19/5/2024`, `19-5-24`, `19 Mei 2024`, ISO, `hari ini`, `besok`, `lusa`, `kemarin`,
    `+7`, and the English words. Raises `MitraError` with `date.impossible`, `date.no_year`,
    `date.not_a_day` (a month, a year, several days) or `date.unreadable`; the parameter
    `text` is what was typed.
    """
    raw = gate(text)
    folded = plain(raw).casefold()
    if not folded:
        return ""
    if folded in _RELATIVE:
        return _moved(today, _RELATIVE[folded], raw)
    offset = _OFFSET.fullmatch(folded)
    if offset is not None:
        return _moved(today, int(offset[2]) * (-1 if offset[1] == "-" else 1), raw)
    return _typed(plain(raw), raw)


def _moved(today: date, days: int, raw: str) -> str:
    try:
        return (today + timedelta(days=days)).isoformat()
    except OverflowError:
        raise MitraError("date.impossible", text=raw) from None


def _typed(text: str, raw: str) -> str:
    for match in grammar.matches(text, 0):
        clock = TIME.match(text, match.end)
        if text[clock.end() if clock else match.end:].strip(" .,"):
            continue
        if match.span is None:
            raise MitraError(match.problem, text=raw)
        if match.span.precision != "day":
            raise MitraError("date.not_a_day", text=raw)
        return match.span.starts_on.isoformat()
    raise MitraError("date.unreadable", text=raw)
