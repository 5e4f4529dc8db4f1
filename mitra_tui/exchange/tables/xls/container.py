"""The box in which an XLS lies: a compound file, its sectors and the streams they make."""

from __future__ import annotations

import struct

_LAST = 0xFFFFFFFA  # this and above are marks, not sectors
_ENTRY = 128
_MINI = 64


class Damaged(ValueError):
    """The file is not what it says it is."""


def streams(data: bytes) -> dict[str, bytes]:
    """The streams of a compound file by name. Raises `Damaged`."""
    try:
        return _Box(data).streams()
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise Damaged from error


class _Box:
    def __init__(self, data: bytes) -> None:
        self.data = data
        (self.shift,) = struct.unpack_from("<H", data, 0x1E)
        if self.shift not in (9, 12):
            raise Damaged
        self.size = 1 << self.shift
        self.most = len(data) // self.size + 1
        count, self.directory = struct.unpack_from("<II", data, 0x2C)
        self.cutoff, self.mini_first = struct.unpack_from("<II", data, 0x38)
        self.next = self._table(count)

    def _sector(self, number: int) -> bytes:
        at = (number + 1) << self.shift
        if at >= len(self.data):
            raise Damaged
        return self.data[at:at + self.size]

    def _table(self, count: int) -> list[int]:
        """Sector → the one after it."""
        where = list(struct.unpack_from("<109I", self.data, 0x4C))
        (more,) = struct.unpack_from("<I", self.data, 0x44)
        for _ in range(self.most):
            if more >= _LAST:
                break
            found = struct.unpack(f"<{self.size // 4}I", self._sector(more))
            where += found[:-1]
            more = found[-1]
        used = [number for number in where[:count] if number < _LAST]
        if len(used) > self.most:
            raise Damaged
        table: list[int] = []
        for number in used:
            sector = self._sector(number)
            table += struct.unpack(f"<{len(sector) // 4}I", sector[:len(sector) // 4 * 4])
        return table

    def _chain(self, first: int) -> bytes:
        pieces: list[bytes] = []
        while first < _LAST:
            if first >= len(self.next) or len(pieces) > self.most:
                raise Damaged
            pieces.append(self._sector(first))
            first = self.next[first]
        return b"".join(pieces)

    def streams(self) -> dict[str, bytes]:
        entries = self._chain(self.directory)
        found: dict[str, tuple[int, int]] = {}
        root = b""
        for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
            (length,) = struct.unpack_from("<H", entries, at + 0x40)
            name = entries[at:at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            first, size = struct.unpack_from("<II", entries, at + 0x74)
            if entries[at + 0x42] == 5:
                root = self._chain(first) if first < _LAST else b""
            elif entries[at + 0x42] == 2:
                found[name] = (first, size)
        return {name: self._stream(first, size, root) for name, (first, size) in found.items()}

    def _stream(self, first: int, size: int, root: bytes) -> bytes:
        if size >= self.cutoff:
            return self._chain(first)[:size]
        links = self._chain(self.mini_first) if self.mini_first < _LAST else b""
        table = struct.unpack(f"<{len(links) // 4}I", links[:len(links) // 4 * 4])
        pieces: list[bytes] = []
        while first < _LAST and len(pieces) * _MINI < size:
            if first >= len(table):
                raise Damaged
            pieces.append(root[first * _MINI:(first + 1) * _MINI])
            first = table[first]
        return b"".join(pieces)[:size]
