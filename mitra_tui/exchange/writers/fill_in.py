"""Sheets to be filled in: a table with drop-downs, as XLSX and ODS.

Below the rows that are there already stand empty ones with the same drop-downs.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, BinaryIO

from mitra_tui.errors import Usage
from mitra_tui.exchange.writers.careful import Careful
from mitra_tui.exchange.writers.sheets import (
    SHEET,
    ods_cell,
    write_ods_content,
    write_xlsx_cell,
)

FORMATS = ("xlsx", "ods")
SPARE = 100
_HEIGHT = 62  # points of the headings, which stand in several lines
_PER_CHARACTER = 0.21  # cm


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, its width in characters, what may be chosen in it (empty: what
    is entered is free), and what is said of anything else."""

    heading: str
    width: int
    choices: tuple[str | int, ...] = ()
    refusal: str = ""


def write_fill_in(kind: str, stream: BinaryIO, columns: Sequence[Column],
                  rows: Sequence[Sequence[Any]]) -> None:
    """Write the table with what is known of it. Usage: no such format."""
    if kind not in FORMATS:
        raise Usage("export.no_format", format=kind, formats=", ".join(FORMATS))
    if kind == "ods":
        write_ods_content(stream, _ods(columns, rows), _SETTINGS)
    else:
        _xlsx(stream, columns, rows)


def _xlsx(stream: BinaryIO, columns: Sequence[Column], rows: Sequence[Sequence[Any]]) -> None:
    import xlsxwriter

    # The folder is 0700 and gone afterwards.
    with tempfile.TemporaryDirectory(prefix="mitra-") as folder, Careful(stream) as careful:
        book = xlsxwriter.Workbook(careful, {
            "tmpdir": folder, "strings_to_formulas": False, "strings_to_urls": False,
            "strings_to_numbers": False})
        sheet = book.add_worksheet(SHEET)
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.set_row(0, _HEIGHT)
        for at, column in enumerate(columns):
            sheet.set_column(at, at, column.width)
            sheet.write_string(0, at, column.heading, head)
            if column.choices:
                sheet.data_validation(1, at, len(rows) + SPARE, at, {
                    "validate": "list", "source": [*column.choices],
                    "error_message": column.refusal[:255]})
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(rows, 1):
            for at, cell in enumerate(row):
                write_xlsx_cell(sheet, number, at, cell, day)
        book.close()


# -- ODS ---------------------------------------------------------------------------
_SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{uri}"' for name, uri in (
    ("office", "office:1.0"), ("table", "table:1.0"), ("text", "text:1.0"),
    ("style", "style:1.0"), ("fo", "xsl-fo-compatible:1.0"), ("of", "of:1.2")))


# The headings stay in view.
_FROZEN = "".join(
    f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'
    for name, kind, value in (
        ("VerticalSplitMode", "short", 2), ("VerticalSplitPosition", "int", 1),
        ("ActiveSplitRange", "short", 2), ("PositionTop", "int", 0), ("PositionBottom", "int", 1)))
_SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-settings office:version="1.2" '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" '
    'xmlns:ooo="http://openoffice.org/2004/office"><office:settings>'
    '<config:config-item-set config:name="ooo:view-settings">'
    '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
    '<config:config-item config:name="ViewId" config:type="string">view1</config:config-item>'
    '<config:config-item-map-named config:name="Tables">'
    f'<config:config-item-map-entry config:name="{SHEET}">{_FROZEN}'
    "</config:config-item-map-entry></config:config-item-map-named>"
    "</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set>"
    "</office:settings></office:document-settings>")


def _ods(columns: Sequence[Column], rows: Sequence[Sequence[Any]]) -> Iterator[str]:
    yield (f'<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.2" '
           f"{_SPACES}><office:automatic-styles>")
    for at, column in enumerate(columns):
        yield (f'<style:style style:name="c{at}" style:family="table-column">'
               "<style:table-column-properties style:column-width="
               f'"{column.width * _PER_CHARACTER:.2f}cm"/></style:style>')
    yield ('<style:style style:name="head" style:family="table-cell">'
           '<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/>'
           '<style:text-properties fo:font-weight="bold"/></style:style>'
           "</office:automatic-styles><office:body><office:spreadsheet>"
           "<table:content-validations>")
    yield from (_validation(at, column) for at, column in enumerate(columns) if column.choices)
    yield f'</table:content-validations><table:table table:name="{SHEET}">'
    yield from (f'<table:table-column table:style-name="c{at}"/>' for at in range(len(columns)))
    heads = "".join(ods_cell(one.heading, 'table:style-name="head"') for one in columns)
    yield (f"<table:table-header-rows><table:table-row>{heads}</table:table-row>"
           "</table:table-header-rows>")
    for row in rows:
        yield _row(columns, row)
    yield _row(columns, [""] * len(columns), f' table:number-rows-repeated="{SPARE}"')
    yield "</table:table></office:spreadsheet></office:body></office:document-content>"


def _row(columns: Sequence[Column], row: Sequence[Any], repeated: str = "") -> str:
    cells = "".join(
        ods_cell(cell, f'table:content-validation-name="v{at}"' if column.choices else "")
        for at, (column, cell) in enumerate(zip(columns, row, strict=True)))
    return f"<table:table-row{repeated}>{cells}</table:table-row>"


def _validation(at: int, column: Column) -> str:
    """The drop-down of one column."""
    listed = ";".join('"{}"'.format(str(one).replace('"', '""')) for one in column.choices)
    return (f'<table:content-validation table:name="v{at}" table:allow-empty-cell="true" '
            f'table:condition="{escape(f"of:cell-content-is-in-list({listed})")}" '
            f'table:display-list="unsorted" table:base-cell-address="{SHEET}.A2">'
            '<table:error-message table:message-type="stop" table:display="true">'
            f"<text:p>{escape(column.refusal)}</text:p></table:error-message>"
            "</table:content-validation>")
