r"""The texts of documents: a small language that people can edit, and its strict reader.

Each line says by its beginning what it is::

    % a remark that is not printed       = a centred title        ^ centred       > to the right
    # Maksud dan Tujuan                  an article; articles are counted by themselves
    (1) a clause, also counted           a. a lettered item       1. a numbered one      - a dash
    :Nama: {mitra.nama}                  a label and what belongs to it
    {daftar.sasaran}                     a whole part of the document, alone on its line

All else is running text: lines that follow each other are one paragraph, an empty line ends it;
after a `\` at its end a line is broken there. `**bold**` is bold, `{mitra.nama}` is filled in,
`{{` and `}}` are braces.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches

from mitra_tui.errors import FieldError, Invalid

_STARTS = (
    ("title", re.compile(r"=\s*")), ("center", re.compile(r"\^\s*")),
    ("right", re.compile(r">\s*")), ("clause", re.compile(r"\(\d{1,2}\)\s+")),
    ("letter", re.compile(r"[a-z]{1,2}\.\s+")), ("number", re.compile(r"\d{1,2}\.\s+")),
    ("bullet", re.compile(r"[-–]\s+")),
)
# Offices write the number of an article too; it is counted here.
_ARTICLE = re.compile(r"#+\s*(?:pasal\b\s*(?:\d+\b)?[\s.:–-]*)?", re.IGNORECASE)
_FACT = re.compile(r":([^:{}]{1,40}):\s*")
_BLOCK = re.compile(r"\{([^{}]*)\}")
_TOKEN = re.compile(r"\{\{|\}\}|\*\*|\{([^{}\n]*)\}|[{}]")
_ONE_LINE = ("title", "center", "right", "fact", "article")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line: a text, or the name of a field that stands there."""

    text: str = ""
    field: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """A paragraph, title, item, article …; `name` is a fact's label or a block's name."""

    kind: str
    parts: tuple[Part, ...] = ()
    name: str = ""


def read(text: str, fields: Collection[str], blocks: Collection[str]) -> tuple[Node, ...]:
    """The nodes of a template. `fields` may stand in a line, `blocks` alone on one.

    Raises `Invalid` with a complaint, its line and its column, for each thing that is wrong.
    """
    reader = _Reader(fields, blocks)
    for number, line in enumerate(text.split("\n"), 1):
        reader.take(number, line)
    reader.close()
    if reader.wrong:
        raise Invalid(reader.wrong)
    return tuple(reader.nodes)


class _Reader:
    def __init__(self, fields: Collection[str], blocks: Collection[str]) -> None:
        self.fields, self.blocks = fields, blocks
        self.nodes: list[Node] = []
        self.wrong: list[FieldError] = []
        self._kind, self._name = "", ""
        self._parts: list[Part] = []
        self._bold: tuple[int, int] | None = None  # where bold text was begun
        self._broken = False  # whether the line before asked for a new one

    def take(self, number: int, line: str) -> None:
        """Read one line."""
        plain = line.strip()
        if not plain or plain.startswith("%"):
            if not plain:
                self.close()
            return
        block = _BLOCK.fullmatch(plain)
        if block and block[1].strip() not in self.fields:
            self.close()
            self._block(number, line.index("{") + 1, block[1].strip())
            return
        kind, name, at = _beginning(line)
        if not self._broken and (kind or not self._kind or self._kind in _ONE_LINE):
            self.close()
            self._kind, self._name = kind or "text", name
        else:
            at = len(line) - len(line.lstrip())
            self._parts.append(Part("\n" if self._broken else " "))
        told = line.rstrip()
        self._broken = told.endswith("\\")
        self._tokens(number, told.removesuffix("\\").rstrip(), at)

    def close(self) -> None:
        """End what is being read."""
        if self._bold:
            self._complain("template.bold_open", *self._bold)
            self._bold = None
        if self._kind:
            self.nodes.append(Node(self._kind, tuple(self._parts), self._name))
        self._kind, self._parts, self._broken = "", [], False

    def _block(self, number: int, column: int, name: str) -> None:
        if name not in self.blocks:
            self._unknown(number, column, name, [*self.blocks, *self.fields])
        self.nodes.append(Node("block", name=name))

    def _tokens(self, number: int, line: str, at: int) -> None:
        for found in _TOKEN.finditer(line, at):
            self._text(line[at : found.start()])
            at = found.end()
            column = found.start() + 1
            if found[0] in ("{{", "}}"):
                self._text(found[0][0])
            elif found[0] == "**":
                self._bold = None if self._bold else (number, column)
            elif found[1] is None:
                self._complain("template.brace", number, column)
            else:
                self._field(number, column, found[1].strip())
        self._text(line[at:])

    def _text(self, text: str) -> None:
        if text:
            self._parts.append(Part(text, bold=self._bold is not None))

    def _field(self, number: int, column: int, name: str) -> None:
        if name in self.blocks:
            self._complain("template.block_in_line", number, column, name=name)
        elif name not in self.fields:
            self._unknown(number, column, name, [*self.fields, *self.blocks])
        self._parts.append(Part(field=name, bold=self._bold is not None))

    def _unknown(self, number: int, column: int, name: str, known: Collection[str]) -> None:
        near = nearest(name, known)
        if near:
            self._complain("template.unknown_field", number, column, name=name[:60], near=near)
        else:
            self._complain("template.no_such_field", number, column, name=name[:60])

    def _complain(self, key: str, line: int, column: int, **params: str) -> None:
        self.wrong.append(FieldError("text", key, {"line": line, "column": column, **params}))


def _beginning(line: str) -> tuple[str, str, int]:
    """What a line is, the label of a fact, and where its text begins; "" for running text."""
    at = len(line) - len(line.lstrip())
    if found := _FACT.match(line, at):
        return "fact", found[1].strip(), found.end()
    if line.startswith("#", at) and (found := _ARTICLE.match(line, at)):
        return "article", "", found.end()
    for kind, start in _STARTS:
        if found := start.match(line, at):
            return kind, "", found.end()
    return "", "", at


def nearest(name: str, known: Collection[str]) -> str:
    """The known field that is most like what was written; empty when none is like it."""
    found = get_close_matches(name.lower(), list(known), 1, 0.6)
    if not found:  # the last word of a name is what people remember
        last = name.lower().rpartition(".")[2]
        ends = {one.rpartition(".")[2]: one for one in known}
        found = [ends[one] for one in get_close_matches(last, list(ends), 1, 0.7)]
    return found[0] if found else ""
