"""Tables from files: lines, records, cells."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from mitra_tui.errors import BadFile
from mitra_tui.exchange.tables import (
    EXTRA,
    JOINED,
    SCRAMBLED,
    Sheet,
    read_bytes,
    read_table,
    read_text,
    sheet_names,
)
from tests.exchange.making import workbook

DATA = Path(__file__).parent / "data"
HEAD = "Nama Mitra,Kota,Telepon\n"


def cells(sheet: Sheet) -> list[tuple[Any, ...]]:
    return [row.cells for row in sheet.rows]


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
