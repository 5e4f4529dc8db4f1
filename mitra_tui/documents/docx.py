"""DOCX by python-docx, in Times New Roman (which has the widths of the PDF's face).

Numbers of lists are written as text: what is printed is what was agreed, whoever opens it.
"""

from __future__ import annotations

import io
import re
from typing import Any

from mitra_tui.documents.blocks import Document, Run, bold, runs_of
from mitra_tui.documents.layout import (
    BODY,
    BOTTOM,
    GUTTER,
    LEADING,
    LOGO,
    MARGIN,
    NOTE,
    Banner,
    Figure,
    Grid,
    Para,
    banner_lines,
    foot,
    paper,
    pieces,
    room,
)
from mitra_tui.rows.chart import lines_of

_FACE = "Times New Roman"
_TOP = 50.0
_TWIPS = 20  # to a point
# Days and telephone numbers stay on one line, as they do in the PDF.
_BETWEEN_FIGURES = re.compile(r"(?<=[0-9])-(?=[0-9])")
_LETTERS = 8.0  # points of a chart drawn with letters
_KEPT = 3  # rows of a table that stay with what follows it
_LONG = 1500  # letters of a cell from which on its row may be parted
_ALIGNS = {"left": 0, "center": 1, "right": 2, "justify": 3}


def to_docx(document: Document) -> bytes:
    """The document as a DOCX file."""
    import docx

    book = docx.Document()
    _set_up(book, document)
    for piece in pieces(document):
        if isinstance(piece, Para):
            _fill(book.add_paragraph(), piece)
        elif isinstance(piece, Grid):
            _grid(book, piece)
        elif isinstance(piece, Figure):
            _figure(book, piece)
        else:
            _banner(book, piece, document)
    _foot(book.sections[0], document)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _set_up(book: Any, document: Document) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Pt

    normal = book.styles["Normal"]
    normal.font.name, normal.font.size = _FACE, Pt(BODY)
    fonts = normal.element.rPr.rFonts
    for name in ("eastAsia", "cs"):
        fonts.set(_name(name), _FACE)
    language = _element("lang", val=f"{document.language}-{_COUNTRIES[document.language]}")
    normal.element.rPr.append(language)
    section = book.sections[0]
    width, height = paper(document)
    section.orientation = WD_ORIENT.LANDSCAPE if document.wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Pt(width), Pt(height)
    section.left_margin = section.right_margin = Pt(MARGIN)
    section.top_margin, section.bottom_margin = Pt(_TOP), Pt(BOTTOM)
    section.footer_distance = Pt(BOTTOM - 36)
    about = book.core_properties
    about.title, about.author, about.comments = document.title, document.author, ""
    about.last_modified_by, about.language = document.author, document.language


_COUNTRIES = {"id": "ID", "en": "GB"}


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    found: str = qn(f"w:{tag}")
    return found


