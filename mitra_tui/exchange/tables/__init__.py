"""Tables from files: CSV, TSV, XLSX, XLS, ODS, JSON, and text pasted from Word or a spreadsheet.

`read_table` takes a path, `read_bytes` what came down a pipe, `read_text` what was pasted. All
answer a `Sheet` or raise `BadFile`, whose parameter `name` is the file's and `line`, where there
is one, the line's number.
"""

from __future__ import annotations

from pathlib import Path

from mitra_tui.errors import BadFile
from mitra_tui.exchange.headings import known_headings
from mitra_tui.exchange.tables import files, jsonl, text
from mitra_tui.exchange.tables.joining import join
from mitra_tui.exchange.tables.layout import (
    find_heading,
    records,
    understand,
    whole_heading,
)
from mitra_tui.exchange.tables.shapes import (
    BROKEN,
    EXTRA,
    JOINED,
    MAX_BYTES,
    MAX_CELL,
    MAX_COLUMNS,
    MAX_ROWS,
    SCRAMBLED,
    Cell,
    Raw,
    Row,
    Sheet,
)

__all__ = [
    "BROKEN", "EXTRA", "JOINED", "MAX_BYTES", "MAX_CELL", "MAX_COLUMNS", "MAX_ROWS", "SCRAMBLED",
    "Cell", "Row", "Sheet", "read_bytes", "read_table", "read_text", "sheet_names",
]


def read_table(path: Path, *, what: str = "", sheet: str = "") -> Sheet:
    """Read the file at `path`; `what` is the entity expected (its headings find the table)."""
    return read_bytes(files.load(path), path.name, what=what, sheet=sheet)


def read_bytes(data: bytes, name: str, *, what: str = "", sheet: str = "") -> Sheet:
    """Read a file's content; what it is shows in the content, not in the name's ending."""
    files.check_bytes(data, name)
    if data.startswith((files.ZIP, files.OLE)):
        from mitra_tui.exchange.tables import books

        return _sheet(books.read(data, name, sheet, known_headings(what)), name, what)
    return read_text(files.decode(data, name), name, what=what)


def read_text(content: str, name: str, *, what: str = "", headers: tuple[str, ...] = ()) -> Sheet:
    """Read a table that is text. `headers`: it has no heading line, and these are its columns."""
    if not content.strip("\ufeff \t\r\n\0"):
        raise BadFile("table_file.empty", name=name)
    if jsonl.looks_like(content):
        return _sheet(jsonl.read(content, name), name, what)
    return _sheet(text.read(content, name, known_headings(what)), name, what, headers)


def sheet_names(path: Path) -> list[str]:
    """The sheets of a spreadsheet; empty for other files."""
    data = files.load(path)
    if not data.startswith((files.ZIP, files.OLE)):
        return []
    from mitra_tui.exchange.tables import books

    return books.names(data, path.name)


def _sheet(raw: Raw, name: str, what: str, given: tuple[str, ...] = ()) -> Sheet:
    if raw.kind == "json":
        head, *lines = raw.lines
        headers = tuple(str(cell) for cell in head.cells)
        rows = tuple(
            Row(line.number, tuple(line.cells or [""] * len(headers)),
                (BROKEN,) if line.broken else ()) for line in lines)
        return Sheet(headers, rows, name, raw.kind)
    if not raw.lines:
        raise BadFile("table_file.empty", name=name)
    known = known_headings(what)
    told, after = list(given), 0
    if not given:
        told, after = whole_heading(raw.lines, find_heading(raw.lines, known, name), known)
    headers, lines = records(told, raw.lines[after:])
    layout = understand(headers, lines)
    return Sheet(headers, tuple(join(lines, layout)), name, raw.kind, raw.sheet, layout.when)
