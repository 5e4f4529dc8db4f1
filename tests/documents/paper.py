"""What stands on paper: the text of a PDF and of a DOCX, read back without our own code."""

from __future__ import annotations

import base64
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def bare(text: str) -> str:
    """A text without blanks: where lines break is the format's own business."""
    return "".join(text.split())


# -- PDF ---------------------------------------------------------------------------
def pdf_pages(data: bytes) -> list[str]:
    """The text of each page of a PDF that reportlab wrote, in the order in which it was drawn."""
    objects = dict(_objects(data))
    fonts = {name: _letters(objects[reference]) for name, reference in _fonts(objects)}
    contents = [int(found) for body in objects.values() if b"/Type /Page\n" in body
                or b"/Type /Page " in body
                for found in re.findall(rb"/Contents (\d+) 0 R", body)]
    return [_page(_stream(objects[one]), fonts) for one in contents]


def _objects(data: bytes) -> Iterator[tuple[int, bytes]]:
    for found in re.finditer(rb"(?s)(\d+) 0 obj\s(.*?)endobj", data):
        yield int(found[1]), found[2]


def _fonts(objects: dict[int, bytes]) -> Iterator[tuple[str, int]]:
    """The names of the faces on the pages, each with the object that says what its codes mean."""
    for body in objects.values():
        name = re.search(rb"/Name /(\S+)", body)
        meaning = re.search(rb"/ToUnicode (\d+) 0 R", body)
        if name and meaning:
            yield name[1].decode(), int(meaning[1])


def _stream(body: bytes) -> bytes:
    found = re.search(rb"(?s)stream\r?\n(.*?)\r?\n?endstream", body)
    assert found is not None
    data = found[1]
    if b"/ASCII85Decode" in body:
        data = base64.a85decode(data.strip().removesuffix(b"~>"))
    return zlib.decompress(data) if b"/FlateDecode" in body else data


def _letters(body: bytes) -> dict[int, str]:
    text = _stream(body).decode("latin-1")
    return {int(code, 16): bytes.fromhex(letter).decode("utf-16-be")
            for code, letter in re.findall(r"<([0-9A-Fa-f]{2})> <([0-9A-Fa-f]{4,})>", text)} | {
        int(first, 16) + at: bytes.fromhex(letter).decode("utf-16-be")
        for first, _, listed in re.findall(
            r"<([0-9A-Fa-f]{2})> <([0-9A-Fa-f]{2})> \[(.*?)\]", text, re.S)
        for at, letter in enumerate(re.findall(r"<([0-9A-Fa-f]{4,})>", listed))}


def _page(content: bytes, fonts: dict[str, dict[int, str]]) -> str:
    told = []
    letters: dict[int, str] = {}
    pattern = rb"/(\S+) [\d.]+ Tf|\(((?:[^\\()]|\\.)*)\)\s*Tj|T\*|BT"
    for found in re.finditer(pattern, content, re.S):
        if found[1] is not None:
            letters = fonts.get(found[1].decode(), {})
        elif found[2] is not None:
            told.append("".join(letters[code] for code in _unescaped(found[2])))
        else:
            told.append("\n")
    return "".join(told)


def _unescaped(text: bytes) -> bytes:
    def one(found: re.Match[bytes]) -> bytes:
        if found[1].isdigit():
            return bytes([int(found[1], 8)])
        return _ESCAPES.get(found[1], found[1])

    return re.sub(rb"(?s)\\([0-7]{1,3}|.)", one, text)


# -- DOCX --------------------------------------------------------------------------
def docx_paragraphs(data: bytes) -> list[str]:
    """The paragraphs of a DOCX, those in tables too, in the order of the text."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    root = ElementTree.fromstring(archive.read("word/document.xml"))
    return ["".join(_pieces(paragraph)) for paragraph in root.iter(f"{_WORD}p")]


def docx_foot(data: bytes) -> str:
    """The text at the foot of a DOCX's pages, fields as their codes."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    (name,) = (one for one in archive.namelist() if one.startswith("word/footer"))
    root = ElementTree.fromstring(archive.read(name))
    return "".join(part.text or "" for part in root.iter()
                   if part.tag in (f"{_WORD}t", f"{_WORD}instrText"))


def _pieces(paragraph: ElementTree.Element) -> Iterator[str]:
    for part in paragraph.iter():
        if part.tag == f"{_WORD}t":
            yield part.text or ""
        elif part.tag == f"{_WORD}tab" and part.get(f"{_WORD}val") is None:
            yield "\t"
        elif part.tag == f"{_WORD}br":
            yield "\n"
        elif part.tag == f"{_WORD}noBreakHyphen":
            yield "-"
