"""Spreadsheets: XLSX by xlsxwriter, ODS by hand."""

from __future__ import annotations

import html
import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, BinaryIO, cast

from mitra_tui.errors import BadFile
from mitra_tui.exchange.writers.careful import Careful
from mitra_tui.rows.numbers import write_number

_MOST_ROWS = 1_048_575
_LONGEST = 32_767  # characters that a cell of a spreadsheet holds
_WIDEST = 60
_SAMPLE = 60
SHEET = "mitra"


def write_xlsx(stream: BinaryIO, headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """An XLSX sheet; texts stay texts. BadFile: more rows or longer cells than a sheet holds."""
    import xlsxwriter

    count = 0
    # The folder is 0700 and gone afterwards.
    with tempfile.TemporaryDirectory(prefix="mitra-") as folder, Careful(stream) as careful:
        book = xlsxwriter.Workbook(careful, {
            "constant_memory": True, "tmpdir": folder, "strings_to_formulas": False,
            "strings_to_urls": False, "strings_to_numbers": False, "nan_inf_to_errors": True,
        })
        sheet = book.add_worksheet(SHEET)
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy"})
        for at, header in enumerate(headers):
            sheet.set_column(at, at, min(max(len(header) + 2, 12), _WIDEST))
            sheet.write_string(0, at, header, bold)
        sheet.freeze_panes(1, 0)
        for row in rows:
            count = _counted(count)
            for at, cell in enumerate(row):
                write_xlsx_cell(sheet, count, at, cell, day)
        book.close()
    return count


def write_xlsx_cell(sheet: Any, row: int, column: int, cell: Any, day: Any) -> None:
    """Write a value into a cell of an XLSX sheet; `day` is the format of days."""
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, (int, float)):
        if float(f"{cell:.16G}") == cell:
            sheet.write_number(row, column, cell)
        else:  # more figures than an XLSX cell is written with
            sheet.write_string(row, column, write_number(cell))
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), day)
    elif cell:
        sheet.write_string(row, column, _fitting(cell))


def _counted(count: int) -> int:
    if count >= _MOST_ROWS:
        raise BadFile("export.too_many_rows", limit=_MOST_ROWS)
    return count + 1


def _fitting(text: str) -> str:
    if len(text) > _LONGEST:
        raise BadFile("export.cell_too_long", limit=_LONGEST)
    return text


# ODS ----------------------------------------------------------------------------------------

_MIME = "application/vnd.oasis.opendocument.spreadsheet"
_SPACES = {
    name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
    for name in ("office", "table", "text")
}
_ENTRY = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="text/xml"/>'
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest manifest:version="1.2" '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
    f'manifest:full-path="/" manifest:media-type="{_MIME}"/>'
    + _ENTRY.format("content.xml") + "{more}</manifest:manifest>"
)
_BLANKS = re.compile(r"(?:^ +| {2,}| +$)")
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.2" '
    + " ".join(f'xmlns:{name}="{uri}"' for name, uri in _SPACES.items())
    + f'><office:body><office:spreadsheet><table:table table:name="{SHEET}">'
)
_TAIL = "</table:table></office:spreadsheet></office:body></office:document-content>"


def write_ods(stream: BinaryIO, headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """An ODS sheet. BadFile as for XLSX."""
    count = 0

    def content() -> Iterator[str]:
        nonlocal count
        yield _HEAD + _ods_row(headers)
        for row in rows:
            count = _counted(count)
            yield _ods_row(row)
        yield _TAIL

    write_ods_content(stream, content())
    return count


def write_ods_content(stream: BinaryIO, content: Iterable[str], settings: str = "") -> None:
    """An ODS file with `content`, piece by piece, and how it is to be shown."""
    with Careful(stream) as careful, zipfile.ZipFile(
        cast(BinaryIO, careful), "w", zipfile.ZIP_DEFLATED
    ) as archive:
        archive.writestr("mimetype", _MIME, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", _MANIFEST.format(
            more=_ENTRY.format("settings.xml") if settings else ""))
        if settings:
            archive.writestr("settings.xml", settings)
        with archive.open("content.xml", "w", force_zip64=True) as part:
            for piece in content:
                part.write(piece.encode())


def _ods_row(row: Sequence[Any]) -> str:
    return f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>"


def ods_cell(cell: Any, looks: str = "") -> str:
    """A cell of an ODS table; `looks` are further attributes of it, ready for XML."""
    looks = f" {looks}" if looks else ""
    if cell is None or cell == "":
        return f"<table:table-cell{looks}/>"
    if isinstance(cell, bool):
        kind, told = f'boolean" office:boolean-value="{str(cell).lower()}', str(cell)
    elif isinstance(cell, (int, float)):
        kind, told = f'float" office:value="{cell!r}', str(cell)
    elif isinstance(cell, date):
        kind, told = f'date" office:date-value="{cell.isoformat()[:10]}', cell.isoformat()[:10]
    else:
        kind, told = "string", _fitting(cell)
    lines = "".join(f"<text:p>{_ods_text(line)}</text:p>" for line in told.split("\n"))
    return f'<table:table-cell{looks} office:value-type="{kind}">{lines}</table:table-cell>'


def _ods_text(line: str) -> str:
    plain = html.escape(line, quote=False)
    return _BLANKS.sub(lambda found: f'<text:s text:c="{len(found[0])}"/>', plain)