def _element(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement

    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(_name(name), value)
    return element


# -- paragraphs --------------------------------------------------------------------
def _fill(paragraph: Any, piece: Para) -> None:
    """Give an empty paragraph what a piece says, and its looks."""
    from docx.shared import Pt

    form = paragraph.paragraph_format
    form.alignment = _ALIGNS[piece.align]
    form.line_spacing = Pt(piece.size * LEADING)
    form.space_before, form.space_after = Pt(piece.before), Pt(piece.after)
    form.widow_control = True
    if piece.keep:
        form.keep_with_next = True
    if piece.fresh:
        form.page_break_before = True
    if piece.left:
        form.left_indent = Pt(piece.left)
    if piece.hang:
        form.first_line_indent = Pt(-piece.hang)
        form.tab_stops.add_tab_stop(Pt(piece.left))
    if piece.role in ("title", "heading"):
        level = "0" if piece.role == "title" else "1"
        paragraph._p.get_or_add_pPr().append(_element("outlineLvl", val=level))
    if piece.label:
        _run(paragraph, Run(f"{piece.label}\t"), piece.size)
    for run in piece.runs:
        _run(paragraph, run, piece.size)


def _run(paragraph: Any, run: Run, size: float) -> None:
    from docx.shared import Pt

    for at, text in enumerate(_BETWEEN_FIGURES.split(run.text)):
        made = paragraph.add_run(text)
        if at:
            made._r.insert(0, _element("noBreakHyphen"))
        if run.bold:
            made.bold = True
        if run.italic:
            made.italic = True
        if size != BODY:
            made.font.size = Pt(size)


# -- charts ------------------------------------------------------------------------
def _figure(book: Any, piece: Figure) -> None:
    """A chart in letters of one width: a file to be worked on takes no drawing of ours."""
    from docx.shared import Pt

    _fill(book.add_paragraph(), Para(bold(piece.chart.title), "left", after=2, keep=True))
    told = lines_of(piece.chart, int(piece.width / (_LETTERS * 0.6)))
    paragraph = book.add_paragraph()
    _fill(paragraph, Para(runs_of("\n".join(told)), "left", _LETTERS, after=piece.after))
    paragraph.paragraph_format.keep_together = True
    for run in paragraph.runs:
        run.font.name, run.font.size = "Courier New", Pt(_LETTERS)


# -- grids -------------------------------------------------------------------------
def _grid(book: Any, piece: Grid) -> None:
    from docx.shared import Pt

    table = book.add_table(len(piece.rows), len(piece.widths))
    table.autofit = False
    if piece.role == "table":
        table.style = "Table Grid"
    _table_looks(table, piece)
    for column, width in zip(table.columns, piece.widths, strict=True):
        column.width = Pt(width)
    for at, (row, cells) in enumerate(zip(table.rows, piece.rows, strict=True)):
        _row_looks(row, piece, at)
        last = at == len(piece.rows) - 1
        ends = piece.keep and at >= len(piece.rows) - _KEPT
        keep = at < piece.heads or (piece.whole and not last) or ends
        for cell, runs, width, align in zip(
                row.cells, cells, piece.widths, piece.aligns, strict=True):
            cell.width = Pt(width)
            look = Para(runs, "center" if at < piece.heads else align, piece.size,
                        before=piece.pad, after=piece.pad, keep=keep)
            _fill(cell.paragraphs[0], look)
            if at < piece.heads or (piece.heights and piece.heights[at]):
                cell.vertical_alignment = 1
    _gap(book, piece)


def _table_looks(table: Any, piece: Grid) -> None:
    """Indentation and the margins of cells: as in the PDF."""
    looks = table._tbl.tblPr
    ruled = piece.role == "table"
    side = 80 if ruled else 0
    left = round(piece.left * _TWIPS) + side
    looks.append(_element("tblInd", w=str(left), type="dxa"))
    margins = _element("tblCellMar")
    for edge, room_there in (("top", 30 if ruled else 0), ("left", side),
                             ("bottom", 40 if ruled else 0), ("right", side or 40)):
        margins.append(_element(edge, w=str(room_there), type="dxa"))
    looks.append(margins)


def _row_looks(row: Any, piece: Grid, at: int) -> None:
    looks = row._tr.get_or_add_trPr()
    long = max(sum(len(run.text) for run in runs) for runs in piece.rows[at])
    if piece.whole or long < _LONG:
        looks.append(_element("cantSplit"))
    if piece.heights and piece.heights[at]:
        looks.append(_element("trHeight", val=str(round(piece.heights[at] * _TWIPS)),
                              hRule="atLeast"))
    if at < piece.heads:
        looks.append(_element("tblHeader"))
        for cell in row.cells:
            cell._tc.get_or_add_tcPr().append(
                _element("shd", val="clear", color="auto", fill="E6E6E6"))


def _gap(book: Any, piece: Grid) -> None:
    """Tables have no room after them, and two without a paragraph between become one."""
    from docx.shared import Pt

    gap = book.add_paragraph()
    gap.paragraph_format.space_before = gap.paragraph_format.space_after = Pt(0)
    gap.paragraph_format.line_spacing = Pt(max(piece.after, 1))
    gap.paragraph_format.widow_control = False
    if piece.keep:
        gap.paragraph_format.keep_with_next = True
    mark = _element("rPr")
    mark.append(_element("sz", val="2"))
    gap._p.get_or_add_pPr().append(mark)


# -- letterhead and foot -----------------------------------------------------------
def _banner(book: Any, piece: Banner, document: Document) -> None:
    from docx.shared import Pt

    head = piece.head
    lines = banner_lines(head)
    if head.logo is None:
        for line in lines:
            _fill(book.add_paragraph(), line)
    else:
        table = book.add_table(1, 2)
        table.autofit = False
        _table_looks(table, Grid((), (), (), role="facts"))
        scale = min(LOGO / head.logo.width, LOGO / head.logo.height)
        for cell, column, width in zip(
                table.rows[0].cells, table.columns,
                (LOGO + GUTTER, room(document) - LOGO - GUTTER), strict=True):
            cell.width = column.width = Pt(width)
            cell.vertical_alignment = 1
        picture, middle = table.rows[0].cells
        picture.paragraphs[0].add_run().add_picture(
            io.BytesIO(head.logo.data), width=Pt(head.logo.width * scale))
        for at, line in enumerate(lines):
            _fill(middle.add_paragraph() if at else middle.paragraphs[0], line)
    rule = book.add_paragraph()
    rule.paragraph_format.line_spacing = Pt(3)
    rule.paragraph_format.space_before, rule.paragraph_format.space_after = Pt(0), Pt(10)
    borders = _element("pBdr")
    borders.append(_element("bottom", val="thickThinSmallGap", sz="18", space="1", color="000000"))
    looks = rule._p.get_or_add_pPr()
    looks.insert_element_before(
        borders, *(f"w:{name}" for name in ("spacing", "ind", "jc", "outlineLvl", "rPr")))


def _foot(section: Any, document: Document) -> None:
    """The note to the left, "page x of y" to the right."""
    from docx.shared import Pt

    paragraph = section.footer.paragraphs[0]
    for stop in list(paragraph.style.paragraph_format.tab_stops):
        del paragraph.style.paragraph_format.tab_stops[0]
        del stop
    paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(room(document)), 2)
    if document.note:
        _run(paragraph, Run(document.note), NOTE)
    if not document.numbered:
        return
    before, between, after = foot(document)
    _run(paragraph, Run(f"\t{before}"), NOTE)
    _field(paragraph, "PAGE")
    _run(paragraph, Run(between), NOTE)
    _field(paragraph, "NUMPAGES")
    _run(paragraph, Run(after), NOTE)


def _field(paragraph: Any, code: str) -> None:
    """A number that the word processor counts."""
    from docx.shared import Pt

    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("shown", "1"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(NOTE)
        if kind == "shown":
            run.text = text
        elif kind:
            run._r.append(_element("fldChar", fldCharType=kind))
        else:
            instruction = _element("instrText")
            instruction.text = f" {text} "
            run._r.append(instruction)

