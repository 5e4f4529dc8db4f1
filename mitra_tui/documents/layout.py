"""From blocks to the few pieces that every writer knows: paragraphs, grids, the letterhead.

What a document says and how it looks is decided here, once: the writers only carry it out.
Measures are points. The paper is A4.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from mitra_tui.documents.blocks import (
    Article,
    Cell,
    Document,
    Facts,
    Letterhead,
    Listing,
    NewPage,
    Numbers,
    Paragraph,
    Run,
    Signatures,
    Signer,
    Space,
    Table,
    Text,
    Title,
    Witnesses,
    bold,
    label,
    plain,
    runs_of,
)
from mitra_tui.documents.drawing import rows_in
from mitra_tui.i18n import t_in
from mitra_tui.i18n.dates import decimal_in, number_in
from mitra_tui.rows.chart import Chart, parts_of

PAPER = (595.28, 841.89)
MARGIN = 71.0  # 2.5 cm
TOP = 50.0
BOTTOM = 62.0
BODY = 12.0
LEADING = 1.25  # of a size
STEP = 24.0  # one level of indentation
NOTE = 9.0
LOGO = 62.0  # the longer side of a logo, at most
GUTTER = 8.0  # between the logo and the lines beside it
_SIGNING = 66.0  # room for a signature and the meterai
_BEFORE_SIGNING = 12.0
_LABEL, _WIDE_LABEL = 118.0, 200.0  # the labels of facts, before the colon


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. `label` hangs before it by `hang`; `keep`: on one page with what follows;
    `fresh`: it begins a page.

    `role` says what it is to formats that know structure: body, title, heading, item.
    """

    runs: tuple[Run, ...]
    align: str = "justify"
    size: float = BODY
    before: float = 0
    after: float = 6
    left: float = 0
    hang: float = 0
    label: str = ""
    keep: bool = False
    role: str = "body"
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells in rows. `widths` are points; `heads` rows are repeated on each page; `whole`: never
    parted by a page's end; `keep`: nor from what follows; `heights` are those of
    rows whose content is known to fit (0: as it comes); `pad` is room above and below a cell.
    `role`: table, facts, signatures."""

    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    widths: tuple[float, ...]
    aligns: tuple[str, ...]
    role: str = "table"
    heads: int = 0
    whole: bool = False
    keep: bool = False
    left: float = 0
    size: float = BODY
    heights: tuple[float, ...] = ()
    pad: float = 0
    after: float = 8


@dataclass(frozen=True, slots=True)
class Banner:
    """The letterhead, with a double line below it."""

    head: Letterhead


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart, `width` points wide. `keep`: on one page with what follows."""

    chart: Chart
    width: float
    keep: bool = False
    after: float = 10


Piece = Para | Grid | Banner | Figure


def paper(document: Document) -> tuple[float, float]:
    """Width and height of the paper."""
    return (PAPER[1], PAPER[0]) if document.wide else PAPER


def room(document: Document) -> float:
    """The width of the text."""
    return paper(document)[0] - 2 * MARGIN


def foot(document: Document) -> tuple[str, str, str]:
    """What stands around the page's number and the number of pages, in the document's language."""
    told = t_in(document.language, "document.page", page="\x00", pages="\x01")
    before, _, rest = told.partition("\x00")
    between, _, after = rest.partition("\x01")
    return before, between, after


def banner_lines(head: Letterhead) -> list[Para]:
    """The lines of a letterhead: those above the name, the name, those below."""
    return [
        *(Para(runs_of(line), "center", BODY, after=0) for line in head.above),
        Para(bold(head.name), "center", BODY + 3, after=0),
        *(Para(runs_of(line), "center", NOTE + 0.5, after=0) for line in head.below),
    ]


def pieces(document: Document) -> Iterator[Piece]:
    """The document in pieces. What comes before a signature, or announces a list or a table,
    stays with what follows it."""
    found: list[Piece] = []
    for block in document.blocks:
        new = list(_OF[type(block)](block, document))
        if isinstance(block, Signatures | Witnesses) and found and not isinstance(
                found[-1], Banner):
            found[-1] = replace(found[-1], keep=True, after=max(found[-1].after, _BEFORE_SIGNING))
        found += new
    for piece, following in zip_longest(found, found[1:]):
        if isinstance(piece, Para) and _announces(piece, following):
            yield replace(piece, keep=True)
        else:
            yield piece


def _announces(piece: Para, following: Piece | None) -> bool:
    heading = isinstance(following, Para) and following.role == "heading"
    return bool(piece.runs) and piece.runs[-1].text.endswith(":") and not heading


# -- block by block ----------------------------------------------------------------
def _letterhead(block: Letterhead, _document: Document) -> Iterable[Piece]:
    yield Banner(block)


def _title(block: Title, _document: Document) -> Iterable[Piece]:
    size = block.size or (BODY if block.small else BODY + 1)
    for at, line in enumerate(block.lines, 1):
        last = at == len(block.lines)
        yield Para(bold(line), "center", size, after=8 if last else 2, keep=True,
                   role="heading" if block.small else "title")


def _numbers(block: Numbers, _document: Document) -> Iterable[Piece]:
    for at, (name, number) in enumerate(block.pairs, 1):
        last = at == len(block.pairs)
        yield Para((Run(f"{name}: "), *runs_of(number)), "center", after=8 if last else 1)


