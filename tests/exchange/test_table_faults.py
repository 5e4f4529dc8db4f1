"""Files that cannot be read: what is refused, and how it is said."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from mitra_tui.errors import BadFile
from mitra_tui.exchange.tables import (
    MAX_CELL,
    read_bytes,
    read_table,
)
from mitra_tui.i18n import in_every_language
from tests.exchange.making import workbook

DATA = Path(__file__).parent / "data"
HEAD = "Nama Mitra,Kota,Telepon\n"


# Refusals -----------------------------------------------------------------------------------

def far(rows: int, columns: int) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Nama Mitra")
        sheet.write(rows, columns, "x")
    return stream.getvalue()


def zipped(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


def shared_bomb() -> bytes:
    cell = b'<c r="A%d" t="s"><v>0</v></c>'
    rows = b"".join(b'<row r="%d">%s</row>' % (at, cell % at) for at in range(1, 9000))
    return zipped(
        xl__workbook_xml=b"<workbook/>", xl__sharedStrings_xml=b"<sst><si><t>" + b"x" * 90_000 +
        b"</t></si></sst>", xl__worksheets__sheet1_xml=b"<sheetData>" + rows + b"</sheetData>")


def ods(body: bytes) -> bytes:
    return zipped(
        mimetype=b"application/vnd.oasis.opendocument.spreadsheet",
        content_xml=b'<d xmlns:table="t" xmlns:office="o" xmlns:text="x"><table:table>' + body +
        b"</table:table></d>")


ODS_BOMB = ods(b'<table:table-row table:number-rows-repeated="190000"><table:table-cell '
               b'table:number-columns-repeated="190" office:value-type="float" office:value="1"/>'
               b"</table:table-row>")

REFUSED: list[tuple[str, bytes, str]] = [
    ("empty", b"", "table_file.empty"), ("blank", b" \r\n\t\n", "table_file.empty"),
    ("bom", b"\xef\xbb\xbf", "table_file.empty"),
    ("binary", bytes(range(256)) * 40, "table_file.binary"),
    ("utf16 without mark", "Nama Mitra\nA\n".encode("utf-16-le"), "table_file.binary"),
    ("pdf", b"%PDF-1.7 ...", "table_file.not_a_table"),
    ("png", b"\x89PNG\r\n\x1a\n123", "table_file.not_a_table"),
    ("html", b"<html><table>", "table_file.not_a_table"),
    ("docx", zipped(word__document_xml=b"<w/>"), "table_file.not_a_table"),
    ("zip", zipped(x=b"1"), "table_file.not_a_table"),
    ("truncated xlsx", workbook(("Nama Mitra",), ("A",))[:3000], "table_file.damaged"),
    ("xlsx of nothing", zipped(xl__workbook_xml=b"<a"), "table_file.damaged"),
    ("broken xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "table_file.damaged"),
    ("truncated xls", (DATA / "mitra.xls").read_bytes()[:20_000], "table_file.damaged"),
    ("sparse xls", (DATA / "jauh.xls").read_bytes(), "table.too_many_columns"),
    ("latin in utf-8", "Nama Mitra\nKafé Ünïö\n".encode() + b"Caf\xe9\n", "table_file.encoding"),
    ("cp1252 hole", b"Nama Mitra\nA\nCaf\x81\n", "table_file.encoding"),
    ("no table", b"PT Maju dan PT Jaya datang.\nKami senang.\n", "table.no_header"),
    ("columns", (",".join(["x"] * 201) + "\n").encode(), "table.too_many_columns"),
    ("rows", b"Nama Mitra\n" + b"x\n" * 200_001, "table.too_many_rows"),
    ("cell", b"Nama Mitra,Kota\nA,B\nC," + b"x" * 1_000_000 + b"\n", "table.cell_too_long"),
    ("quoted cell", b'Nama Mitra,Kota\nC,"' + b"x" * 1_000_000 + b'"\n', "table.cell_too_long"),
    ("unclosed", b'Nama Mitra,Kota\nA,"B\nC,D\n' + b"E,F\n" * 50_000, "table.unclosed_quote"),
    ("unclosed at end", b'Nama Mitra,Kota\nA,"B\nC,D\n', "table.unclosed_quote"),
    ("bad quote", b'Nama Mitra,Kota\n"A"x,B\n', "table.bad_quote"),
    ("json", b'{"name": \n{"city": 1\n', "table.bad_json"),
    ("json list", b'[{"name": "A"},\n1', "table.bad_json"),
    ("json deep", b'{"name": ' + b"[" * 100_000, "table.bad_json"),
    ("wide xlsx", far(1, 201), "table.too_many_columns"),
    ("long xlsx", far(300_000, 1), "table.too_many_rows"),
    ("sparse xlsx", far(190_000, 150), "table.too_many_cells"),
    ("long cell xlsx", workbook(("Nama Mitra",), ("x" * 32_000,)) and zipped(
        xl__workbook_xml=b"<w/>", xl__sharedStrings_xml=b"<sst><si>" + b"x" * 1_000_000 + b"</si>"),
     "table.cell_too_long_somewhere"),
    ("repeated string", shared_bomb(), "table_file.too_big_inside"),
    ("unpacked", zipped(xl__workbook_xml=b"<w/>", big=b"0" * 200_000_000),
     "table_file.too_big_inside"),
    ("ods bomb", ODS_BOMB, "table.too_many_cells"),
    ("ods doctype", zipped(
        mimetype=b"application/vnd.oasis.opendocument.spreadsheet",
        content_xml=b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "table_file.damaged"),
]


@pytest.mark.parametrize(("data", "key"), [one[1:] for one in REFUSED],
                         ids=[one[0] for one in REFUSED])
def test_refuses_with_a_sentence_in_every_language(data: bytes, key: str) -> None:
    with pytest.raises(BadFile) as refused:
        read_bytes(data, "data.csv", what="partners")
    assert refused.value.key == key
    sentences = in_every_language(key)
    assert len(sentences) == 2
    for sentence in sentences:
        told = sentence.format(**refused.value.params)
        assert "data.csv" in told
        if "line" in refused.value.params:
            assert str(refused.value.params["line"]) in told


@pytest.mark.parametrize(("data", "line"), [
    (b'Nama Mitra,Kota\nA,B\nA,"B\nC,D\n' + b"E,F\n" * 50_000, 3),
    (b"Nama Mitra,Kota\nA,B\nC," + b"x" * 1_000_000 + b"\n", 3),
    (b'\n{"name": \n', 2),
    (b"Nama Mitra\nA\nCaf\x81\n", 3),
    ('Nama Mitra\nA\n"B\nC"\nÜnïcödé\n'.encode() + b"Caf\xe9\n", 6),
])
def test_the_line_is_named(data: bytes, line: int) -> None:
    with pytest.raises(BadFile) as refused:
        read_bytes(data, "x", what="partners")
    assert refused.value.params["line"] == line


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa")
    (tmp_path / "kosong.csv").touch()
    for name, key in (("tidak-ada.csv", "table_file.missing"), (".", "table_file.is_folder"),
                      ("pipa", "table_file.not_plain"), ("kosong.csv", "table_file.empty"),
                      ("a\0b", "table_file.unreadable"), ("kosong.csv/x", "table_file.unreadable")):
        with pytest.raises(BadFile) as refused:
            read_table(tmp_path / name)
        assert refused.value.key == key, name


def test_odd_characters_are_no_reason_to_refuse() -> None:
    names = ["CV [Mitra] [/]", "\x1b[31mMerah\x1b[0m", "\u202eterbalik", "A\0B", "ö" * 9000,
             "👩‍🏫 Guru"]
    data = ("Nama Mitra\n" + "\n".join(names) + "\n").encode()
    sheet = read_bytes(data, "x.csv", what="partners")
    assert [row.cells[0] for row in sheet.rows] == names


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for prefix in (b"", b"Nama Mitra,Kota\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        try:
            sheet = read_bytes(prefix + data, "x", what="partners")
        except BadFile:
            continue
        assert all(len(row.cells) >= len(sheet.headers) for row in sheet.rows)


SOUND = workbook(("Nama Mitra", "Kota"), ("A", "B"), ("C", 5))


OLD = (DATA / "mitra.xls").read_bytes()


@given(st.data(), st.sampled_from([SOUND, OLD]))
def test_a_damaged_workbook_is_read_or_refused(data: st.DataObject, sound: bytes) -> None:
    whole = bytearray(sound)
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_bytes(bytes(whole), "x.xlsx", what="partners")
    except BadFile as refused:
        assert refused.key.startswith(("table_file.", "table."))


def test_a_cell_at_the_limit_is_read() -> None:
    data = b"Nama Mitra,Catatan\nA," + b"x" * MAX_CELL + b"\n"
    assert len(str(read_bytes(data, "x", what="partners").rows[0].cells[1])) == MAX_CELL
