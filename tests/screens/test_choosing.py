"""From a need to a partner: candidates side by side, appraised by single keys, chosen in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui.models.base import db
from mitra_tui.rows.candidate import NAMED, PROGRAMME, SECTOR
from mitra_tui.rows.record import Query
from mitra_tui.services import changes, choosing
from mitra_tui.services.appraisals import store
from mitra_tui.services.listing import Listing
from mitra_tui.services.registry import store_of
from tests import factories
from tests.screens.desk import LARGE, Desk, at_desk

ODD = "CV [Mitra] [/]"


@pytest.fixture
def need(with_activities: Path) -> int:
    """A need of the visual designers, for which a partner with an odd name is thought of."""
    odd = factories.partner(ODD, sector="Percetakan")
    return factories.need("Tempat PKL bagi 20 siswa", programme=1, partners=[odd])


async def open_choosing(desk: Desk, text: str = "bagi 20") -> None:
    await desk.press("g")
    await desk.choose("Kebutuhan")
    await desk.sees("Kebutuhan/tujuan")
    await desk.press("slash")
    await desk.type(text)
    await desk.press("enter", "escape")
    await desk.until(lambda: len(desk.listed) == 1, "the need alone")
    await desk.press("l")
    await desk.sees("Mengapa calon")


# -- who comes into question -----------------------------------------------------------
def test_candidates_are_those_named_then_those_proposed(need: int) -> None:
    """Indosat has worked with the programme; the printer shares a line of business with one."""
    printer = factories.partner("Percetakan Sinar", sector="percetakan")
    factories.partner("Hotel Lain", sector="Perhotelan")
    told = [(one.name, one.reason) for one in choosing.candidates(need)]
    assert told == [
        (ODD, NAMED), ("PT Indosat Ooredoo Hutchison", PROGRAMME),
        ("Percetakan Sinar", SECTOR)]
    store_of("partners").remove(printer)
    assert "Percetakan Sinar" not in [one.name for one in choosing.candidates(need)]


def test_the_best_total_for_the_need_stands_first(need: int) -> None:
    for partner, score, other in ((5, 2, False), (6, 4, False), (7, 4, True)):
        choosing.name(need, partner)
        factories.appraisal(partner, need=None if other else need, on_date="2024-05-01",
                            scores={"vision": score})
    factories.appraisal(6, need=None, on_date="2024-05-19", scores={"vision": 1})
    named = [one for one in choosing.candidates(need) if one.reason == NAMED]
    assert [(one.id, one.appraised.total if one.appraised else None) for one in named] == [
        (6, 4.0), (5, 2.0), (7, 4.0), (9, None)]
    assert [one.appraised.for_need for one in named if one.appraised] == [True, True, False]


def test_what_was_done_and_agreed_is_told(need: int) -> None:
    found = next(one for one in choosing.candidates(need) if one.id == 1)
    assert (found.document, found.activities, found.newest, found.newest_on) == (
        "active", 2, "Kunjungan industri ke Indosat", "2024-03-05")


# -- on the screen ---------------------------------------------------------------------
async def test_a_candidate_is_appraised_and_chosen_by_keys(need: int) -> None:
    async with at_desk("school") as desk:
        await open_choosing(desk)
        await desk.sees(f"> {ODD}", "Usul: mitra jurusan", "Belum dinilai")
        await desk.press("enter")
        await desk.until(lambda: "Nilai dulu" in desk.message, "the refusal")
        await desk.press("n")
        await desk.sees("Penilaian mitra baru")
        strokes = desk.strokes
        for score, evidence in (("4", "Dekat [/]"), ("3", ""), ("2", ""), ("1", "Belum ada")):
            await desk.type(score + evidence)
            await desk.press("enter")
        await desk.press("ctrl+s")
        assert desk.strokes - strokes == 5
        await desk.sees("4 · Dekat [/]", "2,5 · 20 Mei 2024")
        assert desk.message.startswith(f"Tersimpan: {ODD}")
        await desk.press("l")
        await desk.sees(f"Putusan untuk {ODD}", "Dipilih karena")
        await desk.press("enter")
        await desk.sees("Lengkapi alasannya")
        await desk.type("dekat")
        await desk.press("enter")
        await desk.sees(f"Susun perjanjian dengan {ODD} sekarang?")
        await desk.press("t")
        await desk.sees("Dipilih karena d")
    (found,) = store.records(Listing(store, Query(filters=(("need", need),))).all_ids())
    assert found.values["verdict"] == "Dipilih karena dekat"
    assert [one["score"] for one in found.values["scores"]] == [4, 3, 2, 1]
    assert (found.values["need"], found.values["on_date"]) == (need, "2024-05-20")


async def test_a_yes_begins_the_agreement(need: int) -> None:
    factories.appraisal(9, need=need)
    async with at_desk("school") as desk:
        await open_choosing(desk)
        await desk.press("enter")
        await desk.sees("Dipilih karena")
        await desk.type("cocok")
        await desk.press("enter")
        await desk.sees("Susun perjanjian")
        await desk.press("y")
        await desk.sees("Perjanjian baru")


async def test_the_programme_and_the_words_of_the_need_stand_in_the_new_agreement(
    need: int,
) -> None:
    factories.edit("needs", need, target="20 siswa [b]")
    factories.appraisal(9, need=need)
    async with at_desk("school") as desk:
        await open_choosing(desk)
        await desk.press("enter")
        await desk.sees("Dipilih karena")
        await desk.type("cocok")
        await desk.press("enter")
        await desk.sees("Susun perjanjian")
        await desk.press("y")
        await desk.choose("PKS tentang PKL")
        await desk.sees("1/8 Para pihak", ODD, "Desain Komunikasi Visual")
        await desk.press("ctrl+g", "3")
        await desk.sees("Tempat PKL bagi 20 siswa - 20 siswa [b]")
        await desk.type("Segera: ")
        await desk.press("escape")
        await desk.sees("Mengapa calon")
        await desk.press("n")
        await desk.sees("3/8 Sasaran", "Segera: Tempat PKL bagi 20 siswa")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan")
    (made,) = Listing(store_of("agreements"), Query(filters=(("partner", 9),))).all_ids()
    values = factories.values_of("agreements", made)
    assert (values["partner"], values["programmes"]) == (9, [1])
    assert values["objectives"][0] == "Segera: Tempat PKL bagi 20 siswa - 20 siswa [b]"
    assert len(values["objectives"]) == 3


async def test_choosing_one_that_was_proposed_names_it_too_as_one_change(need: int) -> None:
    factories.appraisal(1, need=need)
    before = changes.count()
    async with at_desk("school") as desk:
        await open_choosing(desk)
        await desk.sees("> PT Indosat")
        await desk.press("l")
        await desk.sees("Putusan untuk PT Indosat")
        await desk.type("sudah dikenal")
        await desk.press("enter")
        await desk.sees("Susun perjanjian")
        await desk.press("escape")
        assert changes.count() == before + 1
        assert factories.values_of("needs", need)["partners"] == [9, 1]
        await desk.press("u")
        await desk.until(lambda: factories.values_of("needs", need)["partners"] == [9], "undone")
    assert store.get(2).values["verdict"] is None


async def test_arrows_look_at_one_candidate_after_the_other(need: int) -> None:
    for partner in (2, 3, 4, 5, 6, 7):
        choosing.name(need, partner)
    async with at_desk("school") as desk:
        await open_choosing(desk)
        await desk.sees("Calon 1/")
        for place in range(2, 6):
            await desk.press("right")
            await desk.sees(f"Calon {place}/")
        heads = desk.lines[3]
        assert heads.count(">") == 1
        await desk.press("left", "left", "left", "left", "left")
        await desk.sees("Calon 1/", f"> {ODD}")
        await desk.press("j", "j")
        assert desk.here.startswith("Kapabilitas")
        await desk.press("right")
        assert desk.here.startswith("Kapabilitas")  # the line stays


@pytest.mark.parametrize("size", [(80, 24), LARGE, (40, 12)])
async def test_as_many_stand_side_by_side_as_there_is_room_for(
    need: int, size: tuple[int, int],
) -> None:
    async with at_desk("school", size) as desk:
        await open_choosing(desk)
        await desk.sees("> CV [")
        shown = sum(name in desk.lines[3] for name in ("> CV", "PT Indo", "SMK N"))
        assert shown == (1 if size[0] == 40 else 2)


async def test_candidates_are_added_and_taken_out(need: int) -> None:
    async with at_desk("school") as desk:
        await open_choosing(desk)
        await desk.press("g")
        await desk.choose("Tambah")
        await desk.sees("PT Indosat")  # the proposed, before anything is typed
        await desk.type("kaltim post")
        await desk.press("enter")
        await desk.sees("> PT. Kaltim Post")
        assert factories.values_of("needs", need)["partners"] == [9, 5]
        await desk.press("d")
        await desk.until(lambda: factories.values_of("needs", need)["partners"] == [9], "out")
        await desk.press("right", "right", "d")
        await desk.until(lambda: "hanya usul" in desk.message, "why it cannot be taken out")


async def test_a_need_without_candidates_says_how_to_go_on(with_activities: Path) -> None:
    factories.need("Mesin bubut bagi bengkel", partners=[])
    async with at_desk("school") as desk:
        await open_choosing_empty(desk)
        await desk.sees("Belum ada calon")
        await desk.press("n", "l", "left", "right", "h", "e")
        await desk.sees("Belum ada calon")


async def open_choosing_empty(desk: Desk) -> None:
    await desk.press("g")
    await desk.choose("Kebutuhan")
    await desk.press("slash")
    await desk.type("bubut")
    await desk.press("enter", "escape")
    await desk.until(lambda: len(desk.listed) == 1, "the need alone")
    await desk.press("l")


async def test_scores_out_of_range_are_told_under_their_field(need: int) -> None:
    async with at_desk("school") as desk:
        await open_choosing(desk)
        await desk.press("n")
        await desk.sees("Penilaian mitra baru")
        await desk.type("7")
        await desk.press("down")
        await desk.type("Bukti saja")
        await desk.press("ctrl+s")
        await desk.sees("Paling besar 4")
        await desk.press("backspace", "ctrl+s")  # the complaint went to its field
        await desk.sees("> Sesuai kebutuhan")
        await desk.misses("Paling besar 4")
        assert db.execute_sql("SELECT count(*) FROM appraisal WHERE need_id = ?",
                              (need,)).fetchone()[0] == 0
        await desk.type("3")
        await desk.press("ctrl+s")
        await desk.sees("3 · Bukti saja")


async def test_an_appraisal_is_changed_in_the_same_form(need: int) -> None:
    one = factories.appraisal(9, need=need, scores={
        "needs_fit": {"score": 2, "evidence": "Satu tempat"}, "vision": 3})
    async with at_desk("school") as desk:
        await open_choosing(desk)
        await desk.press("e")
        await desk.sees("Satu tempat")
        await desk.press("down", "down")
        await desk.type("4")
        await desk.press("ctrl+s")
        await desk.sees("4 · Satu tempat")
    told = {score["criterion"]: (score["score"], score["evidence"])
            for score in store.get(one).values["scores"]}
    assert told == {"needs_fit": (4, "Satu tempat"), "vision": (3, None)}


# -- the directory and the partner's page ----------------------------------------------
def test_the_directory_is_narrowed_and_ordered_by_appraisals(with_partners: Path) -> None:
    factories.appraisal(2, on_date="2024-01-01", scores={"vision": 4})
    factories.appraisal(2, on_date="2024-02-01", scores={"vision": 2})  # this one counts
    factories.appraisal(5, on_date="2024-02-01", scores={"vision": 3})
    hidden = factories.appraisal(6, scores={"vision": 4})
    store.remove(hidden)

    def ids(**query: object) -> list[int]:
        return Listing(store_of("partners"), Query(**query)).all_ids()  # type: ignore[arg-type]

    def having(value: str) -> list[int]:
        return ids(filters=(("appraised", value),), sort="appraised")

    assert (having("yes"), having("3"), having("2,5"), having("4")) == ([5, 2], [5], [5], [])
    assert sorted(having("no")) == [1, 3, 4, 6, 7, 8]
    assert ids(sort="appraised")[:2] == [5, 2]
    assert ids(sort="appraised", descending=False)[-2:] == [2, 5]


async def test_the_page_tells_the_newest_and_appraises(with_partners: Path) -> None:
    factories.appraisal(1, on_date="2023-01-01", verdict="Dulu")
    factories.appraisal(1, on_date="2024-01-01", verdict="Kini [b]", scores={"vision": 4})
    async with at_desk() as desk:
        await desk.press("slash")
        await desk.type("indosat")
        await desk.press("enter")
        await desk.sees("nilai 4 · 1 Jan 2024 · Kini [b]")
        while desk.here != "Penilaian":
            await desk.press("j")
        await desk.press("n")
        await desk.sees("Penilaian mitra baru")
        await desk.press("down")
        await desk.type("2")
        await desk.press("ctrl+s")
        await desk.sees("nilai 2 · 20 Mei 2024")
        await desk.press("enter")
        await desk.sees("3 catatan", "Kini [b]")
