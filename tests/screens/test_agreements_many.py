"""Forty PKL agreements in July: one kind and one term for all that are marked."""

from __future__ import annotations

from pathlib import Path

from mitra_tui.rows.record import Query
from mitra_tui.screens.agreements_many import ManyAgreements
from mitra_tui.services.listing import Listing
from mitra_tui.services.registry import store_of
from mitra_tui.settings import Settings
from tests import factories
from tests.screens.desk import Desk, at_desk

ODD = 'CV "A & B" <Jaya> [Mitra]'


def made() -> list[dict[str, object]]:
    ids = Listing(store_of("agreements"), Query()).all_ids()
    return [factories.values_of("agreements", one) for one in sorted(ids) if one > 1]


async def open_grid(desk: Desk) -> None:
    """All partners marked, PKL, from 1 July 2024 for as long as is proposed."""
    await desk.press("a", "g")
    await desk.choose("perjanjian untuk")
    await desk.choose("PKS tentang PKL")
    await desk.sees("Yang sama untuk")
    await desk.type("1/7/2024")
    await desk.press("enter")
    await desk.type("31/12/2024")
    await desk.press("ctrl+s")
    await desk.until(lambda: isinstance(desk.app.screen, ManyAgreements), "the grid")


async def test_all_that_are_marked_get_a_draft_with_running_numbers(
    with_activities: Path, tmp_path: Path,
) -> None:
    factories.partner(ODD)
    settings = Settings(results=str(tmp_path / "hasil"))
    async with at_desk("partners", settings=settings) as desk:
        await open_grid(desk)
        await desk.sees("9 perjanjian baru", ODD[:20])
        assert desk.listed[0].startswith("CV")
        await desk.press("enter")
        await desk.sees("Penanda tangan")
        await desk.type("421.5/900/PKL")
        await desk.press("enter")
        await desk.type("dkv")
        await desk.press("enter", "enter")
        await desk.type("Bagian umum")
        await desk.press("ctrl+s")
        await desk.sees("421.5/900/PKL", "Bagian umum")
        await desk.press("ctrl+s")
        await desk.sees("Buat draf", "9")
        assert made() == []
        await desk.press("y")
        await desk.choose("satu PDF")
        await desk.sees("9 perjanjian tercetak")
        await desk.press("escape", "u")
        await desk.until(lambda: made() == [], "all taken back")
        await desk.press("ctrl+y")
        await desk.until(lambda: len(made()) == 9, "all again")
    drafts = made()
    first = next(one for one in drafts if one["school_number"] == "421.5/900/PKL")
    assert first["signatories"][1]["name"] == "Bagian umum"  # type: ignore[index]
    assert first["programmes"] == [1]
    assert {(one["starts_on"], one["ends_on"], one["state"], one["template"])
            for one in drafts} == {("2024-07-01", "2024-12-31", "draft", "pkl")}
    numbers = sorted(str(one["school_number"]) for one in drafts if one is not first)
    assert len(set(numbers)) == 8
    assert all("/VII/2024" in one for one in numbers)
    duties = [duty["due_on"] for one in drafts for duty in one["duties"]]  # type: ignore
    assert all("2024-07-01" <= due <= "2024-12-31" for due in duties)


async def test_a_grid_that_was_left_is_taken_up_with_what_was_changed(
    with_activities: Path,
) -> None:
    async with at_desk("partners") as desk:
        await open_grid(desk)
        await desk.press("d", "escape")
        await desk.sees("Belum dibuat")
        await desk.press("g")
        await desk.choose("perjanjian untuk")
        await desk.choose("Lanjutkan")
        await desk.sees("7 perjanjian baru")
        await desk.press("escape", "d")
        await desk.press("g")
        await desk.choose("perjanjian untuk")
        await desk.misses("Lanjutkan yang tertunda")


async def test_a_term_that_runs_backwards_is_said_under_its_field(with_activities: Path) -> None:
    async with at_desk("partners") as desk:
        await desk.press("a", "g")
        await desk.choose("perjanjian untuk")
        await desk.choose("PKS tentang PKL")
        await desk.sees("Yang sama untuk")
        await desk.press("enter")
        await desk.type("1/1/2024")
        await desk.press("ctrl+s")
        await desk.until(lambda: bool(desk.form.editor("ends_on").error), "what is wrong")
