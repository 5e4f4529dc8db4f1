"""Dates as school offices write them: any precision, Indonesian, English, ISO or numbers.

`read_date` reads a cell (place, ranges, months and years included) and never invents a day;
`read_day` reads the one day that a form's field asks for; `read_ahead` a coming day, `read_named`
one that is named by its weekday or counted from today.
"""

from __future__ import annotations

from mitra_tui.exchange.dates.ahead import looks_dated, read_ahead, read_named
from mitra_tui.exchange.dates.day import read_day
from mitra_tui.exchange.dates.read import drop_trailing_date, find_date, read_date
from mitra_tui.exchange.dates.shapes import ReadDate, Suggestion

__all__ = [
    "ReadDate", "Suggestion", "drop_trailing_date", "find_date", "looks_dated", "read_ahead",
    "read_date", "read_day", "read_named",
]
