"""Rows of a spreadsheet (XLSX, XLS, ODS), with numbers and dates taken as what they are."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from mitra_tui.errors import BadFile
from mitra_tui.exchange.headings import heading_key
from mitra_tui.exchange.tables import guard
from mitra_tui.exchange.tables.files import ZIP
from mitra_tui.exchange.tables.lines import collect
from mitra_tui.exchange.tables.shapes import MAX_CELLS, Cell, Line, Raw


@dataclass(frozen=True, slots=True)
class _Book:
    """A workbook: its kind, its sheets (name → whether it is shown), and how to read one."""

    kind: str
    sheets: dict[str, bool]
    rows: Callable[[str], Iterable[list[Any]]]


def read(data: bytes, name: str, sheet: str, headings: frozenset[str]) -> Raw:
    """The lines of `sheet` (its name or number from 1), or of the sheet that fits best."""
    book = _open(data, name)
    known = list(book.sheets)
    if sheet:
        chosen = _named(sheet, known, name)
        return Raw(_lines(book.rows(chosen), name), book.kind, chosen)
    best, best_score = Raw([], book.kind), -1
    for candidate in sorted(known, key=lambda one: not book.sheets[one]):
        lines = _lines(book.rows(candidate), name)
        score = max((_known(line, headings) for line in lines[:40]), default=-1)
        if score > best_score:
            best, best_score = Raw(lines, book.kind, candidate), score
    return best


def names(data: bytes, name: str) -> list[str]:
    """The names of the sheets."""
    return list(_open(data, name).sheets)


def _open(data: bytes, name: str) -> _Book:
    return _open_packed(data, name) if data.startswith(ZIP) else _open_xls(data, name)


def _open_packed(data: bytes, name: str) -> _Book:
    kind = guard.check(data, name)
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    def rows(sheet: str) -> Iterator[list[Any]]:
        try:
            found = book.get_sheet_by_name(sheet)
            if found.total_height * found.total_width > MAX_CELLS:
                raise BadFile("table.too_many_cells", name=name)
            yield from found.iter_rows()
        except (CalamineError, OSError, ValueError) as error:
            raise BadFile("table_file.damaged", name=name) from error

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError:
        raise BadFile("table_file.password", name=name) from None
    except (CalamineError, OSError, ValueError) as error:
        raise BadFile("table_file.damaged", name=name) from error
    sheets = {one.name: str(one.visible).endswith(".Visible") for one in book.sheets_metadata
              if str(one.typ).endswith(".WorkSheet")}
    return _Book(kind, sheets, rows)


def _open_xls(data: bytes, name: str) -> _Book:
    from mitra_tui.exchange.tables.xls import Book, Damaged, streams

    def rows(sheet: str) -> list[list[Cell]]:
        try:
            return book.rows(positions[sheet])
        except Damaged as error:
            raise BadFile("table_file.damaged", name=name) from error

    try:
        found = streams(data)
        if "EncryptedPackage" in found:
            raise BadFile("table_file.password", name=name)
        for stream, what in (("WordDocument", "DOC"), ("PowerPoint Document", "PPT"),
                             ("Book", "XLS 5.0/95")):
            if stream in found and "Workbook" not in found:
                raise BadFile("table_file.not_a_table", name=name, what=what)
        book = Book(found.get("Workbook", b""))
    except Damaged as error:
        raise BadFile("table_file.damaged", name=name) from error
    if book.locked:
        raise BadFile("table_file.password", name=name)
    positions = {sheet: position for sheet, position, _ in book.sheets}
    return _Book("xls", {sheet: shown for sheet, _, shown in book.sheets}, rows)


def _named(wanted: str, known: list[str], name: str) -> str:
    for candidate in known:
        if candidate == wanted:
            return candidate
    for candidate in known:
        if candidate.casefold().strip() == wanted.casefold().strip():
            return candidate
    if wanted.isascii() and wanted.isdigit() and 1 <= int(wanted) <= len(known):
        return known[int(wanted) - 1]
    raise BadFile("table_file.no_sheet", name=name, sheet=wanted, sheets=", ".join(known))


def _lines(rows: Iterable[list[Any]], name: str) -> list[Line]:
    numbered = ((number, [_cell(one) for one in row]) for number, row in enumerate(rows, 1))
    return collect(numbered, name)


def _cell(value: Any) -> Cell:
    if isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, float):
        return int(value) if value % 1 == 0 and abs(value) < 1e18 else value
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if isinstance(value, date):
        return value
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, timedelta):
        return str(value)
    return "" if value is None else str(value)


def _known(line: Line, headings: frozenset[str]) -> int:
    return sum(isinstance(cell, str) and heading_key(cell) in headings for cell in line.cells)
