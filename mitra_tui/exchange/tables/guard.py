"""What a packed spreadsheet would unfold to, found out before the real reader takes it in.

The reader holds every cell between the first and the last one: two cells at the far corners of
a sheet of five kilobytes would need gigabytes, and running out of memory there ends the program.
So the packed files are looked through first, piece by piece.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from xml.parsers import expat

from mitra_tui.errors import BadFile
from mitra_tui.exchange.tables.shapes import (
    MAX_CELL,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_RATIO,
    MAX_ROWS,
    MAX_UNPACKED,
    RATIO_FROM,
)

# A cell that holds something: an empty one that only has a look ends in `/>`.
_CELL = re.compile(rb'<(?:\w+:)?c\s(?:[^>]*?\s)?r=["\']([A-Z]{1,7})([0-9]{1,9})["\'][^>]*(?<!/)>')
_ANY_CELL = re.compile(rb"<(?:\w+:)?c[\s>]")
_ROW = re.compile(rb"<(?:\w+:)?row[\s>]")
_SHARED = re.compile(rb"<(?:\w+:)?si[\s>]")
_REFERENCE = re.compile(rb'<(?:\w+:)?c\s[^>]*t=["\']s["\'][^>]*>\s*<(?:\w+:)?v>([0-9]{1,9})<')
_MAX_TEXT = 256 * 1024 * 1024


def check(data: bytes, name: str) -> str:
    """`xlsx` or `ods`. BadFile: damaged, no spreadsheet, or more in it than is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _check(archive, len(data), name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError,
            RuntimeError, expat.ExpatError) as error:
        raise BadFile("table_file.damaged", name=name) from error


def _check(archive: zipfile.ZipFile, packed: int, name: str) -> str:
    entries = archive.infolist()
    total = sum(entry.file_size for entry in entries)
    if total > MAX_UNPACKED or len(entries) > 5000 or (
        total > RATIO_FROM and total > packed * MAX_RATIO
    ):
        raise BadFile("table_file.too_big_inside", name=name, limit=MAX_UNPACKED // 1024 // 1024)
    names = {entry.filename for entry in entries}
    if "xl/workbook.xml" in names:
        _check_xlsx(archive, sorted(names), name)
        return "xlsx"
    if "xl/workbook.bin" in names:
        raise BadFile("table_file.not_a_table", name=name, what="XLSB")
    if "content.xml" in names and b"spreadsheet" in archive.read("mimetype"):
        _Ods(name).feed(archive.read("content.xml"))
        return "ods"
    what = "DOCX" if "word/document.xml" in names else "ZIP"
    raise BadFile("table_file.not_a_table", name=name, what=what)


def _check_xlsx(archive: zipfile.ZipFile, names: list[str], name: str) -> None:
    shared = _shared_lengths(archive, names, name)
    for entry in names:
        if re.fullmatch(r"xl/worksheets/[^/]+\.xml", entry):
            _check_sheet(archive.read(entry), shared, name)


def _check_sheet(xml: bytes, shared: list[int], name: str) -> None:
    columns, last = 0, 0
    cells = 0
    for letters, digits in _CELL.findall(xml):
        cells += 1
        columns = max(columns, _column(letters))
        last = max(last, int(digits))
    unplaced = _ANY_CELL.search(xml) is not None and not cells
    if unplaced:  # written without positions: count them, row by row
        rows = _ROW.split(xml)
        last, columns = len(rows), max(len(_ANY_CELL.findall(row)) for row in rows)
    _limits(columns, last, name)
    longest = max(shared, default=0)
    if cells * longest > _MAX_TEXT:
        told = sum(shared[int(at)] for at in _REFERENCE.findall(xml) if int(at) < len(shared))
        if told > _MAX_TEXT:
            raise BadFile("table_file.too_big_inside", name=name, limit=_MAX_TEXT // 1024 // 1024)


def _shared_lengths(archive: zipfile.ZipFile, names: list[str], name: str) -> list[int]:
    lengths: list[int] = []
    for entry in names:
        if entry.lower().endswith("sharedstrings.xml"):
            lengths += [len(piece) for piece in _SHARED.split(archive.read(entry))[1:]]
    if max(lengths, default=0) > MAX_CELL * 4:
        raise BadFile("table.cell_too_long_somewhere", name=name, limit=MAX_CELL)
    return lengths


def _limits(columns: int, rows: int, name: str) -> None:
    if columns > MAX_COLUMNS:
        raise BadFile("table.too_many_columns", name=name, limit=MAX_COLUMNS)
    if rows > MAX_ROWS + 100:
        raise BadFile("table.too_many_rows", name=name, limit=MAX_ROWS)
    if columns * rows > MAX_CELLS:
        raise BadFile("table.too_many_cells", name=name)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


class _Ods:
    """Walks an ODS table and counts what its repeated cells and rows come to."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.row = self.rows = self.width = self.column = 0
        self.repeat = self.cell_repeat = 1
        self.filled = False
        self.text = 0

    def feed(self, xml: bytes) -> None:
        """Parse the content; BadFile as soon as a limit is passed."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._doctype
        parser.Parse(xml, True)

    def _doctype(self, *_: object) -> None:
        raise BadFile("table_file.damaged", name=self.name)

    def _start(self, tag: str, given: dict[str, str]) -> None:
        if tag == "table:table":
            self.rows = self.width = 0
        elif tag == "table:table-row":
            self.repeat = _repeats(given, "table:number-rows-repeated")
            self.column = self.row = 0
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            self.cell_repeat = _repeats(given, "table:number-columns-repeated")
            self.filled = any(key.endswith((":value", ":date-value", ":boolean-value",
                                            ":time-value", ":string-value")) for key in given)
            self.text = 0

    def _characters(self, text: str) -> None:
        self.text += len(text)

    def _end(self, tag: str) -> None:
        if tag in ("table:table-cell", "table:covered-table-cell"):
            self.column += self.cell_repeat
            if self.filled or self.text:
                self.row = self.column
                if self.text > MAX_CELL:
                    raise BadFile("table.cell_too_long_somewhere", name=self.name, limit=MAX_CELL)
                if self.text * self.cell_repeat * self.repeat > _MAX_TEXT:
                    raise BadFile("table.too_many_cells", name=self.name)
        elif tag == "table:table-row":
            self.rows += self.repeat if self.row or self.repeat < 1000 else 0
            self.width = max(self.width, self.row)
            if self.row:
                _limits(self.width, self.rows, self.name)


def _repeats(given: dict[str, str], key: str) -> int:
    told = given.get(key, "1")
    return int(told) if re.fullmatch("[0-9]{1,9}", told) else 1
