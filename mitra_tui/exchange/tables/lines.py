"""The lines of a file, whatever kind it is: empty ones counted, blank ends cut, limits kept."""

from __future__ import annotations

from collections.abc import Iterable

from mitra_tui.errors import BadFile
from mitra_tui.exchange.tables.shapes import MAX_CELL, MAX_COLUMNS, MAX_ROWS, Cell, Line


def collect(records: Iterable[tuple[int, list[Cell]]], name: str) -> list[Line]:
    """The lines that hold something, from number and cells; `name` is the file's, for refusals.

    Raises `BadFile` for too many columns or rows and for a cell that is too long.
    """
    lines: list[Line] = []
    gap = False
    for number, cells in records:
        while cells and isinstance(cells[-1], str) and not cells[-1].strip():
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
