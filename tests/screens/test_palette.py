"""The palette: from any screen to any list, act or record by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui.rows.registry import MODULES
from mitra_tui.screens.places import places
from mitra_tui.services import backup
from tests.screens.desk import Desk, at_desk


async def go(desk: Desk, name: str) -> None:
    """Type a name into the palette and take the first line."""
    await desk.press("colon")
    await desk.type(name)
    await desk.press("enter")


@pytest.mark.parametrize("first", ["today", "partners", "activities", "school"])
@pytest.mark.parametrize(("typed", "seen"), [
    ("daftar tindak", ["Tindak lanjut", "Tenggat"]),
    ("pejabat", ["Jabatan", "Nama"]),
    ("daftar jurusan", ["Desain Komunikasi Visual"]),
    ("daftar tim", ["Peran"]),
    ("pengaturan", ["berkas pengaturan"]),
    ("impor narahubung", ["Impor: Narahubung"]),
    ("ekspor komunikasi", ["Ekspor semuanya sebagai"]),
    ("riwayat sekolah", ["perubahan · Enter", "Tindakan"]),
])
async def test_lists_and_acts_are_reached_from_every_screen(
    with_activities: Path, first: str, typed: str, seen: list[str],
) -> None:
    async with at_desk(first) as desk:
        await go(desk, typed)
        await desk.sees(*seen)


async def test_a_backup_is_made_from_anywhere(with_partners: Path) -> None:
    async with at_desk("partners") as desk:
        await desk.press("enter")  # a partner's page
        await go(desk, "cadangan")
        await desk.sees("[8 Sekolah]", "Cadangan tersimpan dan sudah diperiksa")
        found = backup.newest()
        assert found is not None
        await desk.until(lambda: found[0].name in desk.text.replace("\n", "").replace(" ", ""),
                         "where it lies")
        await desk.press("escape")
        assert "Terakhir 20 Mei 2024" in desk.cursor_line


async def test_what_stands_on_the_school_gives_way(with_partners: Path) -> None:
    async with at_desk("school") as desk:
        await go(desk, "daftar pelatihan")
        await desk.sees("0 catatan")
        await go(desk, "periksa data")
        await desk.sees("Semua utuh.")
        assert "Periksa data" in desk.cursor_line


@pytest.mark.parametrize("word", ["dudi", "DUDIKA", "iduka"])
async def test_business_and_industry_are_found_by_all_their_names(
    with_partners: Path, word: str,
) -> None:
    async with at_desk("today") as desk:
        await go(desk, word)
        await desk.sees("4 catatan")
    async with at_desk("partners") as desk:
        await desk.press("slash")
        await desk.type(word)
        await desk.sees("4 dari 8", "Hotel Mercure Samarinda")
        await desk.misses("Politeknik")


@pytest.mark.parametrize(("word", "what"), [("mou", "agreements"), ("angket", "surveys")])
def test_lists_are_found_by_other_words_too(word: str, what: str) -> None:
    found = {place.key for place in places() if word in place.words.split()}
    assert (f"list:{what}" in found) == (what in MODULES)


def test_every_kind_of_record_has_its_places() -> None:
    keys = [place.key for place in places()]
    assert len(keys) == len({*keys})
    for what in MODULES:
        assert all((f"{act}:{what}" in keys) == (what != "pending")
                   for act in ("list", "import", "export")), what


async def test_every_list_can_be_opened(with_activities: Path) -> None:
    async with at_desk("school") as desk:
        for what in MODULES:
            if what == "pending":
                continue
            (label,) = [place.label for place in places() if place.key == f"list:{what}"]
            await go(desk, label)
            await desk.until(lambda what=what: getattr(  # type: ignore[misc]
                desk.app.screen, "WHAT", "") == what, what)
            await desk.press("q")
            await desk.sees("Bagian")


async def test_what_is_found_leaves_room_for_records(with_activities: Path) -> None:
    async with at_desk("partners") as desk:
        await desk.press("colon")
        await desk.type("per")
        await desk.sees("Daftar: Perjanjian", "jurusan: Perhotelan")
