"""Contacts as vCards, version 3.0 (RFC 2426): what telephones and mail programs take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

_ROOM = 75  # bytes of a line
_FIELDS = (
    ("position", "TITLE"), ("phone", "TEL;TYPE=WORK,VOICE"), ("email", "EMAIL;TYPE=INTERNET"),
    ("notes", "NOTE"),
)


def write_vcards(stream: BinaryIO, headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """One card a row. `headers` are field names of contacts; `partner` is the partner's name."""
    count = 0
    for row in rows:
        card = {name: str(value) for name, value in zip(headers, row, strict=True)
                if value not in (None, "")}
        for line in _lines(card):
            stream.write(_folded(line))
        count += 1
    return count


def _lines(card: dict[str, str]) -> Iterable[str]:
    name, company = card.get("name", ""), card.get("partner", "")
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"FN:{_escaped(name or company)}"
    yield f"N:{_escaped(name or company)};;;;"
    if company:
        yield f"ORG:{_escaped(company)}"
    for field, tag in _FIELDS:
        if card.get(field):
            yield f"{tag}:{_escaped(card[field])}"
    yield "END:VCARD"


def _escaped(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace("\r\n", "\n").replace("\r", "\n")
    return plain.replace("\n", "\\n").replace(",", "\\,").replace(";", "\\;")


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 bytes, never cut inside a character."""
    pieces, piece = [], b""
    for char in line:
        told = char.encode()
        if len(piece) + len(told) > _ROOM:
            pieces.append(piece)
            piece = b" "
        piece += told
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
