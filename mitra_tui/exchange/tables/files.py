"""From a path to bytes, and from bytes to the kind of file they are."""

from __future__ import annotations

import stat
from pathlib import Path

from mitra_tui.errors import BadFile
from mitra_tui.exchange.tables.shapes import MAX_BYTES

# How files that are no tables begin, and what they are called.
_OTHERS = (
    (b"%PDF", "PDF"), (b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"GIF8", "GIF"),
    (b"{\\rtf", "RTF"), (b"\x7fELF", "ELF"), (b"MZ", "EXE"), (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"), (b"\x1f\x8b", "GZIP"), (b"SQLite format 3\0", "SQLite"),
)
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONTROLS = bytes(code for code in (*range(32), 127) if code not in (9, 10, 11, 12, 13, 27))


def load(path: Path) -> bytes:
    """The file's bytes. BadFile: missing, a folder, not plain, not readable, empty, too big."""
    name = path.name or str(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise BadFile("table_file.is_folder", name=name)
        if not stat.S_ISREG(status.st_mode):
            raise BadFile("table_file.not_plain", name=name)
        if status.st_size > MAX_BYTES:
            raise BadFile("table_file.too_big", name=name, limit=MAX_BYTES // 1024 // 1024)
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise BadFile("table_file.missing", name=name) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadFile("table_file.unreadable", name=name, reason=reason) from error
    check_bytes(data, name)
    return data


def check_bytes(data: bytes, name: str) -> None:
    """BadFile when there is nothing in it, too much, or something that is no table."""
    if len(data) > MAX_BYTES:
        raise BadFile("table_file.too_big", name=name, limit=MAX_BYTES // 1024 // 1024)
    if not data.strip(b" \t\r\n\xef\xbb\xbf\0"):
        raise BadFile("table_file.empty", name=name)
    for magic, what in _OTHERS:
        if data.startswith(magic):
            raise BadFile("table_file.not_a_table", name=name, what=what)
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype", b"<html", b"<?xml")):
        raise BadFile("table_file.not_a_table", name=name, what="HTML/XML")


def decode(data: bytes, name: str) -> str:
    """The text of a text file: UTF-8, UTF-16 with its mark, or Windows' cp1252.

    BadFile: binary, or neither (the line is named).
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strict(data, "utf-16", name)
    if len(data.translate(None, _CONTROLS)) < len(data) * 0.98:
        raise BadFile("table_file.binary", name=name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if data.startswith(b"\xef\xbb\xbf") or _mostly_utf8(data):
            line = _line_of(data, error.start)
            raise BadFile("table_file.encoding", name=name, line=line) from None
    return _strict(data, "cp1252", name)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadFile("table_file.encoding", name=name, line=_line_of(data, error.start)) from None


def _line_of(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1


def _mostly_utf8(data: bytes) -> bool:
    """Whether more of the letters beyond ASCII are sound UTF-8 than are not."""
    lenient = data.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    sound = sum(1 for char in lenient if char > "\x7f") - broken
    return sound > broken
