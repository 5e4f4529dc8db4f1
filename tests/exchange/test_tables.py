"""Tables from files: what is read, what is refused and how it is said."""

from __future__ import annotations

import io
import json
import os
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from mitra_tui.errors import BadFile
from mitra_tui.exchange.tables import (
    EXTRA,
    JOINED,
    MAX_CELL,
    SCRAMBLED,
    Sheet,
    read_bytes,
    read_table,
    read_text,
    sheet_names,
)
from mitra_tui.i18n import in_every_language

DATA = Path(__file__).parent / "data"
HEAD = "Nama Mitra,Kota,Telepon\n"


def cells(sheet: Sheet) -> list[tuple[Any, ...]]:
    return [row.cells for row in sheet.rows]


def workbook(*rows: tuple[Any, ...], name: str = "Data") -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet(name)
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(at, column, datetime(value.year, value.month, value.day), day)
            elif value != "":
                sheet.write(at, column, value)
    book.close()
    return stream.getvalue()


# Text ---------------------------------------------------------------------------------------

@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_separators_and_line_ends(encoding: str, separator: str, end: str) -> None:
    lines = [["Nama Mitra", "Kota", "Catatan"], ["Café Bahagia", "Berau", "1,5; é"]]
    text = end.join(separator.join(f'"{cell}"' for cell in line) for line in lines)
    sheet = read_bytes(text.encode(encoding), "mitra.csv", what="partners")
    assert sheet.headers == ("Nama Mitra", "Kota", "Catatan")
    assert cells(sheet) == [("Café Bahagia", "Berau", "1,5; é")]


def test_a_separator_inside_titles_does_not_part_them() -> None:
    text = "Kegiatan\tWaktu\nYudi, S.Kom, M.Pd; tamu, lagi\t3 Mei 2024\nB, C\t4 Mei 2024\n"
    assert cells(read_text(text, "x.txt", what="activities"))[0] == (
        "Yudi, S.Kom, M.Pd; tamu, lagi", "3 Mei 2024")
    single = "Nama\nBudaya, Seni, dan Lomba\nPT Maju; Jaya\n"
    assert cells(read_text(single, "x.csv", what="programmes")) == [
        ("Budaya, Seni, dan Lomba",), ("PT Maju; Jaya",)]


def test_what_excel_says_of_the_separator() -> None:
    sheet = read_text("sep=;\nNama Mitra;Kota\nA, B;C\n", "x.csv", what="partners")
    assert cells(sheet) == [("A, B", "C")]
    assert sheet.rows[0].number == 3


def test_quotes_pasted_from_word_are_only_quotes() -> None:
    text = 'Kegiatan\tWaktu\n"Beauty Class" OTKP\t3 Mei 2024\n"Satu\t4 Mei 2024\nDua"\t5 Mei 2024\n'
    assert [row[0] for row in cells(read_text(text, "tempelan", what="activities"))] == [
        '"Beauty Class" OTKP', '"Satu', 'Dua"']
    proper = 'Kegiatan\tWaktu\n"Dua ""baris""\nsatu sel"\t3 Mei 2024\n'
    assert cells(read_text(proper, "tempelan", what="activities")) == [
        ('Dua "baris"\nsatu sel', "3 Mei 2024")]


def test_line_numbers_survive_cells_of_several_lines() -> None:
    sheet = read_text('Nama Mitra,Kota\n"A\nB",x\n\nC,y\n', "x.csv", what="partners")
    assert [row.number for row in sheet.rows] == [2, 5]


def test_titles_rules_repeated_headings_and_numbered_columns_are_no_records() -> None:
    text = ("DAFTAR MITRA\nTahun 2024\n\nNo,Nama Mitra,Kota\n1,2,3\n---,---,---\n"
            "1,PT A,Berau\nNo,Nama Mitra,Kota\n2,PT B,Bontang\n")
    sheet = read_text(text, "x.csv", what="partners")
    assert sheet.headers == ("No", "Nama Mitra", "Kota")
    assert [row.number for row in sheet.rows] == [7, 9]


