"""XLSX: the tables of a document, each on a sheet of its own. Numbers stay numbers."""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from mitra_tui.documents.blocks import (
    Article,
    Cell,
    Document,
    Facts,
    Paragraph,
    Table,
    Title,
    plain,
)
from mitra_tui.documents.xlsx_chart import chart_sheet
from mitra_tui.errors import BadFile
from mitra_tui.i18n import t_in
from mitra_tui.rows.chart import Chart

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NAME_LENGTH = 31
_MOST_ROWS = 1_048_000
_LONGEST = 32_767
_LINE_HEIGHT = 15.0
_TALLEST = 409.0  # points of a row, at most
_CHARACTERS = 90.0  # that the paper is wide, to turn shares into widths of columns
_DAY = 11.0  # characters of a day
_COLUMN = 16.0  # characters of a column in a table of many: a sheet may be wider than paper


def to_xlsx(document: Document) -> bytes:
    """The document's tables as a workbook; of one that has none (nothing to report), what it
    says. BadFile: a table is too large for a sheet."""
    import xlsxwriter

    tables = list(tables_of(document))
    charts = [one for one in document.blocks if isinstance(one, Chart) and not one.empty]
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "strings_to_numbers": False, "nan_inf_to_errors": True})
    book.set_properties({"title": document.title, "author": document.author})
    looks = {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1,
                                 "bg_color": "#E6E6E6"}),
        "cell": book.add_format({"text_wrap": True, "valign": "top", "border": 1}),
        "day": book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "border": 1}),
        "total": book.add_format({"bold": True, "valign": "top", "border": 1}),
        "title": book.add_format({"bold": True}), "plain": book.add_format({"text_wrap": True}),
    }
    names: set[str] = set()
    for at, table in enumerate(tables, 1):
        sheet = book.add_worksheet(_sheet_name(table.title or document.title, at, names, document))
        _sheet(sheet, table, document, looks)
    if not tables and not charts:
        sheet = book.add_worksheet(_sheet_name(document.title, 1, names, document))
        sheet.set_column(0, 0, _CHARACTERS)
        for row, text in enumerate(_words(document)):
            sheet.write_string(row, 0, text[:_LONGEST], looks["title" if not row else "plain"])
    for at, chart in enumerate(charts, len(tables) + 1):
        chart_sheet(book, _sheet_name(chart.title, at, names, document), chart, looks)
    book.close()
    return stream.getvalue()


def tables_of(document: Document) -> Iterator[Table]:
    """The tables of a document, those of its articles too."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Article):
            yield from (part for part in block.blocks if isinstance(part, Table))


def _words(document: Document) -> Iterator[str]:
    """What a document says in words, line by line."""
    for block in document.blocks:
        if isinstance(block, Title):
            yield " ".join(block.lines)
        elif isinstance(block, Facts):
            yield from (f"{label}: {plain(text)}" for label, text in block.pairs)
        elif isinstance(block, Paragraph):
            yield plain(block.text)


def _sheet_name(wanted: str, at: int, taken: set[str], document: Document) -> str:
    """A name that a workbook takes, once."""
    name = _NOT_IN_NAMES.sub(" ", wanted).strip(" '")[:_NAME_LENGTH].strip(" '")
    if not name or name.casefold() in taken or name.casefold() == "history":
        name = t_in(document.language, "document.sheet", number=at)
    taken.add(name.casefold())
    return name


def _sheet(sheet: Any, table: Table, document: Document, looks: dict[str, Any]) -> None:
    if len(table.rows) > _MOST_ROWS:
        raise BadFile("export.too_many_rows", limit=_MOST_ROWS)
    if document.wide or len(table.head) > 6:
        sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 0, table.title or document.title, looks["title"])
    whole = max(_CHARACTERS, _COLUMN * len(table.head))
    shares = table.widths or (1.0,) * len(table.head)
    widths = [max(whole * share / sum(shares), len(name) / 2 + 3, _least(table, at))
              for at, (name, share) in enumerate(zip(table.head, shares, strict=True))]
    for at, (name, width) in enumerate(zip(table.head, widths, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(2, at, name, looks["head"])
    _set_height(sheet, 2, table.head, widths)
    sheet.freeze_panes(3, 0)
    sheet.repeat_rows(2)
    for number, row in enumerate(table.rows, 3):
        total = table.total and number == len(table.rows) + 2
        _set_height(sheet, number, row, widths)
        for at, cell in enumerate(row):
            _cell(sheet, number, at, cell, looks, "total" if total else "cell")


def _least(table: Table, column: int) -> float:
    """A day that is cut is shown as nothing but crosses."""
    return _DAY if any(isinstance(row[column], date) for row in table.rows) else 6.0


def _set_height(sheet: Any, row: int, cells: Sequence[Cell], widths: Sequence[float]) -> None:
    """Give a row of wrapped cells its height: not every program finds it by itself."""
    lines = max((_lines(plain(cell), width) for cell, width in zip(cells, widths, strict=True)
                 if isinstance(cell, str | tuple)), default=1)
    if lines > 1:
        sheet.set_row(row, min(lines * _LINE_HEIGHT, _TALLEST))


def _lines(text: str, width: float) -> int:
    """About how many lines a text takes in a column."""
    if len(text) < width - 1 and "\n" not in text:
        return 1
    return sum(len(textwrap.wrap(part, max(int(width - 1), 1))) or 1 for part in text.split("\n"))


def _cell(sheet: Any, row: int, column: int, cell: Cell, looks: dict[str, Any], look: str) -> None:
    if cell is None:
        sheet.write_blank(row, column, None, looks[look])
    elif isinstance(cell, (int, float)):
        sheet.write_number(row, column, cell, looks[look])
    elif isinstance(cell, Decimal):
        sheet.write_number(row, column, float(cell), looks[look])
    elif isinstance(cell, date):
        sheet.write_datetime(
            row, column, datetime(cell.year, cell.month, cell.day), looks["day"])
    else:
        text = plain(cell)
        if len(text) > _LONGEST:
            raise BadFile("export.cell_too_long", limit=_LONGEST)
        sheet.write_string(row, column, text, looks[look])
