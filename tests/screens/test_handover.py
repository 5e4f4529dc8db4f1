"""Handing over by keys: from the team's list and from the palette."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui.screens.team import TeamScreen
from mitra_tui.services import handover
from mitra_tui.widgets.dialogs import Pick
from tests import factories
from tests.screens.desk import Desk, at_desk

WAKA = "Waka [/] Humas"


@pytest.fixture
def office(school: Path) -> Path:
    factories.partner("CV [Mitra] [/]", owner=WAKA)
    factories.followup("Kirim draf PKS", owner=WAKA)
    factories.add("team", name=WAKA, role="Ketua")
    factories.add("team", name="Kaprog AKL")
    return school


async def to_team(desk: Desk) -> None:
    await desk.press("g")
    await desk.choose("Tim")
    await desk.until(lambda: isinstance(desk.app.screen, TeamScreen), "the team")
    await desk.sees("Kaprog AKL", WAKA)


async def test_the_one_under_the_cursor_hands_over_and_one_undo_takes_it_back(
    office: Path,
) -> None:
    async with at_desk("school") as desk:
        await to_team(desk)
        while desk.here != WAKA:
            await desk.press("down")
        await desk.press("l")
        await desk.sees(f"{WAKA} menyerahkan kepada siapa?", "Kaprog AKL")
        await desk.press("enter")
        await desk.sees("Serahkan semua yang terbuka", "CV [Mitra] [/]", "Kirim draf PKS")
        await desk.press("enter")  # the harmless answer
        assert handover.open_of(WAKA).total == 2
        await desk.press("l", "enter")
        await desk.sees("Serahkan semua yang terbuka")
        await desk.press("y")
        await desk.sees("2 catatan kini di tangan Kaprog AKL")
        assert handover.open_of("Kaprog AKL").total == 2
        await desk.press("u")
        await desk.sees("Diurungkan")
        assert handover.open_of(WAKA).total == 2


async def test_the_palette_asks_who_hands_over_and_a_new_name_may_be_typed(office: Path) -> None:
    async with at_desk("partners") as desk:
        await desk.press("colon")
        await desk.type("serah terima")
        await desk.sees("semua catatan seseorang")
        await desk.press("enter")
        await desk.sees("Siapa yang menyerahkan?", f"{WAKA} (2 catatan)")
        await desk.press("enter")
        await desk.sees("kepada siapa?")
        assert isinstance(desk.app.screen, Pick)
        await desk.type("Guru BK")
        await desk.sees("Nama baru: Guru BK")
        await desk.press("enter")
        await desk.sees("Serahkan semua yang terbuka")
        await desk.press("y")
        await desk.sees("2 catatan kini di tangan Guru BK")


async def test_somebody_who_answers_for_nothing_is_no_giver(office: Path) -> None:
    async with at_desk("school") as desk:
        await to_team(desk)
        while desk.here != "Kaprog AKL":
            await desk.press("up")
        await desk.press("l")
        await desk.sees("Siapa yang menyerahkan?")
