"""Kesiapan Dapodik at the keyboard: what is lacking, the way to the field, the workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mitra_tui.settings import Settings
from tests import factories
from tests.screens.desk import LARGE, Desk, at_desk

HOSTILE = "CV [Mitra] [/]"
PLACE: dict[str, Any] = {"street": "Jalan Mulawarman 171", "village": "Pelabuhan",
                         "region_code": "166001", "latitude": -0.5, "longitude": 117.15}


@pytest.fixture
def unready(school: Path) -> int:
    """A partner without a sector and a phone; its agreement has a title of 81 letters."""
    partner = factories.partner(HOSTILE, **PLACE)
    programme = factories.programme("Perhotelan")
    factories.programme("Desain Komunikasi Visual")
    return factories.agreement(
        partner, state="signed", title="T" * 81, school_number="421.5/1/SMKN8/I/2024",
        cooperation="Kelas industri", starts_on="2024-01-08", ends_on="2025-01-07",
        programmes=[programme])


async def to_readiness(desk: Desk) -> None:
    """From the school's page, by its menu of lists."""
    await desk.sees("Profil")
    await desk.press("g")
    await desk.choose("Kesiapan Dapodik")
    await desk.sees("Yang perlu dibetulkan", "belum diisi")


async def test_what_is_lacking_is_told_by_record(unready: int) -> None:
    async with at_desk("school") as desk:
        await to_readiness(desk)
        await desk.sees("2 belum diisi · 1 peringatan · 3 catatan belum siap")
        assert [line.rstrip() for line in desk.lines[4:9]] == [
            "    Judul: 81 huruf, Dapodik menerima paling banyak 80    mou.judul_mou",
            f"  Mitra · {HOSTILE}",
            "    Bidang belum diisi                                    dudi.bidang_usaha",
            "  Jurusan tanpa perjanjian yang berlaku",
            "    Desain Komunikasi Visual"]
        assert desk.lines[3].startswith(f"  Perjanjian · {HOSTILE} · TTT")
        assert "Judul" in desk.cursor_line


async def test_enter_leads_to_the_field_and_then_to_the_next_line(unready: int) -> None:
    async with at_desk("school") as desk:
        await to_readiness(desk)
        await desk.press("down", "enter")
        await desk.sees(f"Ubah mitra: {HOSTILE}")
        await desk.until(lambda: desk.form.editor("sector").has_focus, "the field that is lacking")
        await desk.type("Perhotelan")
        await desk.press("ctrl+s")
        await desk.sees(f"Tersimpan: {HOSTILE} · u urungkan", "1 belum diisi · 1 peringatan")
        assert "Desain Komunikasi Visual" in desk.cursor_line, "the next that is open"
        await desk.press("u")
        await desk.sees("2 belum diisi · 1 peringatan")
        assert factories.values_of("partners", 1)["sector"] is None


async def test_an_agreement_is_mended_in_the_wizard_at_that_field(unready: int) -> None:
    async with at_desk("school", LARGE) as desk:
        await to_readiness(desk)
        await desk.press("e")
        await desk.sees("1/8 Para pihak")
        await desk.until(lambda: desk.form.editor("title").has_focus, "the title")
        await desk.press("end", "backspace", "ctrl+s")
        await desk.sees("2 belum diisi · 2 catatan belum siap")
        await desk.misses("peringatan")
        assert factories.values_of("agreements", unready)["title"] == "T" * 80


async def test_a_programme_without_an_agreement_begins_one(unready: int) -> None:
    async with at_desk("school") as desk:
        await to_readiness(desk)
        await desk.press("end", "enter")
        await desk.sees("Perjanjian baru: mulai dari")


async def test_the_workbook_is_written_in_the_order_of_the_forms(
    unready: int, tmp_path: Path,
) -> None:
    import python_calamine

    async with at_desk("school", settings=Settings(results=str(tmp_path / "hasil"))) as desk:
        await to_readiness(desk)
        await desk.press("p")
        await desk.sees("Kesiapan data Dapodik · cetak sebagai")
        await desk.misses("Rentang waktu")
        await desk.press("x")
        await desk.sees("Tercetak: Kesiapan data Dapodik.")
        (made,) = (tmp_path / "hasil" / "2023-2024").iterdir()
        assert made.name == "r10-kesiapan-data-dapodik-2024-05-20.xlsx"
        book = python_calamine.CalamineWorkbook.from_path(made)
        assert {"mou", "dudi"} <= set(book.sheet_names)
        rows = book.get_sheet_by_name("mou").to_python()
        assert [row[:3] for row in rows if row[0]][-2:] == [
            ["jenis_kerja_sama", "nomor_mou", "judul_mou"],
            ["Kelas industri", "421.5/1/SMKN8/I/2024", "T" * 81]]


async def test_when_nothing_is_lacking_it_says_so(school: Path) -> None:
    async with at_desk("school") as desk:
        await desk.sees("Profil")
        await desk.press("g")
        await desk.choose("Kesiapan Dapodik")
        await desk.sees("Semua yang diminta Dapodik sudah lengkap.")
        await desk.press("e", "h", "enter")
        await desk.sees("Semua yang diminta Dapodik sudah lengkap.")


async def test_the_palette_leads_there(unready: int) -> None:
    async with at_desk() as desk:
        await desk.sees(HOSTILE)
        await desk.press("colon")
        await desk.type("dapodik")
        await desk.sees("Sekolah: Kesiapan Dapodik")
        await desk.press("enter")
        await desk.sees("Yang perlu dibetulkan")
        await desk.press("escape")
        await desk.sees("Profil & kepala surat")


async def test_the_page_of_an_agreement_leads_to_what_it_lacks(unready: int) -> None:
    other = factories.agreement(
        1, state="signed", title="Kelas industri", cooperation="Kelas industri",
        starts_on="2024-02-01", ends_on="2025-01-31")
    async with at_desk("agreements") as desk:
        await desk.sees("2 catatan")
        while desk.table.cursor_id != other:
            await desk.press("down")
        await desk.press("enter")
        await desk.sees("Kelas industri")
        await desk.press("g")
        await desk.choose("Kesiapan Dapodik")
        await desk.sees("Yang perlu dibetulkan")
        assert "Nomor sekolah belum diisi" in desk.cursor_line
        await desk.press("escape")
        await desk.sees("Kelas industri")


async def test_a_line_stays_where_it_is_when_another_record_is_mended(unready: int) -> None:
    async with at_desk("school") as desk:
        await to_readiness(desk)
        await desk.press("down")
        assert "Bidang" in desk.cursor_line
        factories.edit("agreements", unready, title="Kerja sama")
        await desk.press("g", "escape")
        await desk.sees("2 belum diisi · 2 catatan")
        assert "Bidang" in desk.cursor_line
