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
    without_heading,
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


def read_table(
    path: Path, *, what: str = "", sheet: str = "", bare: bool = False
) -> Sheet:
    """Read the file at `path`; `what` is the entity expected (its headings find the table).

    `bare`: a first line of words that no entity knows is a record, not a line of headings.
    """
    return read_bytes(files.load(path), path.name, what=what, sheet=sheet, bare=bare)


def read_bytes(
    data: bytes, name: str, *, what: str = "", sheet: str = "", bare: bool = False
) -> Sheet:
    """Read a file's content; what it is shows in the content, not in the name's ending."""
    files.check_bytes(data, name)
    if data.startswith((files.ZIP, files.OLE)):
        from mitra_tui.exchange.tables import books

        raw = books.read(data, name, sheet, known_headings(what))
        return _sheet(raw, name, what, bare=bare)
    return read_text(files.decode(data, name), name, what=what, bare=bare)


def read_text(
    content: str, name: str, *, what: str = "", headers: tuple[str, ...] = (), bare: bool = False
) -> Sheet:
    """Read a table that is text. `headers`: it has no heading line, and these are its columns."""
    if not content.strip("\ufeff \t\r\n\0"):
        raise BadFile("table_file.empty", name=name)
    if jsonl.looks_like(content):
        return _sheet(jsonl.read(content, name), name, what)
    raw = text.read(content, name, known_headings(what))
    return _sheet(raw, name, what, headers, bare=bare)


def sheet_names(path: Path) -> list[str]:
    """The sheets of a spreadsheet; empty for other files."""
    data = files.load(path)
    if not data.startswith((files.ZIP, files.OLE)):
        return []
    from mitra_tui.exchange.tables import books

    return books.names(data, path.name)


def _sheet(
    raw: Raw, name: str, what: str, given: tuple[str, ...] = (), *, bare: bool = False
) -> Sheet:
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
        at = find_heading(raw.lines, known, bare=bare)
        if at < 0:
            told = list(without_heading(raw.lines, name, bare=bare))
        else:
            told, after = whole_heading(raw.lines, at, known)
    headers, lines = records(told, raw.lines[after:])
    layout = understand(headers, lines)
    return Sheet(headers, tuple(join(lines, layout)), name, raw.kind, raw.sheet, layout.when)
