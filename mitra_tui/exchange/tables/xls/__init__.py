"""Spreadsheets of Excel 97–2003 (XLS), read by our own few pages.

The library that reads the newer formats ends the whole program, or takes a gigabyte, on a
damaged XLS of five kilobytes. This reader takes what a table needs (texts, numbers, days,
yes/no, the results of formulas) and answers anything else with `Damaged`.
"""

from __future__ import annotations

from mitra_tui.exchange.tables.xls.container import Damaged, streams
from mitra_tui.exchange.tables.xls.records import Book

__all__ = ["Book", "Damaged", "streams"]
