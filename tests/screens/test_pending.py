"""Rows that wait: their list, one row whole, and settling it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui.screens.importing import RowForm
from mitra_tui.screens.pending import PendingPage, PendingScreen
from mitra_tui.services import changes
from mitra_tui.services.checkup import check
from mitra_tui.services.importing import apply
from mitra_tui.widgets.dialogs import Pick
from tests import factories
from tests.screens.desk import Desk, at_desk
from tests.screens.imports import detail
from tests.services.imports import everything, file_plan, imported, names, records


@pytest.fixture
def waiting(school: Path) -> Path:
    """The paper's tables, imported with nobody there to answer."""
    for name in ("paper-table1.tsv", "paper-table2.tsv", "paper-table3.tsv"):
        apply(file_plan(name))
    assert len(records("pending")) == 2
    return school


async def open_list(desk: Desk) -> None:
    """From the list of activities to those that wait."""
    await desk.press("g")
    await desk.choose("Menunggu keputusan")
    await desk.until(lambda: isinstance(desk.app.screen, PendingScreen), "the waiting rows")
    await desk.until(lambda: desk.table.count > 0, "them")


async def open_row(desk: Desk) -> None:
    await desk.press("enter")
    await desk.until(lambda: isinstance(desk.app.screen, PendingPage), "the row")


async def test_the_list_says_what_is_asked_and_suggested(waiting: Path) -> None:
    async with at_desk("activities") as desk:
        await open_list(desk)
        await desk.sees("2 catatan · Untuk: Kegiatan", "seluruh bar", "Agustus 2023", "paper-table")
        assert desk.lines[-1].startswith(" y Terima usul  e Perbaiki  d Buang")
        assert "n Baru" not in desk.lines[-1]


async def test_one_key_settles_a_row_and_one_takes_it_back(waiting: Path) -> None:
    before = everything()
    async with at_desk("activities") as desk:
        await open_list(desk)
        await desk.press("y")
        await desk.sees("Diputuskan: Yudi Tanarong", "u urungkan")
        assert desk.table.count == 1
        await desk.press("u")
        await desk.sees("Diurungkan")
        assert desk.table.count == 2
    assert everything() == before


async def test_every_suggestion_of_a_row_is_taken_by_the_one_key(waiting: Path) -> None:
    async with at_desk("activities") as desk:
        await open_list(desk)
        await desk.press("down", "y")
        await desk.sees("Diputuskan: Membangun Kolaborasi")
    found = next(one for one in records("activities") if "SBalikpapan" in one["title"])
    assert (found["starts_on"], found["date_precision"]) == ("2023-08-01", "month")
    assert "SMK Negeri 3 Balikpapan" in names("partners")
    assert "SMK Negeri 3 SBalikpapan" not in names("partners")
    assert len(records("activities")) == 17 and len(records("pending")) == 1


async def test_a_row_shows_its_cells_the_question_and_what_comes_next(waiting: Path) -> None:
    async with at_desk("activities") as desk:
        await open_list(desk)
        await desk.press("down")
        await open_row(desk)
        await desk.sees("Baris 7 dari paper-table3.tsv · untuk Kegiatan")
        assert "“C gustus 2023” bukan tanggal yang dapat dibaca." in detail(desk)
        assert "Mungkin: Agu 2023" in detail(desk)
        assert "Pelaksanaan: C gustus 2023" in detail(desk)
        await desk.press("y")  # the date, and then the name
        await desk.until(lambda: "SMK Negeri 3 Balikpapan”" in detail(desk), "the next question")
        await desk.press("n")  # kept as it is spelt
        await desk.sees("Diputuskan: Membangun Kolaborasi")
    assert "SMK Negeri 3 SBalikpapan" in names("partners")


async def test_a_row_is_mended_in_the_form_of_its_kind(waiting: Path) -> None:
    async with at_desk("activities") as desk:
        await open_list(desk)
        await desk.press("down")
        await open_row(desk)
        await desk.press("e")
        await desk.until(lambda: isinstance(desk.app.screen, RowForm), "the form")
        await desk.sees("Perbaiki baris 7", "Pelaksanaan: C gustus 2023",
                        "bukan tanggal yang dapat dibaca")
        assert desk.app.focused is not None and desk.app.focused.id == "field-starts_on"
        await desk.press("ctrl+s")  # it still cannot be read
        await desk.until(lambda: isinstance(desk.app.screen, RowForm), "the form again")
        for _ in "C gustus 2023":
            await desk.press("backspace")
        await desk.type("3 Agustus 2023")
        await desk.press("ctrl+s")
        await desk.sees("Diputuskan: Membangun Kolaborasi", "u urungkan")
        change = changes.undoable()
        assert change is not None and change.action == "activities.settle"
        assert len(records("pending")) == 1
    found = next(one for one in records("activities") if "SBalikpapan" in one["title"])
    assert (found["starts_on"], found["date_precision"]) == ("2023-08-03", "day")
    assert found["status"] == "done", "as any row of a day that is past"
    assert check() == []


