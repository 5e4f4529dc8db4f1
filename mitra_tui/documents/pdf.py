"""PDF by reportlab: A4, Liberation Serif embedded (only the letters that are used)."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, TypeGuard

from mitra_tui.documents.blocks import Document, Run
from mitra_tui.documents.drawing import flowable
from mitra_tui.documents.layout import (
    BOTTOM,
    GUTTER,
    LEADING,
    LOGO,
    MARGIN,
    NOTE,
    TOP,
    Banner,
    Figure,
    Grid,
    Para,
    Piece,
    banner_lines,
    foot,
    paper,
    pieces,
    room,
)
from mitra_tui.documents.pdf_table import first_of, fit, table_class

FONTS = Path(__file__).parent / "fonts"
_FACES = {"MitraSerif": "Regular", "MitraSerif-Bold": "Bold", "MitraSerif-Italic": "Italic"}
_ALIGNS = {"left": 0, "center": 1, "right": 2, "justify": 4}


def to_pdf(document: Document) -> bytes:
    """The document as a PDF file."""
    return to_one_pdf([document])


def to_one_pdf(documents: Sequence[Document]) -> bytes:
    """Several documents as one PDF file, each beginning on its own page 1."""
    from reportlab.platypus import BaseDocTemplate

    _register()
    stream = io.BytesIO()
    first = documents[0]
    book = BaseDocTemplate(
        stream, title=first.title, author=first.author, creator="mitra", lang=first.language,
        pagesize=paper(first), pageCompression=1, initialFontName="MitraSerif")
    book.addPageTemplates([_page(wide) for wide in sorted({one.wide for one in documents})])
    book.build(story(documents), canvasmaker=_numbering_canvas(tuple(documents)))
    return stream.getvalue()


def page_count(document: Document) -> int:
    """How many pages the document takes."""
    from reportlab.platypus import BaseDocTemplate

    book = BaseDocTemplate(io.BytesIO(), pagesize=paper(document), pageCompression=0)
    book.addPageTemplates([_page(document.wide)])
    book.build(story([document]))
    return int(book.page)


@cache
def _register() -> None:
    """Load the faces; reading them takes longer than a page, so it happens once."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, face in _FACES.items():
        pdfmetrics.registerFont(TTFont(name, FONTS / f"LiberationSerif-{face}.ttf"))
    pdfmetrics.registerFontFamily(
        "MitraSerif", normal="MitraSerif", bold="MitraSerif-Bold", italic="MitraSerif-Italic",
        boldItalic="MitraSerif-Bold")


def _page(wide: bool) -> Any:
    from reportlab.platypus import Frame, PageTemplate

    width, height = paper(Document((), "", wide=wide))
    frame = Frame(MARGIN, BOTTOM, width - 2 * MARGIN, height - BOTTOM - TOP, leftPadding=0,
                  rightPadding=0, topPadding=0, bottomPadding=0)
    return PageTemplate(_paper_name(wide), [frame], pagesize=(width, height))


def _paper_name(wide: bool) -> str:
    return "wide" if wide else "tall"


def story(documents: Sequence[Document]) -> list[Any]:
    """The flowables of the documents, one after the other."""
    from reportlab.platypus import NextPageTemplate, PageBreak

    _register()
    found: list[Any] = []
    for at, document in enumerate(documents):
        if at:
            found += [NextPageTemplate(_paper_name(document.wide)), PageBreak()]
        found += [_part(at), *flowables(document)]
    return found


def flowables(document: Document) -> Iterator[Any]:
    """The flowables of one document."""
    from reportlab.platypus import PageBreak, Spacer

    several: list[Piece | None] = [*pieces(document), None, None]
    made: Any = None  # the table that was built together with its heading
    for piece, following, then in zip(several, several[1:], several[2:], strict=False):
        if isinstance(piece, Para):
            if piece.fresh:
                yield PageBreak()
            if piece.keep and _is_table(following):
                made = _grid(following, document, then)
                yield from _heading(piece, made)
            else:
                yield _para(piece)
        elif isinstance(piece, Grid):
            yield made or _grid(piece, document, following)
            made = None
        elif isinstance(piece, Figure):
            yield flowable(piece.chart, piece.width)
            yield Spacer(0, piece.after)
        elif piece is not None:
            yield from _banner(piece, document)


def _is_table(piece: Any) -> TypeGuard[Grid]:
    return isinstance(piece, Grid) and piece.role == "table"


def _heading(piece: Para, table: Any) -> Iterator[Any]:
    """A heading that goes to the next page where its table cannot begin on this one."""
    from reportlab.platypus import CondPageBreak

    need = piece.before + piece.size * LEADING + piece.after
    yield CondPageBreak(first_of(table, need))
    yield _para(replace(piece, keep=False))


# -- paragraphs --------------------------------------------------------------------
@cache
def _style(piece: Para) -> Any:
    from reportlab.lib.styles import ParagraphStyle

    return ParagraphStyle(
        piece.role, fontName="MitraSerif", bulletFontName="MitraSerif", fontSize=piece.size,
        bulletFontSize=piece.size, leading=piece.size * LEADING, alignment=_ALIGNS[piece.align],
        spaceBefore=piece.before, spaceAfter=piece.after, leftIndent=piece.left,
        bulletIndent=piece.left - piece.hang, keepWithNext=int(piece.keep), allowWidows=0,
        allowOrphans=0, splitLongWords=1)


def _para(piece: Para) -> Any:
    from reportlab.platypus import Paragraph

    bare = Para((), piece.align, piece.size, piece.before, piece.after, piece.left, piece.hang,
                keep=piece.keep, role=piece.role)
    return Paragraph(_marked(piece.runs), _style(bare), bulletText=piece.label or None)


