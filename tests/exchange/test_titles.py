"""Titles: partners and programmes are found by general words, and hardly ever wrongly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mitra_tui.exchange.titles import (
    Directory,
    TitleReader,
    activity_key,
    city_of,
    find_title,
    guess_category,
    guess_kind,
    likely,
    normal_title,
    own_school,
    without_city,
)
from mitra_tui.rows.partner import KINDS
from tests.exchange.gold import titles

SAMARINDA = own_school("SMK Negeri 8 Samarinda")


def test_partners_of_other_schools_are_found_and_few_are_wrong() -> None:
    right = wanted = told = 0
    wrong: list[str] = []
    for school, title, partners, _ in titles():
        found = {one.name for one in TitleReader(own_school(school)).read(title).partners}
        right += len(found & partners)
        wanted += len(partners)
        told += len(found)
        wrong += [f"{title} → {name}" for name in found - partners]
    assert right / wanted >= 0.95, (right, wanted)
    assert right / told >= 0.97, wrong


def test_programmes_of_other_schools_are_found() -> None:
    for school, title, _, programmes in titles():
        assert set(TitleReader(own_school(school)).read(title).programmes) == programmes, title


def test_the_school_is_never_its_own_partner() -> None:
    for spelling in ("SMK Negeri 8 Samarinda", "SMKN 8", "SMK N 8 Samarinda", "SMKN8", "smkn 8",
                     "SMK Negeri 8 Kota Samarinda"):
        read = TitleReader(SAMARINDA).read(f"Kerja Sama {spelling} dengan Wardah di {spelling}")
        assert [one.name for one in read.partners] == ["Wardah"], spelling
        assert SAMARINDA.is_own(spelling)
    for other in ("SMK Negeri 8 Balikpapan", "SMKN 80 Samarinda", "SMK Negeri 18 Samarinda"):
        assert not SAMARINDA.is_own(other)
        read = TitleReader(SAMARINDA).read(f"Studi Tiru SMKN 8 Samarinda ke {other}")
        assert [one.name for one in read.partners] == [other]


def test_known_partners_are_found_under_their_name() -> None:
    reader = TitleReader(SAMARINDA, ["PT Kaltim Post", "Julak Atui", "Indosat Ooredoo"])
    (post,) = reader.read("Kunjungan SMKN 8 ke PT. Kaltim Post Balikpapan").partners
    assert (post.known, post.city, post.core) == ("PT Kaltim Post", "Balikpapan", "PT. Kaltim Post")
    (atui,) = reader.read("Lomba Video Julak Atui Tahun 2024").partners
    assert atui.known == "Julak Atui"
    (misspelt,) = reader.read("Workshop Bersama Indosat Oredo").partners
    assert (misspelt.name, misspelt.known, misspelt.suggestion) == (
        "Indosat Oredo", "", "Indosat Ooredoo")


def test_what_a_misspelt_name_meant() -> None:
    assert likely("SMK Negeri 3 SBalikpapan", []) == "SMK Negeri 3 Balikpapan"
    assert likely("SMK Negeri 3 SBalikpapan", ["SMKN 3 Balikpapan"]) == "SMKN 3 Balikpapan"
    assert likely("Indosat Oredo", []) == "Indosat Ooredoo"
    assert likely("Universitas Mulawaman", ["Universitas Mulawarman"]) == "Universitas Mulawarman"
    # Spelt as known, or another body: nothing is offered.
    assert likely("PT. Kaltim Post", ["Kaltim Post"]) == ""
    assert likely("SMK Negeri 3 Balikpapan", ["SMK Negeri 6 Balikpapan"]) == ""
    assert likely("SMK Negeri 3 Samarinda", ["SMK Negeri 3 Sumarinda", "SMK Negeri 3 Tarakan"]) != (
        "SMK Negeri 3 Tarakan")
    assert likely("Universitas Malang", ["Universitas Padang"]) == ""
    assert Directory(["CV Maju"]).find("PT Maju") == ""


@pytest.mark.parametrize(("name", "kind"), [
    ("SMK Negeri 6 Balikpapan", "school"), ("PIP Makassar", "university"),
    ("STIE Balikpapan", "university"), ("Universitas Balikpapan", "university"),
    ("Dinas Pendidikan dan Kebudayaan Provinsi Kaltim", "government"), ("Densus 88", "government"),
    ("BNSP", "government"), ("Bank Indonesia", "government"), ("PT. Kaltim Post", "business"),
    ("PT Telkom Akses", "state_enterprise"), ("PT Maju Jaya", "industry"), ("CV Karya", "business"),
    ("Hotel Mesra", "business"), ("Wardah", "industry"), ("Yayasan Bina Insani", "institution"),
    ("Komunitas Film Samarinda", "community"), ("Bapak Yudi Tanarong", "person"),
    ("Julak Atui", ""),
])
def test_kinds(name: str, kind: str) -> None:
    assert guess_kind(name) == kind
    assert kind in ("", *KINDS)


def test_a_town_belongs_to_some_names_and_not_to_others() -> None:
    assert without_city("PT. Kaltim Post Balikpapan") == "PT. Kaltim Post"
    assert without_city("PT Pelindo Balikpapan") == "PT Pelindo"
    assert without_city("Hotel Mesra Samarinda") == "Hotel Mesra"
    for whole in ("Universitas Balikpapan", "SMK Negeri 6 Balikpapan", "PIP Makassar",
                  "PT Balikpapan", "Wardah"):
        assert without_city(whole) == whole
    assert city_of("Dinas Kesehatan Kutai Kartanegara") == "Kutai Kartanegara"


@pytest.mark.parametrize(("title", "kinds", "category"), [
    ("Siswa Menjuarai Lomba Berbalas Pantun", (), "Lomba/prestasi"),
    ("Guru Tamu dan Workshop Video Competition", (), "Guru tamu"),
    ("Kunjungan Keahlian OTKP ke SMK Negeri 3", ("school",), "Studi tiru"),
    ("Kunjungan Industri ke Universitas Balikpapan", ("university",), "Kunjungan industri"),
    ("Sosialisasi Pelatihan Vokasi", (), "Sosialisasi"),
    ("Beauty Class OTKP", (), "Diklat/pelatihan"),
    ("Penyerahan Sertifikat Asesor", (), "Sertifikasi"),
    ("Makan Siang", (), ""),
])
def test_categories(title: str, kinds: tuple[str, ...], category: str) -> None:
    assert guess_category(title, kinds) == category


def test_where_it_was_as_far_as_the_title_says() -> None:
    reader = TitleReader(SAMARINDA)
    assert reader.read("Workshop di SMK Negeri 8 Samarinda: Membuat Konten").place == (
        "SMK Negeri 8 Samarinda")
    assert reader.read("Kunjungan ke PT. Kaltim Post Balikpapan").place == "Balikpapan"
    assert reader.read("Beauty Class Kerjasama Dengan Wardah").place == ""


def test_the_same_activity_in_two_tables() -> None:
    one = activity_key("Siswa SMK Negeri 8 Samarinda Menjuarai Lomba Yang Diadakan STIE",
                       "2024-05-19", SAMARINDA)
    for other in (
        "siswa SMKN 8 menjuarai lomba yang diadakan STIE",
        "Siswa SMK N 8 Samarinda Menjuarai  Lomba, yang diadakan STIE.",
        "Siswa SMK N 8 Samarinda Menjuarai Lomba yang diadakan STIE, 19 Mei 2024",
    ):
        assert activity_key(other, "2024-05-19", SAMARINDA) == one
    assert activity_key("Guru Tamu 2, 19 Mei 2024") == activity_key("Guru tamu 2", "2024-05-19")
    assert activity_key("Guru Tamu 1", "2024-05-19") != activity_key("Guru Tamu 2", "2024-05-19")
    assert activity_key("Guru Tamu", "2024-05-19") != activity_key("Guru Tamu", "2024-05-20")
    assert activity_key("Kerja sama A") == activity_key("Kerjasama A")
    assert activity_key("Studi di SMK Negeri 8 Balikpapan", "", SAMARINDA) != activity_key(
        "Studi di SMK Negeri 8 Samarinda", "", SAMARINDA)


def test_the_title_is_kept_and_a_repeated_date_only_left_out_of_the_reading() -> None:
    read = TitleReader(SAMARINDA).read("  Bersama  Indosat dan Julak Atui\n27 Juli 2023 ")
    assert read.title == "Bersama Indosat dan Julak Atui 27 Juli 2023"
    assert read.bare == "Bersama Indosat dan Julak Atui"
    assert [one.name for one in read.partners] == ["Indosat", "Julak Atui"]
    assert read.date is not None and read.date.starts_on == "2023-07-27"


def test_scrambled_cells_are_matched_with_a_known_title() -> None:
    title = "Yudi Tanarong, S.Kom: Mengadakan Diseminasi Program Imbas di SMKN 8 Samarinda"
    cells = ["Yudi Tanarong, S.Kom: Mengadakan Membangun hubungan yang terbuka 10 Maret 2023",
             "Diseminasi Program Imbas di SMK N 8"]
    assert find_title(cells, [title, "Guru Tamu Bank X"], SAMARINDA) == title
    assert find_title(cells, ["Guru Tamu Bank X di Sini"], SAMARINDA) == ""


@given(st.text(max_size=120))
def test_any_text_is_a_title(text: str) -> None:
    read = TitleReader(SAMARINDA, ["PT Maju", "Ö"]).read(text)
    assert read.title == normal_title(text)
    for partner in read.partners:
        assert partner.name in read.title
    assert activity_key(text, "", SAMARINDA) == activity_key(f" {text} ", "", SAMARINDA)


_PIECES = st.sampled_from([
    "Kunjungan", "Industri", "ke", "di", "oleh", "Bersama", "dan", ",", ":", "PT", "PT.", "Bank",
    "Dinas", "Pendidikan", "SMK Negeri", "SMKN 8", "8", "Samarinda", "Jurusan", "TKJ", "Kerjasama",
    "dengan", "Wardah", "(", ")", "(Persero)", "§", "Universitas", "2024", "–", "yang", "&",
])


@given(st.lists(_PIECES, max_size=14))
def test_any_order_of_the_words_is_read(pieces: list[str]) -> None:
    read = TitleReader(SAMARINDA, ["Wardah"]).read(" ".join(pieces))
    assert all(one.name and not SAMARINDA.is_own(one.name) for one in read.partners)


@pytest.mark.parametrize(("name", "city"), [
    ("PT Semen Tonasa Gowa", ""), ("Hotel Makassar", ""), ("PT Cakra Nusantara", ""),
    ("PT Batik Solo", ""), ("SMK Citra Nusantara", ""), ("Universitas Kapuas", ""),
    ("PT Cakra, Bontang", "Bontang"), ("Bank Mega (Berau)", "Berau"),
    ("PT Cakra Cabang Banyuwangi", "Banyuwangi"), ("PT Cakra – Kutai Timur", "Kutai Timur"),
    ("BNN Kota Palu", "Palu"), ("Dinas Perhubungan Malinau", "Malinau"),
    ("SMK Negeri 2 Penajam", "Penajam"), ("Bontang", ""),
])
def test_a_town_is_only_told_where_it_is_no_part_of_the_name(name: str, city: str) -> None:
    assert city_of(name) == city


def test_a_visit_to_a_company_with_a_town_for_a_name_says_no_place() -> None:
    reader = TitleReader(SAMARINDA)
    for title in ("Kunjungan ke PT Semen Padang", "Magang di Hotel Surabaya",
                  "Kunjungan ke PT Cakra Buana Nusantara"):
        assert reader.read(title).place == ""