def _paragraph(block: Paragraph, _document: Document) -> Iterable[Piece]:
    # A line that is broken by hand would be stretched from edge to edge.
    broken = block.align == "justify" and "\n" in plain(block.text)
    yield Para(runs_of(block.text), "left" if broken else block.align, block.size or BODY,
               left=block.level * (STEP + 4), keep=block.keep)


def _listing(block: Listing, _document: Document) -> Iterable[Piece]:
    hang = STEP + 4 if block.style == "clause" else STEP - 4
    left = block.level * (STEP + 4) + hang
    for at, item in enumerate(block.items):
        # The last short item never stands alone on a page; clauses are long enough to.
        keep = at == len(block.items) - 2 and block.style != "clause"
        yield Para(runs_of(item), left=left, hang=hang, label=label(block.style, block.start + at),
                   after=4, keep=keep, role="item")


def _facts(block: Facts, document: Document) -> Iterable[Piece]:
    left = block.level * (STEP + 4)
    rows = tuple((runs_of(name), runs_of(":"), runs_of(value)) for name, value in block.pairs)
    names = _WIDE_LABEL if document.wide else _LABEL
    yield Grid(rows, (names, 10, room(document) - left - names - 10), ("left", "left", "left"),
               role="facts", left=left, after=6)


def _table(block: Table, document: Document) -> Iterable[Piece]:
    if block.title:
        yield Para(bold(block.title), "left", after=4, keep=True, role="heading")
    count = len(block.head)
    shares = block.widths or (1.0,) * count
    widths = tuple(room(document) * share / sum(shares) for share in shares)
    rows: list[tuple[tuple[Run, ...], ...]] = [tuple(bold(name) for name in block.head)]
    rows += [tuple(runs_of(cell_text(cell, document.language)) for cell in row)
             for row in block.rows]
    if block.total and len(rows) > 1:
        rows[-1] = tuple(bold(plain(cell)) if cell else () for cell in rows[-1])
    aligns = block.aligns or tuple(_align(block.rows, at) for at in range(count))
    yield Grid(tuple(rows), widths, aligns, heads=1, size=block.size)


def _align(rows: Sequence[Sequence[Cell]], at: int) -> str:
    """Columns of numbers stand to the right."""
    cells = [row[at] for row in rows if row[at] not in (None, "")]
    numbers = all(isinstance(cell, (int, float, Decimal)) for cell in cells)
    return "right" if cells and numbers else "left"


def cell_text(cell: Cell, language: str) -> Text:
    """A cell as text: numbers and days as the language writes them."""
    if cell is None:
        return ""
    if isinstance(cell, (int, float)):
        return number_in(language, cell)
    if isinstance(cell, Decimal):
        return decimal_in(language, cell)
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return cell


def _article(block: Article, document: Document) -> Iterable[Piece]:
    number = t_in(document.language, "document.article", number=block.number)
    yield Para(bold(number), "center", before=8, after=0, keep=True, role="heading")
    yield Para(bold(block.heading.upper()), "center", after=6, keep=True, role="heading")
    for part in block.blocks:
        yield from _OF[type(part)](part, document)


def _signatures(block: Signatures, document: Document) -> Iterable[Piece]:
    rows: list[tuple[tuple[Run, ...], ...]] = []
    heights: list[float] = []
    for pair in block.pairs:
        rows += [_heading(pair), _stamp(pair), _name(pair)]
        heights += [0, _SIGNING, 0]
    half = room(document) / 2
    yield Grid(tuple(rows), (half, half), ("center", "center"), role="signatures", whole=True,
               heights=tuple(heights))


Pair = tuple[Signer | None, Signer | None]


def _heading(pair: Pair) -> tuple[tuple[Run, ...], ...]:
    return tuple(bold("\n".join(one.heading)) if one else () for one in pair)


def _stamp(pair: Pair) -> tuple[tuple[Run, ...], ...]:
    return tuple((Run(one.stamp, italic=True),) if one and one.stamp else () for one in pair)


def _name(pair: Pair) -> tuple[tuple[Run, ...], ...]:
    return tuple(
        (Run(one.name, bold=True), Run("".join(f"\n{line}" for line in one.details)))
        if one else () for one in pair)


def _witnesses(block: Witnesses, document: Document) -> Iterable[Piece]:
    yield Para(bold(block.heading), "left", before=10, after=4, keep=True)
    width = room(document)
    rows = tuple(
        (runs_of(f"{at}."), runs_of(name), runs_of(f"{at}. " + "." * 30))
        for at, name in enumerate(block.names, 1))
    yield Grid(rows, (20, width * 0.55 - 20, width * 0.45), ("left", "left", "left"),
               role="signatures", whole=True, pad=7)


def _new_page(_block: NewPage, _document: Document) -> Iterable[Piece]:
    yield Para((), "left", 1, after=0, fresh=True)


def _space(block: Space, _document: Document) -> Iterable[Piece]:
    yield Para((), "left", size=1, after=block.points)


def _chart(block: Chart, document: Document) -> Iterable[Piece]:
    if not block.empty:
        free = paper(document)[1] - TOP - BOTTOM
        for part in parts_of(block, rows_in(free)):
            yield Figure(part, room(document))


_OF: dict[type, Callable[[Any, Document], Iterable[Piece]]] = {
    Letterhead: _letterhead, Title: _title, Numbers: _numbers, Paragraph: _paragraph,
    Listing: _listing, Facts: _facts, Table: _table, Article: _article,
    Signatures: _signatures, Witnesses: _witnesses, Space: _space, NewPage: _new_page,
    Chart: _chart,
}
