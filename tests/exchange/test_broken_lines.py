"""Records that a page's end broke in the cell of the date, and lines that only add up."""

from __future__ import annotations

import pytest

from mitra_tui.exchange.tables import JOINED, Row, read_text
from mitra_tui.exchange.titles import normal_title

HEAD = "No\tKegiatan\tTanggal\tHasil\n"


def rows(text: str, head: str = HEAD) -> list[Row]:
    return list(read_text(head + text, "a.tsv", what="activities").rows)


@pytest.mark.parametrize(("first", "second", "whole"), [
    ("Bontang, 4 –", "7 Maret 2023", "Bontang, 4 – 7 Maret 2023"),
    ("Bontang, 28 Februari s.d.", "2 Maret 2023", "Bontang, 28 Februari s.d. 2 Maret 2023"),
    ("Bontang, 4", "Maret 2023", "Bontang, 4 Maret 2023"),
    ("Bontang, 4 Maret", "2023", "Bontang, 4 Maret 2023"),
    ("Bontang,", "4 Maret 2023", "Bontang, 4 Maret 2023"),
    ("Bontang", "4 Maret 2023", "Bontang 4 Maret 2023"),
    ("Maret", "2023", "Maret 2023"),
    ("", "Bontang, 4 Maret 2023", "Bontang, 4 Maret 2023"),
])
@pytest.mark.parametrize("title", ["ke PT Badak NGL", "PT Badak NGL", "Bontang"])
def test_a_numbered_record_broken_in_its_date_is_one(
    first: str, second: str, whole: str, title: str
) -> None:
    found = rows(f"1\tKunjungan Industri\t{first}\tBaik\n\t{title}\t{second}\t\n"
                 "2\tRapat\t9 Mei 2023\tLancar\n")
    assert [(row.number, normal_title(str(row.cells[1])), row.cells[2]) for row in found] == [
        (2, f"Kunjungan Industri {title}", whole), (4, "Rapat", "9 Mei 2023")]
    assert found[0].flags == (JOINED,)


def test_each_record_of_a_table_may_be_broken() -> None:
    found = rows("1\tSatu\t3 –\t\n\tdan\t4 Mei 2023\t\n2\tDua\tBontang, 6\t\n\tlagi\tMei 2023\t\n")
    assert [(row.cells[1], row.cells[2]) for row in found] == [
        ("Satu dan", "3 – 4 Mei 2023"), ("Dua lagi", "Bontang, 6 Mei 2023")]


def test_a_date_may_be_broken_twice() -> None:
    for pieces in (("Bontang,", "4 –", "7 Mei 2023"), ("Bontang, 4", "– 7 Mei", "2023")):
        first, second, third = pieces
        found = rows(f"1\tSatu\t{first}\t\n\tdan\t{second}\t\n\tlagi\t{third}\t\n"
                     "2\tDua\t9 Mei 2023\t\n3\tTiga\t9 Juni 2023\t\n")
        assert next((row.cells[1], row.cells[2]) for row in found) == (
            "Satu dan lagi", "Bontang, 4 – 7 Mei 2023")
        assert len(found) == 3


@pytest.mark.parametrize("first", ["3 Mei 2023", "menyusul", "4 Jul1 2023", "31 Februari 2023"])
def test_a_line_with_a_date_of_its_own_stays_a_record(first: str) -> None:
    found = rows(f"1\tSatu\t{first}\t\n\tDua\t9 Juni 2023\t\n2\tTiga\t9 Juli 2023\t\n")
    assert [row.cells[1] for row in found] == ["Satu", "Dua", "Tiga"]


@pytest.mark.parametrize("line", [
    "\tJumlah\t\t12", "\tTOTAL\t\t7", "Total\t12", "Jumlah seluruhnya: 12 kegiatan", "Jumlah",
    "\tSub total\t\t12 orang", "\t\tJumlah peserta\t1.250", "\tTotal 3 kegiatan\t\t",
    "\tTotal biaya\t\tRp 5.000.000",
])
def test_a_line_that_adds_up_is_no_record(line: str) -> None:
    for number in ("1", ""):
        found = rows(f"{number}\tSatu\t3 Mei 2023\tBaik\n{line}\n")
        assert [(row.cells[1], row.cells[3], row.flags) for row in found] == [
            ("Satu", "Baik", ())]


@pytest.mark.parametrize("line", [
    "Total,Jakarta,", "Total,,021555123", "Total,,", "Jumlah Makmur,,", "Total Energi,,7",
])
def test_a_company_called_total_is_kept(line: str) -> None:
    found = read_text(f"Nama Mitra,Kota,Telepon\nPT Maju,Bontang,1\n{line}\n", "a.csv",
                      what="partners").rows
    assert len(found) == 2


def test_a_numbered_line_is_a_record_whatever_its_name() -> None:
    assert len(rows("1\tSatu\t3 Mei 2023\t\n2\tJumlah\t\t5\n")) == 2
