"""The list of interactions: what came in, which answers are awaited, and answering by one key."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui.screens.interactions import InteractionsScreen
from mitra_tui.screens.quick_note import QuickNote
from tests import factories
from tests.screens.desk import LARGE, SMALL, at_desk


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_letters_that_wait_are_found_and_answered_by_keys(
    with_partners: Path, size: tuple[int, int],
) -> None:
    partner = factories.partner("CV [Mitra] [/]")
    letter = factories.interaction(partner, "Permohonan PKL [b]", kind="letter",
                                   on_date="2024-05-02", answer_by="2024-05-17")
    factories.interaction(1, "Balasan MoU", kind="letter", direction="in", on_date="2024-05-03",
                          answer_by="2024-06-03")
    factories.interaction(1, "Silaturahmi", kind="social")
    async with at_desk("activities", size) as desk:
        await desk.press("g")
        await desk.choose("Komunikasi")
        await desk.until(lambda: isinstance(desk.app.screen, InteractionsScreen), "the list")
        await desk.sees("< Surat", "jawab 3 Jun · Balasan MoU", "lewat jawab 17 Mei", "Silaturahmi")
        await desk.press("g")
        await desk.choose("Surat yang menunggu jawaban")
        await desk.sees("Jawaban: Terlambat dijawab")
        await desk.misses("Silaturahmi")
        await desk.press("end")
        await desk.press("t")
        await desk.sees("Sudah dijawab: 1 · u urungkan")
        await desk.misses("lewat jawab")
        assert factories.values_of("interactions", letter)["answered_on"] == "2024-05-20"
        await desk.press("u")
        await desk.sees("lewat jawab 17 Mei")
        assert factories.values_of("interactions", letter)["answered_on"] is None


async def test_what_the_strategies_count_stands_above_the_list(with_partners: Path) -> None:
    factories.interaction(1, kind="coordination")
    factories.interaction(1, kind="progress_report")
    factories.interaction(4, kind="appreciation")
    async with at_desk("activities") as desk:
        await desk.press("g")
        await desk.choose("Komunikasi")
        await desk.sees("12 bulan: 2 rapat/laporan · 1 laporan progres · 1 tatap muka")
        await desk.press("f")
        await desk.choose("Mitra")
        await desk.sees("Hotel Mercure")
        await desk.press("down", "enter")
        await desk.sees("12 bulan: 0 rapat/laporan · 0 laporan progres · 1 tatap muka")


async def test_what_awaits_nothing_is_not_answered(with_partners: Path) -> None:
    factories.interaction(1, "Silaturahmi", kind="social")
    async with at_desk("activities") as desk:
        await desk.press("g")
        await desk.choose("Komunikasi")
        await desk.sees("Silaturahmi")
        await desk.press("t")
        await desk.sees("Tidak ada yang menunggu jawaban di sini")


async def test_a_note_from_the_list_is_about_the_partner_of_the_line(with_partners: Path) -> None:
    factories.interaction(4, "Silaturahmi")
    async with at_desk("activities") as desk:
        await desk.press("g")
        await desk.choose("Komunikasi")
        await desk.sees("Silaturahmi")
        await desk.press("c")
        await desk.until(lambda: isinstance(desk.app.screen, QuickNote), "the line")
        await desk.sees("Hotel Mercure Samarinda,")
        await desk.type("surat no 7/SMK/V, undangan rapat, balas 27 mei")
        await desk.sees("Surat 7/SMK/V · hari ini · undangan rapat",
                        "Jawaban ditunggu sampai: Senin, 27 Mei 2024")
        await desk.press("enter")
        await desk.sees("Tersimpan: Hotel Mercure Samarinda", "jawab 27 Mei · undangan")


async def test_an_awaited_answer_on_today_is_answered_by_one_key(with_partners: Path) -> None:
    letter = factories.interaction(1, "Permohonan PKL", kind="letter", answer_by="2024-05-17")
    async with at_desk("today") as desk:
        await desk.sees("Jawaban", "Menunggu jawaban: Permohonan PKL")
        await desk.press("t")
        await desk.misses("Lewat · 1")
        await desk.sees("Selesai: Menunggu jawaban: Permohonan PKL")
    assert factories.values_of("interactions", letter)["answered_on"] == "2024-05-20"