def test_headings_that_nobody_knows_still_head_a_table() -> None:
    sheet = read_text("Foo;Bar\n1;2\n", "x.csv", what="partners")
    assert sheet.headers == ("Foo", "Bar")


def test_more_cells_than_headings_are_kept_and_flagged() -> None:
    sheet = read_text("Nama Mitra,Kota\nBudi, S.Kom, M.Pd,Berau\n", "x.csv", what="partners")
    assert sheet.rows[0].cells == ("Budi", "S.Kom", "M.Pd", "Berau")
    assert sheet.rows[0].flags == (EXTRA,)


def test_formula_marks_of_our_own_exports_are_taken_off_once() -> None:
    sheet = read_text("Nama Mitra,Kota\n'=1+1,'-5\n''=x,'biasa\n", "x.csv", what="partners")
    assert cells(sheet) == [("=1+1", "-5"), ("'=x", "'biasa")]


def test_headings_of_two_lines_under_merged_cells() -> None:
    data = workbook(("Laporan",), ("No", "Nama Kegiatan", "Waktu"), ("", "", "Mulai", "Selesai"),
                    (1, "Diklat", "3 Mei 2024", "5 Mei 2024"))
    sheet = read_bytes(data, "x.xlsx", what="activities")
    assert sheet.headers == ("No", "Nama Kegiatan", "Mulai", "Selesai")
    assert cells(sheet) == [(1, "Diklat", "3 Mei 2024", "5 Mei 2024")]


def test_a_column_without_a_heading_is_a_column() -> None:
    text = HEAD + "".join(f"PT {n},Berau,1,catatan\n" for n in range(5))
    sheet = read_text(text, "x.csv", what="partners")
    assert sheet.headers == ("Nama Mitra", "Kota", "Telepon", "")
    assert all(row.flags == () for row in sheet.rows)


def test_pasted_rows_without_headings_get_those_that_are_given() -> None:
    sheet = read_text("PT A\tBerau\nPT B\tBontang\n", "x", headers=("name", "city"))
    assert cells(sheet) == [("PT A", "Berau"), ("PT B", "Bontang")]


# Records over several lines -----------------------------------------------------------------

TABLE = "No\tKegiatan\tWaktu\tHasil\n"


def rows_of(text: str) -> list[tuple[str, ...]]:
    found = read_text(TABLE + text, "x.txt", what="activities").rows
    return [tuple(str(cell) for cell in row.cells[1:]) for row in found]


def test_a_line_that_goes_on_joins_the_one_above() -> None:
    assert rows_of(
        "\tKunjungan ke\t3 Mei 2024\tSiswa melihat\n\n\tPT Maju\t\tpabrik.\n\tSenam\t4 Mei 2024\t\n"
    ) == [("Kunjungan ke PT Maju", "3 Mei 2024", "Siswa melihat pabrik."),
          ("Senam", "4 Mei 2024", "")]


def test_names_under_each_other_stay_several() -> None:
    text = "Kegiatan\tWaktu\tMitra\nDiklat\t3 Mei 2024\tPT A\n\t\tCV B\nSenam\t4 Mei 2024\tWardah\n"
    assert cells(read_text(text, "x", what="activities"))[0][2] == "PT A\nCV B"


def test_a_date_broken_by_the_page_is_whole_again() -> None:
    assert rows_of("\tDiklat\tSamarinda, 21 –\tOk\n\n\t\t25 Agustus 2023\t\n") == [
        ("Diklat", "Samarinda, 21 – 25 Agustus 2023", "Ok")]
    assert rows_of("\tDiklat\tSamarinda,\tOk\n\n\tlanjutan\t5 Agustus 2023\t\n") == [
        ("Diklat lanjutan", "Samarinda, 5 Agustus 2023", "Ok")]