async def test_what_was_typed_is_kept_when_the_form_is_left(waiting: Path) -> None:
    async with at_desk("activities") as desk:
        await open_list(desk)
        await desk.press("down", "e")
        await desk.until(lambda: isinstance(desk.app.screen, RowForm), "the form")
        await desk.type("?")
        await desk.press("escape")
        await desk.until(lambda: isinstance(desk.app.screen, PendingPage), "the row")
        await desk.press("e")
        await desk.sees("C gustus 2023?")
        await desk.press("escape")
        await desk.until(lambda: isinstance(desk.app.screen, PendingPage), "the row")
        await desk.press("d")  # discards what was typed, not the row
        assert len(records("pending")) == 2
        await desk.press("e")
        await desk.until(lambda: isinstance(desk.app.screen, RowForm), "the form")
        await desk.misses("C gustus 2023?")


async def test_a_row_is_said_to_be_a_record(waiting: Path) -> None:
    async with at_desk("activities") as desk:
        await open_list(desk)
        await desk.press("down")
        await open_row(desk)
        await desk.press("m")
        await desk.until(lambda: isinstance(desk.app.screen, Pick), "which one?")
        await desk.type("studi tiru")
        await desk.sees("Studi Tiru Antar-Sekolah")
        await desk.press("enter")
        await desk.sees("Diputuskan: Studi Tiru Antar-Sekolah")
    assert len(records("activities")) == 16 and len(records("pending")) == 1


async def test_a_row_is_set_aside_and_brought_back(waiting: Path) -> None:
    async with at_desk("activities") as desk:
        await open_list(desk)
        await open_row(desk)
        await desk.press("d")
        await desk.until(lambda: isinstance(desk.app.screen, PendingScreen), "the list")
        assert desk.table.count == 1
        await desk.press("d")  # in the list too
        await desk.until(lambda: desk.table.count == 0, "none left")
        await desk.press("g")
        await desk.choose("Yang sudah dihapus")
        await desk.until(lambda: desk.table.count == 2, "those set aside")
        await desk.press("d")
        await desk.until(lambda: desk.table.count == 1, "one brought back")
    assert len(records("pending")) == 1 and len(records("activities")) == 16


async def test_nothing_is_accepted_where_nothing_is_suggested(school: Path) -> None:
    imported("activities", "Kegiatan,Waktu\nLomba,kapan-kapan")
    async with at_desk("activities") as desk:
        await open_list(desk)
        await desk.press("y")
        await desk.sees("Baris ini tidak punya saran.")
    assert len(records("pending")) == 1


async def test_it_is_reached_from_today(waiting: Path) -> None:
    async with at_desk("today") as desk:
        await desk.sees("2 baris impor menunggu keputusan · Kegiatan")
        table = desk.table
        for _ in range(table.count):
            if "baris impor" in desk.cursor_line:
                break
            await desk.press("down")
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, PendingScreen), "the waiting rows")
        await desk.press("y", "y")
        await desk.until(lambda: desk.table.count == 0, "all settled")
        await desk.press("escape")
        await desk.misses("baris impor menunggu")


async def test_a_row_that_someone_else_settled_is_not_settled_twice(waiting: Path) -> None:
    from mitra_tui.screens.pending import accept_all
    from mitra_tui.services import pending

    async with at_desk("activities") as desk:
        await open_list(desk)
        await desk.press("down")
        await open_row(desk)
        accept_all(pending.reopen(records("pending")[1]["id"]))
        await desk.press("y", "y")
        await desk.until(lambda: desk.message != "", "a refusal")
    assert len(records("activities")) == 17


async def test_a_name_that_two_partners_bear_is_told_apart(school: Path) -> None:
    factories.partner("PT Satu")
    factories.partner("PT. Satu")
    imported("interactions", "Mitra,Tanggal,Perihal\nP.T. Satu,3 Mei 2024,Jadwal PKL")
    async with at_desk("activities") as desk:
        desk.app.push_screen(PendingScreen("interactions"))
        await desk.sees("1 catatan · Untuk: Komunikasi", "Jadwal PKL", "Mitra")
        await open_row(desk)
        await desk.press("e")
        await desk.until(lambda: isinstance(desk.app.screen, RowForm), "the form")
        assert desk.app.focused is not None and desk.app.focused.id == "field-partner"
        for _ in "P.T. Satu":
            await desk.press("backspace")
        await desk.type("PT. Satu")
        await desk.press("ctrl+s")
        await desk.sees("Diputuskan: Jadwal PKL")
    (made,) = records("interactions")
    assert made["partner"] == next(one["id"] for one in records("partners")
                                   if one["name"] == "PT. Satu")
