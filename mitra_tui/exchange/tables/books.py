"""Rows of a spreadsheet (XLSX, XLS, ODS), with numbers and dates taken as what they are."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from mitra_tui.errors import BadFile
from mitra_tui.exchange.headings import heading_key
from mitra_tui.exchange.tables import guard
from mitra_tui.exchange.tables.files import ZIP
from mitra_tui.exchange.tables.shapes import (
    MAX_CELL,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    Cell,
    Line,
    Raw,
)


def read(data: bytes, name: str, sheet: str, headings: frozenset[str]) -> Raw:
    """The lines of `sheet` (its name or number from 1), or of the sheet that fits best."""
    kind = guard.check(data, name) if data.startswith(ZIP) else "xls"
    book = _open(data, name)
    names = [one.name for one in book.sheets_metadata if str(one.typ).endswith("WorkSheet")]
    if sheet:
        chosen = _named(sheet, names, name)
        return Raw(_lines(book, chosen, name), kind, chosen)
    hidden = {one.name for one in book.sheets_metadata if not str(one.visible).endswith(".Visible")}
    best, best_score = Raw([], kind), -1
    for candidate in sorted(names, key=lambda one: one in hidden):
        lines = _lines(book, candidate, name)
        score = max((_known(line, headings) for line in lines[:40]), default=-1)
        if score > best_score:
            best, best_score = Raw(lines, kind, candidate), score
    return best


def names(data: bytes, name: str) -> list[str]:
    """The names of the sheets."""
    if data.startswith(ZIP):
        guard.check(data, name)
    return list(_open(data, name).sheet_names)


def _open(data: bytes, name: str) -> Any:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError:
        raise BadFile("file.password", name=name) from None
    except (CalamineError, OSError, ValueError) as error:
        raise BadFile("file.damaged", name=name) from error


def _named(wanted: str, names: list[str], name: str) -> str:
    for candidate in names:
        if candidate == wanted:
            return candidate
    for candidate in names:
        if candidate.casefold().strip() == wanted.casefold().strip():
            return candidate
    if wanted.isascii() and wanted.isdigit() and 1 <= int(wanted) <= len(names):
        return names[int(wanted) - 1]
    raise BadFile("file.no_sheet", name=name, sheet=wanted, sheets=", ".join(names))


def _lines(book: Any, sheet: str, name: str) -> list[Line]:
    from python_calamine import CalamineError

    try:
        found = book.get_sheet_by_name(sheet)
        if found.total_height * found.total_width > MAX_CELLS:
            raise BadFile("table.too_many_cells", name=name)
        return _collect(found.iter_rows(), name)
    except (CalamineError, OSError, ValueError) as error:
        raise BadFile("file.damaged", name=name) from error


def _collect(rows: Iterable[list[Any]], name: str) -> list[Line]:
    lines: list[Line] = []
    gap = False
    for number, values in enumerate(rows, 1):
        cells = [_cell(value) for value in values]
        while cells and (cells[-1] == "" or (isinstance(cells[-1], str) and not cells[-1].strip())):
            cells.pop()
        if not cells:
            gap = True
            continue
        if len(cells) > MAX_COLUMNS:
            raise BadFile("table.too_many_columns", name=name, limit=MAX_COLUMNS)
        if len(lines) > MAX_ROWS:
            raise BadFile("table.too_many_rows", name=name, limit=MAX_ROWS)
        if any(isinstance(cell, str) and len(cell) > MAX_CELL for cell in cells):
            raise BadFile("table.cell_too_long", name=name, line=number, limit=MAX_CELL)
        lines.append(Line(number, cells, gap))
        gap = False
    return lines


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
