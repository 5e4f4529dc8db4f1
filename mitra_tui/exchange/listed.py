"""How offices fill cells that name something: nothing at all, all of it, one below the other.

`-` and `nihil` name nothing; `1. TKJ 2. DKV` and bullets are lists; `XII TKJ 2` is a class of TKJ.
"""

from __future__ import annotations

import re

from mitra_tui.rows.text import fold

_NOTHING = re.compile(
    r"[-–—−_.…*/\s]+|n\s*[/.]\s*a\.?|nihil|(?:tidak|tdk|belum|blm)\s+ada|kosong|\(kosong\)")
_ALL = re.compile(r"(?:semua|seluruh|segenap|all)(?:\s+(?:\w+\s+)?(?:jurusan|prodi|mitra|keahlian|"
                  r"kompetensi|konsentrasi|program|programmes?|programs?|departments?|"
                  r"partners?|nya))*|semuanya")
_SEPARATE = re.compile(r"\s*[;\n]\s*")
_SLASH = re.compile(r"\s+/\s*|\s*/\s+")  # `24/7` and `KPR/TB` are no lists
_SHORTS = re.compile(r"[A-Z]{2,6}(?:\s*/\s*[A-Z]{2,6})+")
_BULLET = re.compile(r"[-–—•·*▪◦‣]\s+")
_COUNT = re.compile(r"(?:^|(?<=\s))\(?([0-9]{1,2})[.)]\s+(?=\S)")
_CLASS = re.compile(
    r"(?:[Kk]elas\s+(?:X|XI|XII|XIII|1[0-3])(?:\s*[-.]\s*|\s+)(?=[A-Za-z])"
    r"|(?:X|XI|XII|XIII)\s+(?=[A-Za-z])|(?:X|XI|XII|XIII|1[0-3])\s*[-.\s]\s*(?=[A-Z]{2}))"
    r"(.+?)(?:[\s-]+[0-9]{1,2})?")


def says_nothing(text: str) -> bool:
    """Whether a cell is filled only to say that it is empty: `-`, `n/a`, `nihil`, `tidak ada`."""
    return len(text) <= 20 and _NOTHING.fullmatch(text.strip().casefold()) is not None


def means_all(text: str) -> bool:
    """Whether a cell names no single one but all: `Semua`, `Semua jurusan`."""
    return len(text) <= 60 and _ALL.fullmatch(fold(text)) is not None


def pieces_of(text: str, *, of: str = "") -> list[str]:
    """The parts of a cell that are parted plainly: by `;`, lines, numbers, ` / `.

    `of`: what they name; short names of programmes are parted by a bare slash too.
    """
    found = []
    for line in _SEPARATE.split(text):
        for counted in _counted(_BULLET.sub("", line, count=1) if _BULLET.match(line) else line):
            parts = [counted]
            if of == "programmes" and _SHORTS.fullmatch(counted):
                parts = counted.split("/")
            elif of:
                parts = _SLASH.split(counted)
            found += [part.strip() for part in parts]
    return [part for part in found if part and not says_nothing(part)]


def _counted(text: str) -> list[str]:
    """A line at its numbers, if it begins with one and they follow each other."""
    marks = list(_COUNT.finditer(text))
    if not marks or marks[0].start() > 0:
        return [text]
    first = int(marks[0][1])
    if [int(mark[1]) for mark in marks] != list(range(first, first + len(marks))):
        marks = marks[:1]
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return [text[mark.end():end].strip(" ,") for mark, end in zip(marks, ends, strict=True)]


def programme_of(text: str) -> str:
    """The programme that a cell names, where it names a class: `XII TKJ 2` is of `TKJ`."""
    found = _CLASS.fullmatch(text.strip())
    return found[1].strip() if found else text
