"""Making one partner of several: side by side, links and names kept, one undo for all of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui.models.base import db
from mitra_tui.services import partners
from mitra_tui.services.duplicates import duplicate_pairs
from mitra_tui.services.references import resolve
from tests import factories
from tests.screens.desk import LARGE, SMALL, Desk, at_desk

POST, POS = "PT. Kaltim Post", "Kaltim Pos"
LINKED = ("contact", "activity_partner", "interaction", "benefit", "partner_alias")


def links() -> dict[str, list[tuple[int, int]]]:
    """Which rows belong to which partner, by their own ids."""
    return {table: [tuple(row) for row in db.execute_sql(
        f"SELECT id, partner_id FROM {table} ORDER BY id")] for table in LINKED} | {
        "followup": [tuple(row) for row in db.execute_sql(
            "SELECT id, subject_id FROM followup WHERE subject_what = 'partners' ORDER BY id")]}


@pytest.fixture
def twice(with_activities: Path) -> tuple[int, int]:
    """One newspaper entered twice, both with things that hang on them."""
    post = resolve("partners", POST)
    pos = factories.partner(POS, city="Balikpapan", phone="0542-1", aliases=["KP"])
    for one in (post, pos):
        factories.contact(one, f"Orang {one}")
        factories.interaction(one, f"Hal {one}")
        factories.benefit(one)
    factories.activity("Pelatihan jurnalistik", partners=[post, pos])
    factories.activity("Lomba berita", partners=[pos])
    factories.followup("Telepon redaksi", subject=f"partners/{pos}")
    return post, pos


async def mark(desk: Desk, *names: str) -> None:
    for name in names:
        await desk.press("home")
        while desk.here != name:
            await desk.press("down")
        await desk.press("space")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_two_become_one_and_one_undo_restores_both(
    twice: tuple[int, int], size: tuple[int, int],
) -> None:
    post, pos = twice
    before, were = links(), [partners.store.get(one) for one in twice]
    async with at_desk(size=size) as desk:
        await mark(desk, POST, POS)
        await desk.press("m")
        await desk.sees("Jadikan satu mitra", "> Nama", POS, "Balikpapan", "0542-1")
        await desk.press("right")  # the other's name
        await desk.press("enter")
        await desk.sees(f"Menjadi satu: {POS}", "catatan ikut pindah · u urungkan")
        assert desk.here == POS
        assert POST not in desk.listed
        values = partners.store.get(post).values
        assert (values["name"], values["city"], values["phone"]) == (POS, "Samarinda", "0542-1")
        assert sorted(values["aliases"]) == ["KP", POST]
        moved = {table: rows for table, rows in links().items() if table != "partner_alias"}
        assert {owner for rows in moved.values() for _, owner in rows} & {pos} == set()
        assert resolve("partners", POST) == post

        await desk.press("u")
        await desk.sees("Diurungkan: Gabung mitra")
        await desk.until(lambda: {POST, POS} <= set(desk.listed), "both of them")
    assert links() == before
    for record in were:
        now = partners.store.get(record.id)
        assert (now.values, now.hidden) == (record.values, False)


async def test_a_single_one_is_merged_with_one_that_is_picked(twice: tuple[int, int]) -> None:
    async with at_desk() as desk:
        await desk.press("slash")
        await desk.type("kaltim pos")
        await desk.press("escape")
        while desk.here != POS:
            await desk.press("down")
        await desk.press("m")
        await desk.sees(f"Gabungkan {POS} dengan mitra mana?", f"> {POST}")  # the likeliest first
        await desk.press("enter")
        await desk.sees("Jadikan satu mitra")
        await desk.press("enter")
        await desk.sees(f"Menjadi satu: {POS}")
    assert partners.store.get(twice[0]).hidden


async def test_merging_from_the_page_turns_to_the_one_that_remains(
    twice: tuple[int, int],
) -> None:
    async with at_desk() as desk:
        await desk.press("slash")
        await desk.type("kaltim pos")
        await desk.press("enter")
        await desk.sees("Riwayat")
        await desk.press("m", "enter", "enter")
        await desk.sees("Menjadi satu", "Riwayat")
        await desk.press("u")
        await desk.sees("Diurungkan")
    assert not any(partners.store.get(one).hidden for one in twice)


async def test_three_are_merged_in_one_change(twice: tuple[int, int]) -> None:
    third = factories.partner("Kaltim Post Group", sector="Pers", website="kp.id")
    before = links()
    async with at_desk() as desk:
        await mark(desk, POST, POS, "Kaltim Post Group")
        await desk.press("m")
        await desk.sees("Mitra mana yang dipertahankan?")
        await desk.choose(POST)
        await desk.sees("(1/2)")
        await desk.press("enter")
        await desk.sees("(2/2)", "Kaltim Post Group", "kp.id")
        await desk.press("enter")
        await desk.sees(f"Menjadi satu: {POST}")
        values = partners.store.get(twice[0]).values
        assert (values["phone"], values["website"], values["sector"]) == (
            "0542-1", "kp.id", "Media")
        assert sorted(values["aliases"]) == ["KP", POS, "Kaltim Post Group"]
        await desk.press("u")
        await desk.sees("Diurungkan")
    assert links() == before
    assert not any(partners.store.get(one).hidden for one in (*twice, third))


async def test_far_too_many_are_refused_in_words(with_partners: Path) -> None:
    for number in range(3):
        factories.partner(f"PT {number}")
    async with at_desk() as desk:
        await desk.press("a", "m")
        await desk.sees("11 mitra ditandai; paling banyak 8")


async def test_escape_merges_nothing(twice: tuple[int, int]) -> None:
    before = links()
    async with at_desk() as desk:
        await mark(desk, POST, POS)
        await desk.press("m")
        await desk.sees("Jadikan satu mitra")
        await desk.press("escape")
        await desk.sees("2 ditandai")
    assert links() == before


async def test_one_that_moved_on_is_shown_again_as_it_is_now(twice: tuple[int, int]) -> None:
    post, pos = twice
    async with at_desk() as desk:
        await mark(desk, POST, POS)
        await desk.press("m")
        await desk.sees("Jadikan satu mitra")
        factories.edit("partners", pos, city="Penajam")
        await desk.press("enter")
        await desk.sees("baru diubah orang lain", "Penajam")
        assert not partners.store.get(pos).hidden
        await desk.press("enter")
        await desk.sees("Menjadi satu")
    assert partners.store.get(pos).hidden
    assert partners.store.get(post).values["city"] == "Samarinda"


# -- the finder -----------------------------------------------------------------------
async def test_the_finder_proposes_pairs_and_merges_them(twice: tuple[int, int]) -> None:
    async with at_desk() as desk:
        await desk.press("g")
        await desk.choose("Cari mitra ganda")
        await desk.sees("1 pasangan yang mungkin ganda", f"{POST} (Samarinda)",
                        f"{POS} (Balikpapan)", "%")
        assert "SMK Negeri" not in desk.text  # 3 and 30 are never one
        await desk.press("enter")
        await desk.sees("Jadikan satu mitra")
        await desk.press("enter")
        await desk.sees("Menjadi satu", "Tidak ada mitra yang tampak ganda.")
        await desk.press("u")
        await desk.sees("Diurungkan", "1 pasangan yang mungkin ganda")


async def test_a_pair_that_is_two_is_set_aside(twice: tuple[int, int]) -> None:
    async with at_desk() as desk:
        await desk.press("g")
        await desk.choose("Cari mitra ganda")
        await desk.sees("1 pasangan")
        await desk.press("d")
        await desk.sees(f"Dibiarkan dua: {POST} dan {POS}", "Tidak ada mitra yang tampak ganda.")
        await desk.press("escape")
        await desk.sees("catatan")
    assert not any(partners.store.get(one).hidden for one in twice)


def test_an_alias_that_is_anothers_name_is_a_pair(with_partners: Path) -> None:
    other = factories.partner("IOH Kalimantan", aliases=["CV. Maju Jaya"])
    maju = resolve("partners", "CV Maju Jaya")
    assert [(pair[0], pair[2]) for pair in duplicate_pairs()] == [(maju, other)]