def test_records_that_stand_by_themselves_stay_apart() -> None:
    dated = ("\tSatu\tMenyusul\tOk\n\tDua\t3 Mei 2024\tOk\n\tTiga\tC gustus 2023\tOk\n"
             "\tEmpat\t4 Mei 2024\t\n")
    assert [row[0] for row in rows_of(dated)] == ["Satu", "Dua", "Tiga", "Empat"]
    undated = "\tSatu\t3 Mei 2024\tSelesai.\n\tDua\t\tSelesai.\n\tTiga\t4 Mei 2024\tSelesai.\n"
    assert [row[0] for row in rows_of(undated)] == ["Satu", "Dua", "Tiga"]
    spaced = "\tA\t3 Mei 2024\tx\n\n\tB\t\ty\n\n\tC\t5 Mei 2024\tz\n\n\tD\t6 Mei 2024\tz\n"
    assert [row[0] for row in rows_of(spaced)] == ["A", "B", "C", "D"]
    lower = "\tsatu\t3 mei 2024\tok\n\tdua\t\tok\n\ttiga\t4 mei 2024\tok\n"
    assert [row[0] for row in rows_of(lower)] == ["satu", "dua", "tiga"]


def test_numbered_records_are_told_by_their_number() -> None:
    assert rows_of("1\tSatu\t\tx\n2.\tdua\t\ty\n\tlanjutan\t\tz\n3\ttiga\t5 Mei 2024\t\n") == [
        ("Satu", "", "x"), ("dua lanjutan", "", "y z"), ("tiga", "5 Mei 2024", "")]


def test_partners_without_a_name_are_not_swallowed_by_the_one_above() -> None:
    sheet = read_text(HEAD + "PT A,Berau,1\n,samarinda,2\n\nPT B,,3\n", "x.csv", what="partners")
    assert len(sheet.rows) == 3 and all(JOINED not in row.flags for row in sheet.rows)


def test_a_row_with_its_date_in_another_cell_is_flagged() -> None:
    text = ("\tMeningkatkan mutu. Bontang, 18 Maret 2024\tPenyerahan Bantuan PT Semen\tOk\n"
            "\tSenam\t3 Mei 2024\tOk\n\tDonor\t4 Mei 2024\tOk\n")
    flags = [row.flags for row in read_text(TABLE + text, "x", what="activities").rows]
    assert flags == [(SCRAMBLED,), (), ()]


# Spreadsheets -------------------------------------------------------------------------------

def test_numbers_and_dates_of_a_spreadsheet_are_what_they_are() -> None:
    data = workbook(("Daftar",), (), ("Nama Mitra", "Telepon", "Tanggal", "Nilai"),
                    ("PT A", 81234567890, date(2024, 5, 19), 1.5), ("=1+1", True, "", ""))
    sheet = read_bytes(data, "x.xlsx", what="partners")
    assert (sheet.kind, sheet.sheet) == ("xlsx", "Data")
    assert cells(sheet) == [("PT A", 81234567890, date(2024, 5, 19), 1.5), ("=1+1", True, "", "")]
    assert [row.number for row in sheet.rows] == [4, 5]
    assert isinstance(sheet.rows[0].cells[1], int)


def test_the_sheet_that_fits_is_chosen_or_named(tmp_path: Path) -> None:
    path = tmp_path / "buku.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Sampul").write(0, 0, "Laporan")
        second = book.add_worksheet("Mitra")
        for at, head in enumerate(("Nama Mitra", "Kota")):
            second.write(0, at, head)
            second.write(1, at, head[0])
    assert read_table(path, what="partners").sheet == "Mitra"
    assert read_table(path, what="partners", sheet="mitra").sheet == "Mitra"
    assert read_table(path, what="partners", sheet="2").sheet == "Mitra"
    assert sheet_names(path) == ["Sampul", "Mitra"]
    with pytest.raises(BadFile) as refused:
        read_table(path, sheet="Lain")
    assert refused.value.key == "table_file.no_sheet"
    assert refused.value.params["sheets"] == "Sampul, Mitra"


