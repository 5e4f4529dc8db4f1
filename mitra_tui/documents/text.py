"""Plain text, for the terminal: the preview of what would be printed."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from mitra_tui.documents.blocks import Document, Run
from mitra_tui.documents.layout import STEP, Banner, Figure, Grid, Para, banner_lines, pieces
from mitra_tui.rows.chart import lines_of

WIDTH = 76


def to_txt(document: Document) -> bytes:
    """The document as a text file."""
    return ("\n".join(lines(document)) + "\n").encode()


def lines(document: Document, width: int = WIDTH) -> list[str]:
    """The document in lines of at most `width` characters."""
    found: list[str] = []
    for piece in pieces(document):
        if isinstance(piece, Para):
            if piece.before and found and found[-1]:
                found.append("")
            found += _para(piece, width)
            if piece.after > 2:
                found.append("")
        elif isinstance(piece, Grid):
            found += [*_grid(piece, width), ""]
        elif isinstance(piece, Figure):
            found += [piece.chart.title, *lines_of(piece.chart, width), ""]
        else:
            found += [*_banner(piece, width), ""]
    while found and not found[-1]:
        found.pop()
    return found


def _plain(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)


def _wrapped(text: str, width: int) -> list[str]:
    """The text in lines; its own breaks stay. An empty text is one empty line."""
    return [line for part in text.split("\n")
            for line in (textwrap.wrap(part, max(width, 1)) or [""])]


def _para(piece: Para, width: int) -> list[str]:
    margin = " " * round(4 * (piece.left - piece.hang) / STEP)
    label = f"{piece.label} " if piece.label else ""
    room = width - len(margin) - len(label)
    told = _wrapped(_plain(piece.runs), room)
    first, *rest = (margin + _set(line, room, piece.align) if not label else line for line in told)
    if not label:
        return [first.rstrip(), *(line.rstrip() for line in rest)]
    return [margin + label + first, *(margin + " " * len(label) + line for line in rest)]


def _set(line: str, room: int, align: str) -> str:
    return {"center": line.center, "right": line.rjust}.get(align, line.ljust)(room)


def _banner(piece: Banner, width: int) -> Iterator[str]:
    for line in banner_lines(piece.head):
        yield from (one.rstrip() for one in _para(line, width))
    yield "=" * width


def _grid(piece: Grid, width: int) -> Iterator[str]:
    """Cells beside each other, in the shares that they have on paper."""
    margin = " " * round(4 * piece.left / STEP)
    between = " | " if piece.role == "table" else " "
    free = width - len(margin) - len(between) * (len(piece.widths) - 1)
    widths = [max(int(free * one / sum(piece.widths)), 1) for one in piece.widths]
    for at, row in enumerate(piece.rows):
        if piece.heights and piece.heights[at]:
            yield ""
        cells = [_wrapped(_plain(runs), room) for runs, room in zip(row, widths, strict=True)]
        tall = max(len(cell) for cell in cells)
        for place in range(tall):
            told = [
                _set(cell[place] if place < len(cell) else "", room, align)
                for cell, room, align in zip(cells, widths, piece.aligns, strict=True)]
            yield (margin + between.join(told)).rstrip()
        if at < piece.heads:
            yield margin + "-+-".join("-" * room for room in widths)
