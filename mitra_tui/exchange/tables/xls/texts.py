"""Texts in an XLS: one byte or two a letter, with decorations, broken over records anywhere."""

from __future__ import annotations

import struct

from mitra_tui.exchange.tables.xls.container import Damaged

_WIDE, _PHONETIC, _RICH = 1, 4, 8


def text(content: bytes, at: int) -> str:
    """A text with a length of two bytes."""
    (length,) = struct.unpack_from("<H", content, at)
    return _plain(content, at + 2, length)


def short_text(content: bytes, at: int) -> str:
    """A text with a length of one byte."""
    return _plain(content, at + 1, content[at])


def _plain(content: bytes, at: int, length: int) -> str:
    if length == 0:
        return ""
    wide = content[at] & _WIDE
    start = at + 1 + (2 if content[at] & _RICH else 0) + (4 if content[at] & _PHONETIC else 0)
    told = content[start:start + length * (2 if wide else 1)]
    return told.decode("utf-16-le" if wide else "latin-1", "replace")


class Texts:
    """The table of the workbook's texts, over as many records as it takes."""

    def __init__(self, pieces: list[bytes]) -> None:
        self.pieces = pieces
        self.piece = 0
        self.at = 0

    def all(self) -> list[str]:
        """Every text, by its number."""
        _, count = struct.unpack("<II", self._bytes(8))
        if count * 3 > sum(map(len, self.pieces)):
            raise Damaged
        return [self._one() for _ in range(count)]

    def _bytes(self, count: int) -> bytes:
        found = b""
        while count:
            if self.piece >= len(self.pieces):
                raise Damaged
            part = self.pieces[self.piece][self.at:self.at + count]
            found += part
            count -= len(part)
            self.at += len(part)
            if count:
                self.piece, self.at = self.piece + 1, 0
        return found

    def _one(self) -> str:
        length, flags = struct.unpack("<HB", self._bytes(3))
        runs = struct.unpack("<H", self._bytes(2))[0] if flags & _RICH else 0
        extra = struct.unpack("<I", self._bytes(4))[0] if flags & _PHONETIC else 0
        told = self._letters(length, flags & _WIDE)
        self._bytes(runs * 4)
        self._skip(extra)
        return told

    def _skip(self, count: int) -> None:
        if count > sum(map(len, self.pieces)):
            raise Damaged
        self._bytes(count)

    def _letters(self, length: int, wide: int) -> str:
        """Letters; where a record ends, the next one says anew how wide its letters are."""
        found: list[str] = []
        while length:
            if self.piece < len(self.pieces) and self.at >= len(self.pieces[self.piece]):
                self.piece, self.at = self.piece + 1, 0
                wide = self._bytes(1)[0] & _WIDE
            if self.piece >= len(self.pieces):
                raise Damaged
            width = 2 if wide else 1
            room = (len(self.pieces[self.piece]) - self.at) // width
            if room == 0:
                raise Damaged
            taken = min(length, room)
            told = self.pieces[self.piece][self.at:self.at + taken * width]
            found.append(told.decode("utf-16-le" if wide else "latin-1", "replace"))
            self.at += taken * width
            length -= taken
        return "".join(found)
