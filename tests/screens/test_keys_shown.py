"""The last line of the screen: the keys that matter here, as many as there is room for."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui.screens.help import help_text
from mitra_tui.widgets.bars import KEYS_SHOWN
from tests import factories
from tests.screens.desk import Desk, at_desk
from tests.screens.test_english import screens
from tests.screens.test_today import value


def keys(desk: Desk) -> str:
    return desk.lines[-1]


async def test_a_list_shows_seven_keys(with_partners: Path) -> None:
    async with at_desk() as desk:
        await desk.sees("CV Maju Jaya")
        assert keys(desk) == (
            " / Cari  n Baru  e Ubah  c Catat  f Saring  space Tandai  x Ekspor")


@pytest.mark.parametrize(("first", "shown"), [
    ("partners", " / Search  n New  e Edit  c Note  f Filter  space Mark  x Export"),
    ("today", " t Done  z Snooze  e Edit  n New  c Note  f Filter  g Related lists"),
    ("school", " e Edit  h History  c Note  g Related lists  p Print  F1 Help"),
])
def test_english_keys_fit_as_well(with_activities: Path, first: str, shown: str) -> None:
    factories.followup("Kirim draf", due_on="2024-05-20")
    (screen,) = screens(with_activities, first)
    assert screen.split("\n")[-1] == shown
    assert shown.count("  ") < KEYS_SHOWN


async def test_among_the_removed_the_key_brings_back(with_partners: Path) -> None:
    async with at_desk() as desk:
        await desk.sees("CV Maju Jaya")
        await desk.press("d", "g")
        await desk.choose("Yang sudah dihapus")
        await desk.sees("1 catatan · yang sudah dihapus")
        assert keys(desk) == " d Kembalikan  / Cari  f Saring  space Tandai  x Ekspor  F1 Bantuan"
        await desk.press("n", "e")
        assert desk.here == "CV Maju Jaya"
        await desk.press("d")
        await desk.sees("1 dikembalikan: CV Maju Jaya", "Tidak ada yang dihapus")
        await desk.until(lambda: "Kembalikan" not in keys(desk), "nothing to bring back")


async def test_the_next_step_of_a_planned_activity_is_that_it_was_done(
    with_activities: Path,
) -> None:
    async with at_desk("activities") as desk:
        await desk.until(lambda: desk.listed[0] == "Jun 2024", "the planned one")
        assert keys(desk).startswith(" t Selesai")
        assert "l             Langkah berikutnya: yang direncanakan" in help_text(desk.page)
        await desk.press("l")
        await desk.sees("Apa hasilnya?")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan: Guru tamu perhotelan")
        assert value("activity", "status", 3) == "done"
        await desk.until(lambda: "Selesai" not in keys(desk), "no key for what is done")
        await desk.press("l")
        assert desk.message == ""
        await desk.press("u")
        await desk.sees("Diurungkan")
        assert value("activity", "status", 3) == "planned"


async def test_a_cancelled_activity_has_no_next_step(with_activities: Path) -> None:
    factories.edit("activities", 3, status="cancelled")
    async with at_desk("activities") as desk:
        await desk.until(lambda: desk.listed[0] == "Jun 2024", "the cancelled one")
        await desk.press("l", "space", "l")
        await desk.sees("Tidak ada yang masih direncanakan")
        assert desk.table.marks == {3}
        assert value("activity", "status", 3) == "cancelled"


async def test_a_planned_activity_is_done_from_hari_ini(with_partners: Path) -> None:
    one = factories.activity("Rapat kerja", starts_on="2024-05-20")
    async with at_desk("today") as desk:
        await desk.sees("Rapat kerja")
        await desk.press("l")
        await desk.sees("Selesai: Rapat kerja. Apa hasilnya?")
        await desk.press("ctrl+s")
        await desk.until(lambda: value("activity", "status", one) == "done", "done")


async def test_what_is_listed_next_is_no_task(with_partners: Path) -> None:
    one = factories.followup("Kirim draf", due_on="2024-05-20")
    async with at_desk("today") as desk:
        await desk.sees("Kirim draf")
        await desk.press("l")
        assert value("followup", "done_on", one) == ""
