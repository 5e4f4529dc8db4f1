"""JSON: one object a line, or one array of objects."""

from __future__ import annotations

import json
from typing import Any

from mitra_tui.errors import BadFile
from mitra_tui.exchange.tables.shapes import MAX_CELL, MAX_COLUMNS, MAX_ROWS, Cell, Line, Raw


def looks_like(text: str) -> bool:
    """Whether a text begins like JSON objects."""
    head = text[:4096].lstrip("\ufeff \t\r\n")
    return head.startswith("{") or (head.startswith("[") and head[1:].lstrip()[:1] in ("{", "]"))


def read(text: str, name: str) -> Raw:
    """The objects as lines under one heading line; a list or object inside becomes JSON text."""
    listed = text.lstrip("\ufeff \t\r\n").startswith("[")
    objects = _array(text, name) if listed else _each(text, name)
    headers = list(dict.fromkeys(key for _, one in objects for key in one))
    if len(headers) > MAX_COLUMNS:
        raise BadFile("table.too_many_columns", name=name, limit=MAX_COLUMNS)
    if len(objects) > MAX_ROWS:
        raise BadFile("table.too_many_rows", name=name, limit=MAX_ROWS)
    if len(headers) * len(objects) > MAX_ROWS * MAX_COLUMNS // 4:
        raise BadFile("table.too_many_cells", name=name)
    lines = [Line(0, list(headers))]
    for number, one in objects:
        cells = [_cell(one.get(key)) for key in headers]
        if any(isinstance(cell, str) and len(cell) > MAX_CELL for cell in cells):
            raise BadFile("table.cell_too_long", name=name, line=number, limit=MAX_CELL)
        lines.append(Line(number, cells))
    return Raw(lines, "json")


def _each(text: str, name: str) -> list[tuple[int, dict[str, Any]]]:
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip(" \t\r\ufeff"):
            value = _parse(line.lstrip("\ufeff"), name, number)
            found.append((number, _object(value, name, number)))
    return found


def _array(text: str, name: str) -> list[tuple[int, dict[str, Any]]]:
    items = _parse(text.lstrip("\ufeff"), name, 1)
    if not isinstance(items, list):
        raise BadFile("table.bad_json", name=name, line=1)
    return [(number, _object(one, name, number)) for number, one in enumerate(items, 1)]


def _parse(text: str, name: str, line: int) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        at = line + getattr(error, "lineno", 1) - 1
        raise BadFile("table.bad_json", name=name, line=at) from None


def _object(value: Any, name: str, line: int) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise BadFile("table.bad_json", name=name, line=line)
    return value


def _cell(value: Any) -> Cell:
    if value is None:
        return ""
    if isinstance(value, (str, bool, int, float)):
        return value
    return json.dumps(value, ensure_ascii=False)
