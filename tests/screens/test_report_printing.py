"""Printing reports at the keyboard: from a list, from the page of reports, for any time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mitra_tui.rows.report import REPORTS, SEMESTER, YEAR
from mitra_tui.services.reports.span import Span, span_of
from mitra_tui.services.reports.spans import offered, usual_span
from mitra_tui.settings import Settings
from tests import factories
from tests.screens.desk import at_desk

HOSTILE = "CV [Mitra] [/]"


@pytest.fixture
def results(tmp_path: Path) -> Settings:
    return Settings(results=str(tmp_path / "hasil"))


def made(tmp_path: Path) -> list[str]:
    folder = tmp_path / "hasil" / "2023-2024"
    return sorted(one.name for one in folder.iterdir()) if folder.exists() else []


async def test_a_list_prints_its_report_in_three_keys(
    with_partners: Path, tmp_path: Path, results: Settings,
) -> None:
    async with at_desk("today", settings=results) as desk:
        await desk.sees("[1 Hari ini]")
        await desk.press("2")
        await desk.sees("CV Maju Jaya")
        await desk.press("p")
        await desk.sees("Daftar mitra dan status dokumen · semua waktu · cetak sebagai")
        await desk.press("p")
        await desk.sees("Tercetak: Daftar mitra dan status dokumen · semua waktu.")
        assert desk.strokes == 3
        assert made(tmp_path) == ["r1-daftar-mitra-dan-status-dokumen-2024-05-20.pdf"]
        assert (tmp_path / "hasil" / "2023-2024" / made(tmp_path)[0]).read_bytes()[:4] == b"%PDF"


async def test_the_recap_of_activities_is_three_keys_from_today(
    with_activities: Path, tmp_path: Path, results: Settings,
) -> None:
    async with at_desk("today", settings=results) as desk:
        await desk.sees("[1 Hari ini]")
        await desk.press("4")
        await desk.sees("[4 Kegiatan]")
        await desk.press("p")
        await desk.sees("Rekap kegiatan · Tahun pelajaran 2023/2024 · cetak sebagai")
        await desk.press("p")
        await desk.sees("Tercetak: Rekap kegiatan")
        assert desk.strokes == 3
        assert made(tmp_path) == ["r3-rekap-kegiatan-2023-2024.pdf"]


async def test_a_report_is_read_on_the_screen(school: Path) -> None:
    factories.partner(HOSTILE)
    async with at_desk("partners") as desk:
        await desk.sees(HOSTILE)
        await desk.press("p")
        await desk.sees("cetak sebagai")
        await desk.press("l")
        await desk.sees("DAFTAR MITRA DAN STATUS DOKUMEN")


async def test_another_time_is_a_school_year_a_semester_or_days(
    with_partners: Path, tmp_path: Path, results: Settings,
) -> None:
    async with at_desk("partners", settings=results) as desk:
        await desk.sees("CV Maju Jaya")
        await desk.press("p")
        await desk.sees("cetak sebagai")
        await desk.press("t")
        await desk.choose("Semester ganjil tahun pelajaran 2023/2024")
        await desk.sees("status dokumen · Semester ganjil tahun pelajaran 2023/2024")
        await desk.press("t")
        await desk.choose("dari tanggal")
        await desk.sees("Dari tanggal")
        await desk.type("1/2/2024")
        await desk.press("enter")
        await desk.type("31 Januari 2024")
        await desk.press("enter")
        await desk.sees("Tanggal akhir mendahului tanggal mulai.")
        await desk.press("ctrl+u")
        await desk.type("31/2/2024")
        await desk.press("enter")
        await desk.sees('"31/2/2024" bukan tanggal')
        await desk.press("ctrl+u")
        await desk.type("29/2/2024")
        await desk.press("enter")
        await desk.sees("1 Februari 2024 s.d. 29 Februari 2024")
        await desk.press("m")
        await desk.sees("Tercetak")
        assert made(tmp_path) == [
            "r1-daftar-mitra-dan-status-dokumen-2024-02-01-2024-02-29.md"]


async def test_the_list_of_agreements_prints_a_document_or_a_report(
    with_partners: Path, tmp_path: Path, results: Settings,
) -> None:
    factories.agreement(1, title="Kerja sama")
    async with at_desk("agreements", settings=results) as desk:
        await desk.sees("1 catatan")
        await desk.press("p")
        await desk.choose("R2 · Perjanjian yang berakhir")
        await desk.sees("Perjanjian yang berakhir · semua waktu · cetak sebagai")
        await desk.press("h")
        await desk.sees("Tercetak")
        assert made(tmp_path) == ["r2-perjanjian-yang-berakhir-2024-05-20.html"]


async def test_a_folder_that_cannot_be_written_is_told(
    with_partners: Path, tmp_path: Path,
) -> None:
    (tmp_path / "hasil").write_text("a file")
    async with at_desk("partners", settings=Settings(results=str(tmp_path / "hasil"))) as desk:
        await desk.sees("CV Maju Jaya")
        await desk.press("p")
        await desk.sees("cetak sebagai")
        await desk.press("p")
        await desk.until(lambda: "hasil" in desk.message, "what was refused")


async def test_lists_without_a_report_have_no_such_key(with_activities: Path) -> None:
    async with at_desk("school") as desk:
        await desk.sees("Profil")
        await desk.press("g")
        await desk.choose("Pelatihan")
        await desk.sees("Pelatihan kemitraan")
        await desk.press("p")
        await desk.misses("cetak sebagai")


async def test_the_page_of_reports_lists_them_with_their_time(
    with_activities: Path, tmp_path: Path, results: Settings, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(REPORTS, "R2", replace(REPORTS["R2"], usual=YEAR))
    async with at_desk("school", settings=results) as desk:
        await desk.sees("Profil")
        await desk.press("p")
        await desk.until(lambda: desk.listed[:2] == ["R1", "R2"], "the reports")
        lines = {line.split()[0]: line.rstrip() for line in desk.lines if line.startswith("  R")}
        assert lines["R1"].endswith("semua waktu")
        assert lines["R2"].endswith(" 2023/2024")
        assert lines["R10"].endswith("keadaan hari ini")
        await desk.press("f")
        await desk.choose("Semester genap tahun pelajaran 2022/2023")
        await desk.until(lambda: desk.text.count("2022/2023 genap") > 2, "the chosen time")
        await desk.press("enter")
        await desk.sees("cetak sebagai")
        await desk.press("d")
        await desk.sees("Tercetak")
        assert made(tmp_path) == ["r1-daftar-mitra-dan-status-dokumen-2022-2023-genap.docx"]
        await desk.press("escape", "escape")
        await desk.misses("2022/2023 genap")


async def test_the_palette_finds_the_reports(with_partners: Path) -> None:
    async with at_desk() as desk:
        await desk.sees("CV Maju Jaya")
        await desk.press("colon")
        await desk.type("rekap")
        await desk.sees("Sekolah: Laporan")
        await desk.press("enter")
        await desk.sees("Kesiapan data Dapodik")


def test_the_usual_time_is_that_of_the_newest_activity(
    school: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert usual_span("R1") == Span()
    monkeypatch.setitem(REPORTS, "R1", replace(REPORTS["R1"], usual=YEAR))
    monkeypatch.setitem(REPORTS, "R2", replace(REPORTS["R2"], usual=SEMESTER))
    assert usual_span("R1") == span_of("2023/2024"), "nothing was done yet: this year"
    factories.activity("Lama", starts_on="2022-08-01", status="done")
    assert (usual_span("R1"), usual_span("R2")) == (
        span_of("2022/2023"), span_of("2022/2023", "ganjil"))
    factories.activity("Nanti", starts_on="2024-08-01", status="planned")
    assert usual_span("R1") == span_of("2022/2023"), "what is planned was not done yet"


def test_times_on_offer_have_begun() -> None:
    found = [(one.year, one.semester) for one in offered()]
    assert found[:4] == [("2023/2024", ""), ("2023/2024", "genap"), ("2023/2024", "ganjil"),
                         ("2022/2023", "")]
    assert len(found) == 12


async def test_a_report_read_here_leads_to_the_records_behind_its_figures(school: Path) -> None:
    odd = factories.partner(HOSTILE)
    factories.activity("Guru tamu [/]", partners=[odd], starts_on="2024-03-01", status="done")
    async with at_desk("activities") as desk:
        await desk.sees("Guru tamu [/]")
        await desk.press("p")
        await desk.sees("cetak sebagai")
        await desk.press("l")
        await desk.sees("REKAP KEGIATAN", "g sumber angka")
        await desk.press("g")
        await desk.sees("Sumber · Rekap kegiatan", "Jumlah kegiatan · 1 catatan",
                        f"mitra            {HOSTILE}")
        assert "1 Mar 2024" in desk.cursor_line or "01/03/2024" in desk.cursor_line
        await desk.press("down", "enter")
        await desk.sees("Narahubung")
        await desk.press("escape")
        await desk.sees("Sumber · Rekap kegiatan")
        assert HOSTILE in desk.cursor_line
        await desk.press("escape")
        await desk.sees("REKAP KEGIATAN")


async def test_a_report_without_records_says_so(school: Path) -> None:
    async with at_desk("partners") as desk:
        await desk.sees("[2 Mitra]")
        await desk.press("p")
        await desk.sees("cetak sebagai")
        await desk.press("l")
        await desk.sees("g sumber angka")
        await desk.press("g")
        await desk.sees("tidak memuat angka dari catatan")


async def test_the_accreditation_folder_is_written_beside_the_screen(
    with_activities: Path, tmp_path: Path, results: Settings,
) -> None:
    async with at_desk("school", settings=results) as desk:
        await desk.sees("Profil")
        await desk.press("p")
        await desk.sees("Berkas akreditasi")
        await desk.press("end", "enter")
        await desk.sees("Berkas akreditasi · Tahun pelajaran 2023/2024 · sebagai")
        await desk.choose("Satu berkas zip")
        await desk.sees("Berkas akreditasi siap:")
        assert made(tmp_path) == ["berkas-akreditasi-2023-2024.zip"]
        await desk.press("escape", "enter")
        await desk.choose("Folder")
        await desk.sees("Berkas akreditasi siap:")
        assert made(tmp_path) == ["berkas-akreditasi-2023-2024",
                                  "berkas-akreditasi-2023-2024.zip"]


async def test_the_palette_finds_the_accreditation_folder(
    with_activities: Path, tmp_path: Path, results: Settings,
) -> None:
    async with at_desk(settings=results) as desk:
        await desk.sees("CV Maju Jaya")
        await desk.press("colon")
        await desk.type("akreditasi")
        await desk.sees("Berkas akreditasi: laporan")
        await desk.press("enter")
        await desk.sees("sebagai")
        await desk.press("t")
        await desk.choose("Semester ganjil tahun pelajaran 2023/2024")
        await desk.sees("Berkas akreditasi · Semester ganjil")
        await desk.choose("Satu berkas zip")
        await desk.sees("siap:")
        assert made(tmp_path) == ["berkas-akreditasi-2023-2024-ganjil.zip"]
