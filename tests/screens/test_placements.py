"""PKL: the grid in which counts are typed, and the list of placements."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mitra_tui.models.base import db
from mitra_tui.screens.placement_grid import PlacementGridScreen
from mitra_tui.screens.plain_list import list_of
from mitra_tui.widgets.count_grid import CountGrid
from tests import factories
from tests.screens.desk import LARGE, SMALL, Desk, at_desk

ODD = "CV [Mitra] [/]"


def stored(partner: str, programme: str) -> tuple[Any, ...] | None:
    """quota, accepted, placed, withdrawn."""
    row = db.execute_sql(
        "SELECT r.quota, r.accepted, r.placed, r.withdrawn FROM placement r "
        "JOIN partner p ON p.id = r.partner_id JOIN programme g ON g.id = r.programme_id "
        "WHERE p.name = ? AND g.name = ? AND r.hidden = 0", (partner, programme)).fetchone()
    return tuple(row) if row else None


async def open_grid(desk: Desk) -> CountGrid:
    await desk.press("g")
    await desk.choose("PKL: kisi")
    await desk.until(lambda: isinstance(desk.app.screen, PlacementGridScreen), "the grid")
    await desk.sees("PKL ")
    return desk.app.screen.query_one(CountGrid)


async def add_partner(desk: Desk, name: str) -> None:
    await desk.press("n")
    await desk.sees("Tambah mitra ke kisi")
    await desk.type(name)
    await desk.sees(f"> {name}")
    await desk.press("enter")
    await desk.until(lambda: isinstance(desk.app.screen, PlacementGridScreen), "back")


@pytest.fixture
def period(with_partners: Path) -> int:
    """One placement, so that there is a period."""
    visual = factories.programme("Desain Komunikasi Visual", short="DKV")
    factories.programme("Perhotelan", short="PH")
    return factories.placement(factories.partner(ODD), visual, grade="XII", quota=10, accepted=8,
                               placed=5)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_grid_shows_partners_by_programmes_and_sums(
    period: int, size: tuple[int, int],
) -> None:
    async with at_desk("activities", size) as desk:
        await open_grid(desk)
        await desk.sees("PKL 1 Jul 2024 – 20 Des 2024 · XII · Kuota", ODD, "DKV", "PH",
                        "Kuota 10 · Diterima 8 · Ditempatkan 5 · Ditarik 0 · kuota tersisa 2")
        (row,) = [line for line in desk.lines if ODD in line]
        assert row.split()[-2:] == ["10", "10"]
        (unplaced,) = [line for line in desk.lines if "Belum ditempatkan" in line]
        assert unplaced.split()[-2:] == ["3", "3"]
        await desk.press("l")
        await desk.sees("XII · Diterima")


async def test_counts_are_typed_in_the_cells_and_undone_one_by_one(period: int) -> None:
    async with at_desk("activities") as desk:
        grid = await open_grid(desk)
        await add_partner(desk, "Hotel Mercure Samarinda")
        await desk.press("1", "2", "tab", "7", "enter")
        await desk.until(lambda: stored("Hotel Mercure Samarinda", "Perhotelan") is not None,
                         "both cells")
        assert stored("Hotel Mercure Samarinda", "Desain Komunikasi Visual") == (
            12, None, None, None)
        assert stored("Hotel Mercure Samarinda", "Perhotelan") == (7, None, None, None)
        await desk.sees("Kuota 29 ·", "Tersimpan: Hotel Mercure Samarinda · PH")
        await desk.press("u")
        await desk.until(lambda: stored("Hotel Mercure Samarinda", "Perhotelan") is None, "undone")
        await desk.sees("Kuota 22 ·")
        assert desk.app.focused is grid


async def test_escape_leaves_the_old_number_and_backspace_empties_a_cell(period: int) -> None:
    async with at_desk("activities") as desk:
        grid = await open_grid(desk)
        grid.point(9, 1)
        await desk.press("9", "9")
        await desk.sees("99_")
        await desk.press("escape")
        await desk.misses("99_")
        assert isinstance(desk.app.screen, PlacementGridScreen), "only the number was left"
        await desk.press("backspace")
        await desk.until(lambda: (stored(ODD, "Desain Komunikasi Visual") or [0])[0] is None,
                         "emptied")
        await desk.press("escape")
        await desk.until(lambda: not isinstance(desk.app.screen, PlacementGridScreen), "left")


async def test_what_cannot_be_is_said_and_the_old_number_stays(period: int) -> None:
    async with at_desk("activities") as desk:
        grid = await open_grid(desk)
        grid.point(9, 1)
        await desk.press("l", "l", "l")
        await desk.sees("XII · Ditarik")
        await desk.press("6", "enter")
        await desk.sees("lebih banyak daripada yang ditempatkan")
        assert stored(ODD, "Desain Komunikasi Visual") == (10, 8, 5, None)
        await desk.press("up", "2", "enter")
        await desk.until(lambda: stored(ODD, "Desain Komunikasi Visual") == (10, 8, 5, 2), "2")


async def test_a_partner_removed_meanwhile_loses_no_number(period: int) -> None:
    from mitra_tui.services import partners

    async with at_desk("activities") as desk:
        await open_grid(desk)
        await add_partner(desk, "Hotel Mercure Samarinda")
        partners.store.remove(4)
        await desk.press("5", "enter")
        await desk.until(lambda: stored(
            "Hotel Mercure Samarinda", "Desain Komunikasi Visual") is not None, "kept")


async def test_without_a_period_one_is_asked_for(with_partners: Path) -> None:
    factories.programme("Perhotelan", short="PH")
    async with at_desk("activities") as desk:
        await desk.press("g")
        await desk.choose("PKL: kisi")
        await desk.sees("Periode baru", "Mulai *")
        await desk.type("20/12/2024")
        await desk.press("enter")
        await desk.type("1/7/2024")
        await desk.press("ctrl+s")
        await desk.sees("Tanggal akhir mendahului tanggal mulai")
        await desk.press("escape")
        await desk.misses("Mulai *")
        assert isinstance(desk.app.screen, PlacementGridScreen)


async def test_a_visit_is_noted_from_the_grid_and_from_the_list(period: int) -> None:
    async with at_desk("activities") as desk:
        grid = await open_grid(desk)
        grid.point(9, 1)
        await desk.press("t")
        await desk.sees("Monitoring PKL: kapan")
        await desk.press("enter")
        await desk.type("Semua hadir")
        await desk.press("ctrl+s")
        await desk.sees(f"Tersimpan: {ODD} · DKV")
        assert factories.values_of("placements", period)["monitored_on"] == "2024-05-20"
        desk.app.push_screen(list_of("placements"))
        await desk.sees("1 catatan", "Ditempatkan")
        await desk.press("t")
        await desk.sees("Monitoring PKL: kapan")
        await desk.press("ctrl+s")
        await desk.until(lambda: db.execute_sql(
            "SELECT count(*) FROM interaction WHERE kind = 'visit'").fetchone()[0] == 2, "twice")
