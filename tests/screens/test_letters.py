"""Letters at the keyboard: to one partner, to many, about an agreement or an activity."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui.rows.record import Query
from mitra_tui.screens.letters_many import ManyLetters
from mitra_tui.screens.partner_page import PartnerPage
from mitra_tui.services.listing import Listing
from mitra_tui.services.registry import store_of
from mitra_tui.settings import Settings
from mitra_tui.widgets.dialogs import Choose
from mitra_tui.widgets.dialogs.fill import Fill
from tests import factories
from tests.documents.paper import bare, pdf_pages
from tests.screens.desk import Desk, at_desk

ODD = 'CV "A & B" <Jaya> [Mitra] [/]'


@pytest.fixture
def results(tmp_path: Path) -> Settings:
    return Settings(results=str(tmp_path / "hasil"))


def made(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "hasil").rglob("*.*"))


def noted() -> list[dict[str, object]]:
    """The interactions that stand in the records."""
    store = store_of("interactions")
    return [dict(one.values) for one in store.records(Listing(store, Query()).all_ids())]


async def form(desk: Desk) -> None:
    await desk.until(lambda: isinstance(desk.app.screen, Fill), "the form")


async def test_a_letter_from_the_partner_page_is_printed_noted_and_taken_back(
    school: Path, tmp_path: Path, results: Settings,
) -> None:
    partner = factories.partner(ODD)
    async with at_desk("partners", settings=results) as desk:
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, PartnerPage), "the page")
        await desk.press("p", "p")
        await form(desk)
        await desk.sees(f"Surat permohonan PKL · {ODD}", "421.5/001/SMKN8/V/2024")
        await desk.type("Perhotelan")
        await desk.press("enter")
        await desk.type("12")
        await desk.press("ctrl+s", "p")
        await desk.sees("1 surat tercetak.", "dicatat sebagai surat keluar")
        await desk.press("escape")
        await desk.sees("Surat permohonan PKL: Perhotelan")
        await desk.misses("Mencetak")
        (file,) = made(tmp_path)
        told = bare(" ".join(pdf_pages(file.read_bytes())))
        assert bare(ODD) in told and bare("12 (dua belas) orang") in told
        (one,) = noted()
        assert (one["partner"], one["number"]) == (partner, "421.5/001/SMKN8/V/2024")
        await desk.press("u")
        await desk.sees("Diurungkan")
        assert noted() == [] and file.exists()


async def test_escape_goes_back_to_what_was_typed_and_a_look_comes_back(
    school: Path, results: Settings,
) -> None:
    factories.partner(ODD)
    async with at_desk("partners", settings=results) as desk:
        await desk.press("enter", "p", "g")
        await form(desk)
        await desk.type("Kelas animasi")
        await desk.press("ctrl+s")
        await desk.choose("Lihat di layar ini")
        await desk.sees("Kelas animasi", ODD)
        await desk.press("escape")
        await desk.until(lambda: isinstance(desk.app.screen, Choose), "the formats")
        await desk.press("escape")
        await form(desk)
        await desk.sees("Kelas animasi")
    assert noted() == []


async def test_nothing_is_noted_unless_it_is_wanted(
    with_partners: Path, tmp_path: Path, results: Settings,
) -> None:
    async with at_desk("partners", settings=results) as desk:
        await desk.press("enter", "p", "k")
        await form(desk)
        await desk.press("down", "down", "down")
        await desk.type("t")
        await desk.sees("Catat sebagai surat keluar  Tidak")
        await desk.press("ctrl+s", "m")
        await desk.sees("1 surat tercetak.")
        await desk.misses("dicatat sebagai surat keluar")
    assert noted() == [] and [file.suffix for file in made(tmp_path)] == [".md"]


async def test_marked_partners_get_one_pdf_with_running_numbers(
    with_partners: Path, tmp_path: Path, results: Settings,
) -> None:
    async with at_desk("partners", settings=results) as desk:
        await desk.press("space", "space", "space", "p")
        await desk.sees("Surat untuk 3 mitra")
        await desk.press("g")
        await form(desk)
        await desk.sees("Nomor pertama")
        await desk.type("Kelas animasi")
        await desk.press("ctrl+s", "p")
        await desk.sees("3 surat tercetak.", "3 surat dicatat")
    (file,) = made(tmp_path)
    pages = pdf_pages(file.read_bytes())
    assert [bare(f"421.5/00{n}/SMKN8/V/2024") in bare(page)
            for n, page in enumerate(pages, 1)] == [True] * 3
    assert len({one["partner"] for one in noted()}) == 3


async def test_an_agreement_and_an_activity_fill_in_what_they_know(
    with_activities: Path, results: Settings,
) -> None:
    factories.agreement(4, title="PKL Perhotelan", supervisor="Guru A", programmes=[2])
    async with at_desk("agreements", settings=results) as desk:
        await desk.press("slash")
        await desk.type("mercure")
        await desk.press("escape", "p")
        await desk.choose("Surat untuk mitra")
        await desk.press("a")
        await form(desk)
        await desk.sees("Hotel Mercure Samarinda", "Guru A", "Perhotelan")
    async with at_desk("activities", settings=results) as desk:
        await desk.press("slash")
        await desk.type("indosat")
        await desk.press("escape", "g")
        await desk.choose("Surat untuk mitra kegiatan")
        await desk.press("k")
        await form(desk)
        await desk.sees("Kunjungan industri ke Indosat", "5 Maret 2024")


async def test_what_is_wrong_is_said_under_its_field(school: Path, results: Settings) -> None:
    factories.partner()
    async with at_desk("partners", settings=results) as desk:
        await desk.press("enter", "p", "p")
        await form(desk)
        await desk.press("enter", "enter")
        await desk.type("31/2/2024")
        await desk.press("ctrl+s")
        await desk.sees('"31/2/2024" bukan tanggal')
        await desk.press("ctrl+u")
        await desk.type("1/7/2024")
        await desk.press("enter")
        await desk.type("30/6/2024")
        await desk.press("ctrl+s")
        await desk.sees("Tanggal akhir mendahului")
        assert isinstance(desk.app.screen, Fill)


async def test_a_number_that_was_given_before_is_told(school: Path, results: Settings) -> None:
    partner = factories.partner()
    factories.interaction(partner, kind="letter", number="421.5/001/SMKN8/V/2024")
    async with at_desk("partners", settings=results) as desk:
        await desk.press("enter", "p", "k")
        await form(desk)
        await desk.press("up", "up", "ctrl+u")
        await desk.type("421.5/001/SMKN8/V/2024")
        await desk.press("ctrl+s")
        await desk.sees("Nomor ini sudah dipakai surat keluar 2 Mei 2024")


async def test_what_differs_is_typed_in_a_list_and_kept_until_it_is_printed(
    with_partners: Path, tmp_path: Path, results: Settings,
) -> None:
    async with at_desk("partners", settings=results) as desk:
        await desk.press("space", "space", "space", "p", "p")
        await form(desk)
        await desk.press("ctrl+s")
        await desk.choose("Bedakan isian")
        await desk.until(lambda: isinstance(desk.app.screen, ManyLetters), "the list")
        await desk.press("enter")
        await form(desk)
        await desk.type("Perhotelan")
        await desk.press("enter")
        await desk.type("7")
        await desk.press("ctrl+s")
        await desk.until(lambda: desk.table.cursor == 1, "the next line")
        await desk.press("down", "d")
        await desk.sees("Surat permohonan PKL · 2 mitra")
        await desk.press("escape", "escape", "escape")
        await desk.sees("3 ditandai")
        await desk.press("p")
        await desk.choose("Lanjutkan surat")
        await desk.sees("Perhotelan", "421.5/002/SMKN8/V/2024")
        await desk.press("p", "p")
        await desk.sees("2 surat tercetak.")
        await desk.press("escape", "p")
        await desk.misses("Lanjutkan surat")
    (file,) = made(tmp_path)
    first, second = pdf_pages(file.read_bytes())
    assert bare("7 (tujuh) orang") in bare(first) and bare("7 (tujuh) orang") not in bare(second)
    assert sorted(str(one["number"])[6:9] for one in noted()) == ["001", "002"]


async def test_what_was_typed_and_left_is_taken_up_with_the_next_number(
    school: Path, results: Settings,
) -> None:
    partner = factories.partner(ODD)
    async with at_desk("partners", settings=results) as desk:
        await desk.press("enter", "p", "k")
        await form(desk)
        await desk.type("Bazar murah")
        await desk.press("escape")
        await desk.sees("Draf disimpan · p melanjutkan")
        factories.interaction(partner, kind="letter", number="421.5/001/SMKN8/V/2024",
                              subject="Lain")
        await desk.press("p", "k")
        await form(desk)
        await desk.sees("Bazar murah", "421.5/002/SMKN8/V/2024")
        await desk.press("escape")
        await desk.sees("Draf disimpan")
        await desk.press("d")
        await desk.sees("Draf dibuang")
        await desk.press("p", "k")
        await form(desk)
        await desk.misses("Bazar murah")
