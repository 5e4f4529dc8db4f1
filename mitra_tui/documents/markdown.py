"""Markdown: the text with its structure, for notes, mails and version control."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mitra_tui.documents.blocks import Document, Run, bold
from mitra_tui.documents.layout import Figure, Grid, Para, Piece, banner_lines, pieces
from mitra_tui.rows.chart import lines_of

# What would be markup in running text, and at the beginning of a line.
_CODE_WIDTH = 76
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&])")
_FIRST = re.compile(r"^(\s*\d*)([#+=.)-])", re.MULTILINE)


def to_md(document: Document) -> bytes:
    """The document as a Markdown file (CommonMark with tables)."""
    parts = [part for piece in pieces(document) for part in _piece(piece) if part]
    return ("\n\n".join(parts) + "\n").encode()


def _piece(piece: Piece) -> Iterator[str]:
    if isinstance(piece, Para):
        yield _para(piece)
    elif isinstance(piece, Grid):
        yield _grid(piece)
    elif isinstance(piece, Figure):
        yield _marked(bold(piece.chart.title))
        yield "\n".join(["```", *lines_of(piece.chart, _CODE_WIDTH), "```"])
    else:
        yield "  \n".join(_marked(line.runs) for line in banner_lines(piece.head))
        yield "---"


def _para(piece: Para) -> str:
    if piece.role in ("title", "heading"):
        return f"{'#' if piece.role == 'title' else '##'} {_line(piece.runs)}"
    if not piece.label:
        return _marked(piece.runs)
    # Labels are text, not lists: a list of Markdown's would count by itself.
    return f"{_escaped(piece.label)} {_marked(piece.runs)}"


def _marked(runs: Sequence[Run]) -> str:
    told = []
    for at, run in enumerate(runs):
        text = _escaped(run.text, first=not at).replace("\n", "  \n")
        mark = "**" if run.bold else "*" if run.italic else ""
        inside = text.strip()
        told.append(text.replace(inside, f"{mark}{inside}{mark}", 1) if mark and inside else text)
    return "".join(told)


def _escaped(text: str, *, first: bool = True) -> str:
    """The text with what would be markup as plain letters; `first`: at a line's beginning too."""
    plain = _SPECIAL.sub(r"\\\1", text)
    return _FIRST.sub(r"\1\\\2", plain) if first or "\n" in plain else plain


def _line(runs: Sequence[Run]) -> str:
    return " ".join(_escaped("".join(run.text for run in runs)).split())


def _cell(runs: Sequence[Run]) -> str:
    return _marked(runs).replace("  \n", "<br>")


def _grid(piece: Grid) -> str:
    if piece.role == "facts":
        return "  \n".join(
            f"{_cell(name)}{_cell(colon)} {_cell(value)}" for name, colon, value in piece.rows)
    rows = [f"| {' | '.join(_cell(runs) for runs in row)} |" for row in piece.rows]
    marks = {"right": "---:", "center": ":---:"}
    rule = f"|{'|'.join(marks.get(align, '---') for align in piece.aligns)}|"
    if piece.heads:
        return "\n".join([rows[0], rule, *rows[1:]])
    empty = f"|{'|'.join(' ' for _ in piece.aligns)}|"
    return "\n".join([empty, rule, *rows])
