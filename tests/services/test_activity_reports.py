"""The reports about activities: the paper's own records as the paper prints them, and more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mitra_tui.documents import FORMATS, write
from mitra_tui.documents.blocks import Document, Facts, NewPage, Table, Title
from mitra_tui.services import reports, sample
from mitra_tui.services.reports.span import Span, span_of
from tests import factories

ODD = 'CV "A & B" <Jaya> [Mitra] [/]'
ALL = Span()


def rows(document: Document, title: str = "") -> list[tuple[Any, ...]]:
    """The rows of the table of that title."""
    (found,) = [block for block in document.blocks
                if isinstance(block, Table) and block.title == title]
    return list(found.rows)


@pytest.fixture
def paper(database: object) -> None:
    """The records of the founding paper."""
    sample.fill()


# -- R3 --------------------------------------------------------------------------------
def test_the_papers_own_activities_print_as_in_the_paper(paper: None) -> None:
    document = reports.build("R3", ALL)
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert table.head == ("No", "Nama Kegiatan", "Waktu", "Temuan Utama")
    assert [row[0] for row in table.rows] == list(range(1, 18))
    assert [row[2] for row in table.rows] == [
        "Samarinda, 19 Mei 2024", "Samarinda, 13 Mei 2024", "Samarinda, Mei 2024",
        "Samarinda, 23 Oktober 2023", "Samarinda, 30 Agustus 2023", "Balikpapan, 23 Agustus 2023",
        "Samarinda, 21 – 25 Agustus 2023", "Samarinda, 9 Agustus 2023",
        "Balikpapan, 3 Agustus 2023", "Balikpapan, 3 Agustus 2023", "Balikpapan, Agustus 2023",
        "Balikpapan, 31 Juli 2023", "SMK Negeri 8 Samarinda, 27 Juli 2023",
        "Samarinda, 12 Juli 2023", "Samarinda, 10 Maret 2023", "Samarinda, 10 Maret 2023",
        "3 Maret 2022"]
    first = table.rows[0]
    assert str(first[1]).startswith("Siswa SMK Negeri 8 Samarinda Menjuarai Lomba Berbalas Pantun")
    assert str(first[3]).startswith("Meningkatkan reputasi sekolah melalui partisipasi")


def test_a_school_year_is_july_to_june(paper: None) -> None:
    assert [len(rows(reports.build("R3", span_of(year)))) for year in (
        "2021/2022", "2022/2023", "2023/2024")] == [1, 2, 14]
    assert len(rows(reports.build("R3", span_of("2023/2024", "genap")))) == 3


def test_a_recap_names_what_took_place_and_nothing_else(with_partners: Path) -> None:
    factories.activity(ODD, starts_on="2024-05-02", finding="Satu\nDua")
    factories.activity("Dibatalkan", starts_on="2024-05-03", status="cancelled")
    factories.activity("Nanti", starts_on="2030-05-03")
    factories.activity("Tanpa tanggal", status="done")
    factories.activity("Rencana tanpa tanggal")
    told = [row[1:] for row in rows(reports.build("R3", ALL))]
    assert told == [(ODD, "2 Mei 2024", "Satu\nDua"), ("Tanpa tanggal", "", "")]


# -- R4 --------------------------------------------------------------------------------
def test_cooperation_with_industry_counts_by_column_what_was_done_or_agreed(
    with_partners: Path,
) -> None:
    odd = factories.partner(ODD, kind="industry")
    factories.partner("PT Diam", kind="business")
    factories.agreement(odd, "mou", state="signed", signed_on="2023-07-10",
                        starts_on="2023-07-10", ends_on="2026-07-09", scope_items=[4, 6])
    done = {"partners": [odd], "status": "done"}
    for number in range(2):
        factories.activity(f"Guru tamu {number}", category="Guru tamu", hours=8, hours_unit="jp",
                           students=30, starts_on=f"2023-09-0{number + 1}", **done)
    factories.activity("Kelas", category="Kelas industri", starts_on="2023-10-01", **done)
    factories.activity("Pameran", category="Pameran", starts_on="2023-11-01", **done)
    factories.activity("Tahun lain", category="Guru tamu", starts_on="2022-11-01", **done)
    factories.activity("Rencana", category="Guru tamu", starts_on="2024-01-01", partners=[odd])
    factories.benefit(odd, kind="resources", quantity=3, unit="komputer", on_date="2023-12-01",
                      evidence="Hibah")
    document = reports.build("R4", span_of("2023/2024"))
    (row,) = rows(document)
    assert row[1:4] == (ODD, "MoU berlaku s.d. 9 Jul 2026", 3.0)
    assert row[4:14] == ("", 2, "√", "", "√", "", "", 1, "", 1)
    assert row[14] == "4 kegiatan\n16 JP\n60 peserta\n3 komputer"
    assert row[15] == "Sumber daya: Hibah"
    everyone = {line[1] for line in rows(reports.build("R4", ALL))}
    assert {ODD, "PT Diam", "Hotel Mercure Samarinda"} <= everyone
    assert "SMK Negeri 3 Balikpapan" not in everyone, "a school is no industry"


# -- R9 --------------------------------------------------------------------------------
def test_each_card_is_a_page_and_says_nothing_of_conflicts(with_activities: Path) -> None:
    from mitra_tui.services.reports import partner_sheet

    one = factories.partner(ODD, kind="business", owner="Waka humas")
    factories.contact(one, "Bagian HRD", phone="0541-1")
    factories.activity("Kunjungan", starts_on="2024-05-02", partners=[one], status="done")
    factories.benefit(one, kind="reputation", on_date="2024-05-02")
    document = partner_sheet.cards([one, 1], ALL)
    assert sum(isinstance(block, NewPage) for block in document.blocks) == 1
    titles = [block.lines for block in document.blocks if isinstance(block, Title)]
    assert titles == [("KARTU MITRA", ODD), ("KARTU MITRA", "PT Indosat Ooredoo Hutchison")]
    told = write("txt", partner_sheet.cards([one], ALL)).decode()
    for text in ("Dunia usaha/industri (IDUKA)", "Bagian HRD", "Kunjungan", "Reputasi 1×"):
        assert text in told
    assert "onflik" not in told


def test_cards_of_a_time_are_those_of_partners_of_that_time(paper: None) -> None:
    document = reports.build("R9", span_of("2021/2022"))
    assert [block.lines[1] for block in document.blocks if isinstance(block, Title)] == ["Wardah"]


# -- R11 -------------------------------------------------------------------------------
def test_the_programme_of_a_year_tells_plans_needs_and_ends(with_partners: Path) -> None:
    visual = factories.programme("Desain", short="DKV")
    factories.activity("Guru tamu", starts_on="2024-09", partners=[1], programmes=[visual],
                       goal="Wawasan", owner="Kaprog",
                       resources=[{"text": "Konsumsi", "source": "BOS"}, {"text": "Aula"}])
    factories.activity("Batal", starts_on="2024-10-01", status="cancelled")
    factories.activity("Tahun lain", starts_on="2025-10-01")
    factories.need("Tempat PKL", target="30", due_on="2024-12-31")
    factories.need("Nanti", due_on="2026-12-31")
    factories.agreement(1, "mou", title="MoU", state="signed", starts_on="2022-01-01",
                        ends_on="2025-01-01")
    document = reports.build("R11", span_of("2024/2025"))
    assert [row[1:] for row in rows(document, "Rencana kegiatan")] == [
        ("Guru tamu\nDKV", "Wawasan", "September 2024", "PT Indosat Ooredoo Hutchison", "Kaprog",
         "Konsumsi (BOS); Aula", "Rencana")]
    assert [row[1] for row in rows(document, "Kebutuhan & tujuan yang dituju")] == ["Tempat PKL"]
    assert [row[1] for row in rows(document, "Perjanjian yang berakhir")] == ["MoU"]


@pytest.mark.parametrize("name", ["R3", "R4", "R9", "R11"])
def test_every_format_writes_odd_records_and_none(database: object, name: str) -> None:
    factories.school()
    one = factories.partner(ODD, kind="industry")
    factories.activity(ODD, starts_on="2024-05", partners=[one], status="done",
                       finding="x" * 4000)
    for kind in FORMATS:
        assert reports.file_of(name, ALL, kind)
    facts = [block for block in reports.build("R3", ALL).blocks if isinstance(block, Facts)]
    assert ("Jumlah kegiatan", "1") in facts[0].pairs
