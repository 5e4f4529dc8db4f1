"""Terminals of a few lines: what the office looks for is still seen."""

from __future__ import annotations

from pathlib import Path

from tests.screens.desk import at_desk


async def test_an_activity_keeps_its_title_on_a_narrow_terminal(with_activities: Path) -> None:
    async with at_desk("activities", (40, 12)) as desk:
        await desk.sees("[4 Kegiatan]", "Studi banding", "Kunjungan industri ke")


async def test_a_few_lines_are_for_the_list(with_partners: Path) -> None:
    async with at_desk("partners", (20, 5)) as desk:
        await desk.sees("Nama", "CV Maju Jaya")
        assert [line for line in desk.lines if line][1:] == [
            line for line in desk.lines if line.startswith("  ")][1:]
        await desk.press("slash")
        await desk.type("indosat")
        await desk.until(lambda: desk.lines[0].startswith(" indosat"), "what is typed")
        await desk.sees("PT Indosat")
        await desk.press("escape", "escape")
        await desk.until(lambda: desk.lines[0] == "  Nama", "the list, from the first line on")
        await desk.press("8")
        await desk.sees("Profil")
        await desk.press("1")
        await desk.misses("1 Hari ini")


async def test_the_lines_around_come_back_with_the_room(with_partners: Path) -> None:
    async with at_desk("partners", (30, 6)) as desk:
        await desk.misses("[2 Mitra]")
        await desk.pilot.resize_terminal(80, 24)
        await desk.sees("[2 Mitra]", "catatan", "n Baru")


async def test_a_partners_page_shows_its_name_and_its_sections(with_partners: Path) -> None:
    async with at_desk("partners", (24, 6)) as desk:
        await desk.press("enter")
        await desk.sees("CV Maju Jaya", "Profil", "Narahubung")