def test_an_old_workbook() -> None:
    path = DATA / "mitra.xls"
    sheet = read_table(path, what="partners")
    assert (sheet.kind, sheet.sheet, len(sheet.rows)) == ("xls", "Mitra", 397)
    assert sheet_names(path) == ["Sampul", "Mitra"]
    assert [row.cells for row in sheet.rows[:2]] == [
        ("PT Maju", 5411234567, date(2024, 5, 19), -0.5021, True, "satu\ndua"),
        ("Wardah – “é”", "0811", "", 12.25, False, "")]
    for row in sheet.rows[2:]:  # texts that are broken over records, in one byte and in two
        number = row.number - 1
        assert row.cells[0] == f"Mitra {number} {'ö' * (number % 97)}{'日' * (number % 5)}".strip()


# JSON ---------------------------------------------------------------------------------------

def test_json_lines_and_arrays() -> None:
    objects = [{"name": "PT A", "aliases": ["A"], "phone": None}, {"name": "[b]", "city": "Berau"}]
    lines = "\n".join(json.dumps(one) for one in objects)
    for text in (lines, json.dumps(objects), json.dumps(objects, indent=1)):
        sheet = read_text(text, "x.jsonl", what="partners")
        assert sheet.headers == ("name", "aliases", "phone", "city")
        assert cells(sheet) == [("PT A", '["A"]', "", ""), ("[b]", "", "", "Berau")]
    assert [row.number for row in read_text(lines, "x", what="partners").rows] == [1, 2]


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
    ("no header", b"PT Maju,0541123456\nPT Jaya,0541654321\n", "table.no_header"),
    ("columns", (",".join(["x"] * 201) + "\n").encode(), "table.too_many_columns"),
    ("rows", b"Nama Mitra\n" + b"x\n" * 200_001, "table.too_many_rows"),
    ("cell", b"Nama Mitra,Kota\nA,B\nC," + b"x" * 1_000_000 + b"\n", "table.cell_too_long"),
    ("quoted cell", b'Nama Mitra,Kota\nC,"' + b"x" * 1_000_000 + b'"\n', "table.cell_too_long"),
    ("unclosed", b'Nama Mitra,Kota\nA,"B\nC,D\n' + b"E,F\n" * 50_000, "table.unclosed_quote"),
    ("unclosed at end", b'Nama Mitra,Kota\nA,"B\nC,D\n', "table.unclosed_quote"),
    ("bad quote", b'Nama Mitra,Kota\n"A"x,B\n', "table.bad_quote"),
    ("json", b'{"name": "A"}\n{"name": \n', "table.bad_json"),
    ("json list", b'{"name": "A"}\n[1]\n', "table.bad_json"),
    ("json deep", b'{"name": ' + b"[" * 100_000, "table.bad_json"),
    ("wide xlsx", far(1, 201), "table.too_many_columns"),
    ("long xlsx", far(300_000, 1), "table.too_many_rows"),
    ("sparse xlsx", far(190_000, 150), "table.too_many_cells"),
    ("long cell xlsx", workbook(("Nama Mitra",), ("x" * 32_000,)) and zipped(
        xl__workbook_xml=b"<w/>", xl__sharedStrings_xml=b"<sst><si>" + b"x" * 1_000_000 + b"</si>"),
     "table.cell_too_long_somewhere"),
    ("repeated string", shared_bomb(), "table_file.too_big_inside"),
    ("unpacked", zipped(xl__workbook_xml=b"<w/>", big=b"0" * 200_000_000), "table_file.too_big_inside"),
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
    (b'{"name": "A"}\n{"name": \n', 2),
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
    assert [row[0] for row in cells(read_bytes(data, "x.csv", what="partners"))] == names


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
