"""The records of an XLS workbook (BIFF8): its sheets, its texts, its cells."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from mitra_tui.exchange.tables.shapes import MAX_CELLS, Cell
from mitra_tui.exchange.tables.xls.container import Damaged
from mitra_tui.exchange.tables.xls.texts import Texts, short_text, text

_EOF, _BOF, _CONTINUE = 0x0A, 0x809, 0x3C
_FORMATS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}  # of days and times
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
           0x24: "#NUM!", 0x2A: "#N/A"}

Record = tuple[int, list[bytes]]  # its number, its content and the pieces that continue it


class Book:
    """A workbook. `locked`: it is encrypted, and nothing else is known of it."""

    def __init__(self, stream: bytes) -> None:
        self.stream = stream
        self.locked = False
        self.sheets: list[tuple[str, int, bool]] = []  # name, position, whether it is shown
        self._texts: list[str] = []
        self._days: list[bool] = []  # by the number of a cell's format
        self._epoch = date(1899, 12, 30)
        try:
            self._read_globals()
        except (struct.error, IndexError, UnicodeDecodeError) as error:
            raise Damaged from error

    def _records(self, at: int) -> Iterator[Record]:
        """The records from a position to the end of their part."""
        depth = 0
        waiting: Record | None = None
        while at + 4 <= len(self.stream):
            kind, length = struct.unpack_from("<HH", self.stream, at)
            content = self.stream[at + 4:at + 4 + length]
            at += 4 + length
            if kind == _CONTINUE and waiting is not None:
                waiting[1].append(content)
                continue
            if waiting is not None:
                yield waiting
            depth += (kind == _BOF) - (kind == _EOF)
            waiting = (kind, [content]) if depth == 1 and kind != _BOF else None
            if depth <= 0:
                return
        if waiting is not None:
            yield waiting

    def _read_globals(self) -> None:
        kind, _, version = struct.unpack_from("<HHH", self.stream, 0)
        if kind != _BOF or version != 0x600:
            raise Damaged
        formats: dict[int, str] = {}
        looks: list[int] = []
        for kind, pieces in self._records(0):
            content = pieces[0]
            if kind == 0x2F:
                self.locked = True
                return
            if kind == 0x22 and struct.unpack_from("<H", content)[0]:
                self._epoch = date(1904, 1, 1)
            elif kind == 0x41E:
                formats[struct.unpack_from("<H", content)[0]] = text(content, 2)
            elif kind == 0xE0:
                looks.append(struct.unpack_from("<H", content, 2)[0])
            elif kind == 0x85 and content[5] == 0:
                (position,) = struct.unpack_from("<I", content)
                self.sheets.append((short_text(content, 6), position, content[4] & 3 == 0))
            elif kind == 0xFC:
                self._texts = Texts(pieces).all()
        self._days = [look in _FORMATS or _says_day(formats.get(look, "")) for look in looks]

    def rows(self, position: int) -> list[list[Cell]]:
        """The rows of the sheet at a position, to its last one that holds something."""
        try:
            cells = self._cells(position)
        except (struct.error, IndexError, UnicodeDecodeError) as error:
            raise Damaged from error
        found: list[list[Cell]] = [[] for _ in range(max(cells, default=-1) + 1)]
        room = 0
        for number, row in cells.items():
            width = max(row) + 1
            room += width
            if room > MAX_CELLS:
                raise Damaged
            found[number] = [row.get(column, "") for column in range(width)]
        return found

    def _cells(self, position: int) -> dict[int, dict[int, Cell]]:
        cells: dict[int, dict[int, Cell]] = {}
        waiting: tuple[int, int] | None = None  # the formula whose text comes next
        for kind, pieces in self._records(position):
            content = pieces[0]
            if kind == 0x207 and waiting is not None:
                cells.setdefault(waiting[0], {})[waiting[1]] = text(b"".join(pieces), 0)
            if kind == 0xBD:
                self._many(content, cells)
                continue
            if kind not in (0x06, 0xFD, 0x203, 0x204, 0x205, 0x27E, 0xD6):
                continue
            row, column, look = struct.unpack_from("<HHH", content)
            waiting = (row, column) if kind == 0x06 and _text_follows(content) else None
            value = self._value(kind, content, look)
            if value is not None:
                cells.setdefault(row, {})[column] = value
        return cells

    def _value(self, kind: int, content: bytes, look: int) -> Cell | None:
        if kind == 0xFD:
            number: int = struct.unpack_from("<I", content, 6)[0]
            return self._texts[number]
        if kind in (0x204, 0xD6):
            return text(content, 6)
        if kind == 0x203:
            return self._number(struct.unpack_from("<d", content, 6)[0], look)
        if kind == 0x27E:
            return self._number(_compact(struct.unpack_from("<I", content, 6)[0]), look)
        if kind == 0x205:
            return _ERRORS.get(content[6], "#") if content[7] else bool(content[6])
        if content[12:14] != b"\xff\xff":
            return self._number(struct.unpack_from("<d", content, 6)[0], look)
        if content[6] == 1:
            return bool(content[8])
        return _ERRORS.get(content[8], "#") if content[6] == 2 else None

    def _many(self, content: bytes, cells: dict[int, dict[int, Cell]]) -> None:
        row, first = struct.unpack_from("<HH", content)
        for number in range((len(content) - 6) // 6):
            look, packed = struct.unpack_from("<HI", content, 4 + number * 6)
            cells.setdefault(row, {})[first + number] = self._number(_compact(packed), look)

    def _number(self, value: float, look: int) -> Cell:
        if look < len(self._days) and self._days[look] and 0 <= value < 2_958_466:
            return self._moment(value)
        return value

    def _moment(self, value: float) -> Cell:
        """A day, a day with a time, or (below one) a time of day as text."""
        whole = int(value)
        seconds = round((value - whole) * 86_400)
        early = self._epoch.year == 1899 and whole < 60  # Excel believes in 29 February 1900
        try:
            when = datetime(self._epoch.year, self._epoch.month, self._epoch.day) + timedelta(
                days=whole + early, seconds=seconds)
        except OverflowError:
            return value
        if value < 1:
            return f"{when:%H:%M}"
        return when if seconds else when.date()


def _text_follows(content: bytes) -> bool:
    return content[12:14] == b"\xff\xff" and content[6] == 0


def _compact(packed: int) -> float:
    """An RK number: 30 bits of a whole or of a floating number, perhaps of its hundredfold."""
    if packed & 2:
        whole = packed >> 2
        value = float(whole - (1 << 30) if whole & (1 << 29) else whole)
    else:
        value = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0]
    return value / 100 if packed & 1 else value


def _says_day(told: str) -> bool:
    """Whether a number format is one of days or times."""
    plain = _QUOTED.sub("", told).split(";")[0].lower()
    return "general" not in plain and bool(re.search("[dmyhs]", plain))