def _marked(runs: Sequence[Run]) -> str:
    """Runs as reportlab's markup; what is in them is only text."""
    told = []
    for run in runs:
        text = escape(run.text, quote=False).replace("\n", "<br/>")
        if run.bold:
            text = f"<b>{text}</b>"
        if run.italic:
            text = f"<i>{text}</i>"
        told.append(text)
    return "".join(told)


# -- grids -------------------------------------------------------------------------
def _grid(piece: Grid, document: Document, following: Piece | None = None) -> Any:
    """The table; `following` is what may have to stand on the page on which it ends."""
    plain = [Para((), align, piece.size, after=0) for align in piece.aligns]
    head = Para((), "center", piece.size, after=0)
    cells = [
        [_cell(runs, head if at < piece.heads else look)
         for runs, look in zip(row, plain, strict=True)]
        for at, row in enumerate(piece.rows)
    ]
    widths = list(piece.widths)
    if piece.left:
        cells, widths = [["", *row] for row in cells], [piece.left, *widths]
    table = table_class()(
        cells, colWidths=widths, repeatRows=piece.heads, hAlign="LEFT", spaceAfter=piece.after,
        rowHeights=[height or None for height in piece.heights] or None,
        splitInRow=int(not piece.whole))
    table.setStyle(_rules(piece))
    if not _is_table(piece):
        table.keepWithNext = int(piece.keep)
        return table
    fit(table, paper(document)[1] - TOP - BOTTOM)
    if piece.keep and isinstance(following, Grid):  # who signs, below the table
        below = _grid(following, document)
        table.below = piece.after + below.wrap(room(document), table.page)[1]
    return table


def _cell(runs: Sequence[Run], look: Para) -> Any:
    from reportlab.platypus import Paragraph

    return Paragraph(_marked(runs), _style(look)) if runs else ""


def _rules(piece: Grid) -> list[tuple[Any, ...]]:
    from reportlab.lib import colors

    every = ((0, 0), (-1, -1))
    rules: list[tuple[Any, ...]] = [
        ("VALIGN", *every, "TOP"), ("FONTNAME", *every, "MitraSerif")]
    if piece.role == "table":
        rules += [
            ("GRID", *every, 0.5, colors.black), ("LEFTPADDING", *every, 4),
            ("RIGHTPADDING", *every, 4), ("TOPPADDING", *every, 2), ("BOTTOMPADDING", *every, 4),
            ("BACKGROUND", (0, 0), (-1, piece.heads - 1), colors.Color(0.9, 0.9, 0.9)),
            ("VALIGN", (0, 0), (-1, piece.heads - 1), "MIDDLE"),
        ]
    else:
        rules += [
            ("LEFTPADDING", *every, 0), ("RIGHTPADDING", *every, 2),
            ("TOPPADDING", *every, piece.pad), ("BOTTOMPADDING", *every, piece.pad + 1)]
    rules += [("VALIGN", (0, at), (-1, at), "MIDDLE")
              for at, height in enumerate(piece.heights) if height]
    if piece.whole:
        rules.append(("NOSPLIT", *every))
    return rules


# -- the letterhead ----------------------------------------------------------------
def _banner(piece: Banner, document: Document) -> Iterator[Any]:
    from reportlab.lib import colors
    from reportlab.platypus import HRFlowable, Image, Spacer, Table

    head = piece.head
    lines = [_para(one) for one in banner_lines(head)]
    if head.logo is None:
        yield from lines
    else:
        scale = min(LOGO / head.logo.width, LOGO / head.logo.height)
        image = Image(io.BytesIO(head.logo.data), head.logo.width * scale,
                      head.logo.height * scale, hAlign="LEFT")
        table = Table([[image, lines]],
                      colWidths=[LOGO + GUTTER, room(document) - LOGO - GUTTER])
        table.setStyle([("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                        ("FONTNAME", (0, 0), (-1, -1), "MitraSerif"),
                        ("LEFTPADDING", (0, 0), (-1, -1), 0),
                        ("RIGHTPADDING", (0, 0), (-1, -1), 0)])
        yield table
    for thick, after in ((2.2, 1.4), (0.7, 12)):
        yield HRFlowable("100%", thick, color=colors.black, spaceBefore=0, spaceAfter=0,
                         lineCap="butt")
        yield Spacer(1, after)


# -- pages -------------------------------------------------------------------------
def _part(number: int) -> Any:
    """A mark without size: from here on the pages belong to document `number`."""
    from reportlab.platypus import Flowable

    class Part(Flowable):  # type: ignore[misc]
        def wrap(self, _width: float, _height: float) -> tuple[float, float]:
            return 0, 0

        def draw(self) -> None:
            self.canv.part = number

    return Part()


def _numbering_canvas(documents: tuple[Document, ...]) -> Any:
    """A canvas that keeps its pages until the end, when their number is known."""
    from reportlab.pdfgen.canvas import Canvas

    class Numbering(Canvas):  # type: ignore[misc]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.part = 0
            self._kept: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802
            self._kept.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            totals = Counter(page["part"] for page in self._kept)
            seen: Counter[int] = Counter()
            for page in self._kept:
                self.__dict__.update(page)
                seen[self.part] += 1
                _foot(self, documents[self.part], seen[self.part], totals[self.part])
                super().showPage()
            super().save()

    return Numbering


def _foot(canvas: Any, document: Document, number: int, total: int) -> None:
    canvas.setFont("MitraSerif", NOTE)
    width = paper(document)[0]
    if document.note:
        canvas.drawString(MARGIN, BOTTOM - 30, document.note)
    if document.numbered:
        before, between, after = foot(document)
        canvas.drawRightString(
            width - MARGIN, BOTTOM - 30, f"{before}{number}{between}{total}{after}")
