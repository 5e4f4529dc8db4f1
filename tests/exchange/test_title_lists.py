"""Partners that stand in lists of which not every name says by itself what it is."""

from __future__ import annotations

import pytest

from mitra_tui.exchange.dates import read_date
from mitra_tui.exchange.titles import TitleReader, own_school

READER = TitleReader(own_school("SMK Negeri 3 Bontang"))


@pytest.mark.parametrize(("title", "partners"), [
    ("Penjemputan Siswa Magang dari Hotel Bintang Sintuk, Favehotel, dan RSUD dr. Soetomo",
     ["Hotel Bintang Sintuk", "Favehotel", "RSUD dr. Soetomo"]),
    ("PKL di PT Alfa, Telkomsel, Indomaret, dan CV Beta",
     ["PT Alfa", "Telkomsel", "Indomaret", "CV Beta"]),
    ("Kunjungan Industri ke RSUD dr. H. Abdul Rivai, Berau",
     ["RSUD dr. H. Abdul Rivai"]),
    ("Demo Masak bersama Hotel Mesra dan Chef Rudi", ["Hotel Mesra", "Chef Rudi"]),
    ("Donor Darah Kolaborasi OSIS dan PMI Cabang Bontang", ["PMI Cabang Bontang"]),
    ("Kerja Sama PMI Kota Bontang dengan Alumni", ["PMI Kota Bontang"]),
    ("Kerja Sama Komite Sekolah dan Puskesmas Loktuan", ["Puskesmas Loktuan"]),
])
def test_every_name_of_a_list_is_read(title: str, partners: list[str]) -> None:
    assert [one.name for one in READER.read(title).partners] == partners


@pytest.mark.parametrize(("title", "partners"), [
    ("Magang di PT Alfa, Telaah Bersama, dan Siswa Pulang", ["PT Alfa"]),
    ("PKL di Hotel Royal, Siswa Belajar Tata Hidang dan Bank Mandiri",
     ["Hotel Royal", "Bank Mandiri"]),
    ("Kerja Sama OSIS dan Pramuka", []),
    ("Kerja Sama Guru dan Orang Tua", []),
    ("Kolaborasi Siswa dan Warga Sekitar", []),
    ("Pelatihan bersama Chef", []),
    ("Pelatihan Guru bersama Bapak Kepala Sekolah", []),
])
def test_nothing_else_becomes_a_partner(title: str, partners: list[str]) -> None:
    assert [one.name for one in READER.read(title).partners] == partners


@pytest.mark.parametrize("text", [
    "Memperluas jejaring sekolah Bontang, 5 Juni 2023",
    "Siswa terampil membuat konten Bontang, 5 Juni 2023",
])
def test_a_finding_before_the_date_is_no_place(text: str) -> None:
    read = read_date(text)
    assert (read.known, read.place, read.problem) == (False, "", "date.text_around")
    assert read.suggestion is not None and read.suggestion.text == "5 Juni 2023"
