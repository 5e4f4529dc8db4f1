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
    """The objects as lines under one heading line; a list or object inside becomes JSON text.

    A line that is no object is `broken`. Raises `BadFile` when none is one.
    """
    listed = text.lstrip("\ufeff \t\r\n").startswith("[")
    objects = _array(text, name) if listed else _each(text)
    headers = list(dict.fromkeys(key for _, one in objects if one is not None for key in one))
    if len(headers) > MAX_COLUMNS:
        raise BadFile("table.too_many_columns", name=name, limit=MAX_COLUMNS)
    if len(objects) > MAX_ROWS:
        raise BadFile("table.too_many_rows", name=name, limit=MAX_ROWS)
    if len(headers) * len(objects) > MAX_ROWS * MAX_COLUMNS // 4:
        raise BadFile("table.too_many_cells", name=name)
    if objects and all(one is None for _, one in objects):
        raise BadFile("table.bad_json", name=name, line=objects[0][0])
    lines = [Line(0, list(headers))]
    for number, one in objects:
        if one is None:
            lines.append(Line(number, [], broken=True))
            continue
        cells = [_cell(one.get(key)) for key in headers]
        if any(isinstance(cell, str) and len(cell) > MAX_CELL for cell in cells):
            raise BadFile("table.cell_too_long", name=name, line=number, limit=MAX_CELL)
        lines.append(Line(number, cells))
    return Raw(lines, "json")


_Objects = list[tuple[int, dict[str, Any] | None]]  # None: it is no object


def _each(text: str) -> _Objects:
    found: _Objects = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip(" \t\r\ufeff"):
            try:
                value = json.loads(line.lstrip("\ufeff"))
            except (ValueError, RecursionError):
                value = None
            found.append((number, value if isinstance(value, dict) else None))
    return found


def _array(text: str, name: str) -> _Objects:
    try:
        items = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise BadFile("table.bad_json", name=name, line=getattr(error, "lineno", 1)) from None
    return [(number, one if isinstance(one, dict) else None)
            for number, one in enumerate(items, 1)]


def _cell(value: Any) -> Cell:
    if value is None:
        return ""
    if isinstance(value, (str, bool, int, float)):
        return value
    return json.dumps(value, ensure_ascii=False)
