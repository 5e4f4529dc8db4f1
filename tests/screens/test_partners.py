"""Mitra (2) at the keyboard: finding, adding, changing, marking, undoing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mitra_tui.models.base import db
from mitra_tui.services import changes, partners
from mitra_tui.services.references import resolve
from tests import factories
from tests.screens.desk import LARGE, SMALL, at_desk

ODD = "CV [Mitra] [/]"


def number_of(name: str) -> int:
    return resolve("partners", name)


# -- the keys that are promised ----------------------------------------------------
async def test_a_partners_phone_takes_five_keys(with_partners: Path) -> None:
    async with at_desk("today") as desk:
        await desk.press("2", "slash", "i", "n", "d")
        await desk.sees("0812-5550-0001")
        assert desk.strokes == 5


async def test_a_new_partner_takes_seven_keys(with_partners: Path) -> None:
    async with at_desk("today") as desk:
        await desk.press("2", "n")
        await desk.sees("Mitra baru")
        await desk.type("PT Sinar Baru")
        await desk.press("enter")
        await desk.type("sek")
        await desk.press("enter")
        await desk.type("Bontang")
        await desk.press("enter")
        await desk.type("Ibu Wati")
        await desk.press("enter")
        await desk.type("0811-222")
        await desk.press("enter")
        await desk.sees("Tersimpan: PT Sinar Baru · u urungkan")
        assert desk.strokes == 7
        assert desk.here == "PT Sinar Baru"
    one = number_of("PT Sinar Baru")
    values = partners.store.get(one).values
    assert (values["kind"], values["city"], values["phone"]) == ("school", "Bontang", None)
    assert partners.lines([one])[one][2:4] == ("Ibu Wati", "0811-222")


async def test_undo_takes_one_key_and_takes_the_contact_along(with_partners: Path) -> None:
    async with at_desk() as desk:
        await desk.press("n")
        await desk.type("PT Sinar Baru")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan")
        before = desk.strokes
        await desk.press("u")
        await desk.sees("Diurungkan")
        assert desk.strokes == before + 1
        assert {"PT Sinar Baru", ""} & set(desk.listed) == set()
        assert len(desk.listed) == 8
        await desk.press("ctrl+y")
        await desk.sees("Diulangi")
        assert desk.here == "PT Sinar Baru"


async def test_undo_of_a_change_made_elsewhere_asks_first(with_partners: Path) -> None:
    factories.programme("Kuliner")
    async with at_desk() as desk:
        await desk.press("u")
        await desk.sees("Urungkan perubahan ini? Tambah jurusan: Kuliner")
        await desk.press("enter")  # the harmless answer
        assert changes.undoable().label == "Kuliner"  # type: ignore[union-attr]
        await desk.press("u", "y")
        await desk.sees("Diurungkan")
        assert changes.undoable().label != "Kuliner"  # type: ignore[union-attr]


def in_another_window(*words: str) -> None:
    """Another program of the same person works on the same data."""
    done = subprocess.run([sys.executable, "-m", "mitra_tui", *words], capture_output=True,
                          text=True)
    assert done.returncode == 0, done.stderr


async def test_what_the_other_window_changed_is_asked_about(with_partners: Path) -> None:
    async with at_desk() as desk:
        in_another_window("edit", "partners", "6", "city=Bontang")
        await desk.press("u")
        await desk.sees("Urungkan perubahan ini? Ubah mitra: CV Maju Jaya")
        await desk.press("escape")
        assert partners.store.get(6).values["city"] == "Bontang"
        in_another_window("undo")
        await desk.press("ctrl+y")
        await desk.sees("ulangi perubahannya?")
        await desk.press("y")
        await desk.sees("Diulangi")
    assert partners.store.get(6).values["city"] == "Bontang"


# -- searching -----------------------------------------------------------------------
@pytest.mark.parametrize(("typed", "found"), [
    ("indosat oredo", "PT Indosat Ooredoo Hutchison"),
    ("smkn 3 balik papan", "SMK Negeri 3 Balikpapan"),
    ("smkn 3 b", "SMK Negeri 3 Balikpapan"),
    ("pt kaltim", "PT. Kaltim Post"),
    ("rina", "PT Indosat Ooredoo Hutchison"),
    ("tenggarong", "CV Maju Jaya"),
    ("perhotelan", "Hotel Mercure Samarinda"),
])
async def test_search_finds_what_was_meant(with_partners: Path, typed: str, found: str) -> None:
    async with at_desk() as desk:
        await desk.press("slash")
        await desk.type(typed)
        await desk.until(lambda: found in desk.listed, f"{typed} finds {found}")
        assert desk.listed[0] == found
        assert "SMK Negeri 30 Balikpapan" not in desk.listed or "3" not in typed


async def test_a_search_puts_the_cursor_on_the_likeliest(with_partners: Path) -> None:
    async with at_desk() as desk:
        await desk.press("end")
        assert desk.here == "SMK Negeri 30 Balikpapan"
        await desk.press("slash")
        await desk.type("smk")
        await desk.until(lambda: len(desk.listed) == 2, "two schools are found")
        assert desk.here == "SMK Negeri 3 Balikpapan"
        await desk.press("down", "escape", "escape")
        await desk.until(lambda: len(desk.listed) == 8, "the search is cleared")
        assert desk.here == "SMK Negeri 30 Balikpapan", "the cursor stays on what was found"


async def test_arrows_and_enter_act_on_the_list_while_searching(with_partners: Path) -> None:
    async with at_desk() as desk:
        await desk.press("slash")
        await desk.type("smk")
        await desk.press("down", "enter")
        await desk.sees("SMK Negeri 30 Balikpapan", "Bagian")
        await desk.press("escape")
        await desk.sees("2 dari 8")


async def test_escape_goes_back_one_step_at_a_time(with_partners: Path) -> None:
    async with at_desk() as desk:
        await desk.press("f")
        await desk.choose("Jenis")
        await desk.choose("Sekolah")
        await desk.sees("2 dari 8", "Jenis: Sekolah")
        await desk.press("slash")
        await desk.type("30")
        await desk.sees("1 dari 8")
        await desk.press("escape")
        assert desk.app.focused is desk.table
        await desk.sees("1 dari 8", "Jenis: Sekolah")
        await desk.press("escape")
        await desk.sees("2 dari 8")
        await desk.press("escape")
        await desk.sees("8 catatan")
        await desk.press("escape", "escape")
        assert desk.app.is_running
        assert len(desk.listed) == 8


async def test_q_quits_only_at_the_root(with_partners: Path) -> None:
    async with at_desk() as desk:
        await desk.press("enter")
        await desk.sees("Bagian")
        await desk.press("q")
        await desk.sees("8 catatan")
        assert desk.app.is_running
        await desk.press("q")
        await desk.until(lambda: not desk.app.is_running, "the end")


# -- filters, order, views -------------------------------------------------------------
async def test_a_saved_view_keeps_filter_and_order(with_partners: Path) -> None:
    async with at_desk() as desk:
        await desk.press("f")
        await desk.choose("Kota")
        await desk.choose("Balikpapan")
        await desk.sees("2 dari 8")
        await desk.press("s")
        await desk.choose("Nama")  # the same order again: turned round
        assert desk.listed == ["SMK Negeri 30 Balikpapan", "SMK Negeri 3 Balikpapan"]
        await desk.press("v")
        await desk.choose("Simpan tampilan ini")
        await desk.type("Balikpapan saja")
        await desk.press("enter")
        await desk.sees("Tampilan tersimpan: Balikpapan saja")
        await desk.press("escape")
        await desk.sees("8 catatan")
        assert desk.listed[0] == "CV Maju Jaya"
    async with at_desk() as desk:  # another run of the app
        await desk.press("v", "enter")
        await desk.sees("2 dari 8", "Kota: Balikpapan")
        assert desk.listed == ["SMK Negeri 30 Balikpapan", "SMK Negeri 3 Balikpapan"]


async def test_editing_many_keeps_filter_and_cursor(with_partners: Path) -> None:
    async with at_desk() as desk:
        await desk.press("f")
        await desk.choose("Jenis")
        await desk.choose("Sekolah")
        await desk.sees("2 dari 8")
        await desk.press("a")
        await desk.sees("2 ditandai")
        await desk.press("down")
        await desk.press("e")
        await desk.sees("Isian apa yang diubah pada 2 catatan?")
        await desk.choose("Kota")
        await desk.type("Penajam")
        await desk.press("enter")
        await desk.sees("2 catatan:", "SMK Negeri 3 Balikpapan")
        await desk.press("y")
        await desk.sees("2 catatan diubah · u urungkan", "Jenis: Sekolah", "2 dari 8")
        assert desk.here == "SMK Negeri 30 Balikpapan"
        assert {partners.store.get(number_of(name)).values["city"] for name in desk.listed} == {
            "Penajam"}
        await desk.press("u")
        await desk.sees("Diurungkan")
        assert {partners.store.get(number_of(name)).values["city"] for name in desk.listed} == {
            "Balikpapan"}


async def test_a_field_of_many_can_be_emptied_and_says_what_it_becomes(
    with_partners: Path,
) -> None:
    async with at_desk() as desk:
        await desk.press("space", "space", "e")
        await desk.choose("Tahap")
        await desk.choose("Calon")  # labels, not codes, are asked and shown
        await desk.sees('Tahap menjadi "Calon"?')
        await desk.press("y")
        await desk.sees("catatan diubah")
        await desk.press("e")
        await desk.choose("Kota")
        await desk.press("enter")  # nothing typed: empty
        await desk.sees("Kota dikosongkan?")
        await desk.press("y")
        await desk.sees("2 catatan diubah")
        assert {partners.store.get(one).values["city"] for one in desk.table.marks} == {None}


# -- removing ---------------------------------------------------------------------------
async def test_what_was_removed_can_be_found_and_brought_back(with_partners: Path) -> None:
    async with at_desk() as desk:
        await desk.press("d")
        await desk.sees("1 dihapus: CV Maju Jaya · u urungkan", "7 catatan")
        await desk.press("g")
        await desk.choose("Yang sudah dihapus")
        await desk.until(lambda: desk.listed == ["CV Maju Jaya"], "the removed one")
        await desk.press("d")
        await desk.sees("1 dikembalikan")
        await desk.press("escape")
        await desk.sees("8 catatan")


async def test_many_are_removed_only_after_asking(with_partners: Path) -> None:
    async with at_desk() as desk:
        await desk.press("a", "d")
        await desk.sees("Hapus catatan ini?", "8 catatan:")
        await desk.press("enter")
        assert len(desk.listed) == 8
        await desk.press("d", "y")
        await desk.sees("8 dihapus")
        assert desk.listed == []
        await desk.press("u")
        await desk.until(lambda: len(desk.listed) == 8, "all of them again")


# -- looks ----------------------------------------------------------------------------
@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_name_is_only_a_name(with_partners: Path, size: tuple[int, int]) -> None:
    one = factories.partner(ODD, city="[b]Kota[/b]", owner="[@click=app.bell]x[/]",
                            aliases=["[red]"], notes="[/]\n[link]")
    factories.contact(one, "[i]Nama[/i]", position="[/b]", phone="[1]")
    factories.activity("[u]Kegiatan[/u]", partners=[one], starts_on="2024-05-01")
    factories.interaction(one, "[/] isi", follow_up_on="2024-06-01")
    async with at_desk(size=size) as desk:
        await desk.sees(ODD)
        assert desk.here == ODD
        await desk.press("enter")
        await desk.sees(ODD, "[b]Kota[/b]", "[i]Nama[/i] ([/b])", "[u]Kegiatan[/u]", "[/] isi",
                        "[red]", "[@click=app.bell]x[/]")
        await desk.press("enter")
        await desk.sees("[/]", "[link]")
        await desk.press("escape", "h")
        await desk.sees(f"Tambah mitra: {ODD}")
        await desk.press("escape", "c")
        await desk.sees(f"{ODD},")
        await desk.type("[bold]apa[/]")
        await desk.press("enter")
        await desk.sees(f"Tersimpan: {ODD} · u urungkan")
        await desk.press("d")
        await desk.sees(f"Dihapus: {ODD}")


async def test_every_line_keeps_its_place_at_120_by_40(with_partners: Path) -> None:
    async with at_desk(size=LARGE) as desk:
        await desk.sees("8 catatan", "PT Indosat Ooredoo Hutchison")
        lines = desk.text.split("\n")
        assert len(lines) == 40
        assert lines[0].startswith(" 1 Hari ini [2 Mitra]")
        assert "n Baru" in lines[-1]


async def test_very_many_are_changed_removed_and_undone_while_the_screen_stays_usable(
    with_partners: Path,
) -> None:
    for number in range(250):
        factories.partner(f"PT Banyak {number:03}", city="Bontang")
    async with at_desk() as desk:
        await desk.press("slash")
        await desk.type("banyak")
        await desk.press("escape", "a", "e")
        await desk.choose("Kota")
        await desk.type("Berau")
        await desk.press("enter", "y")
        await desk.sees("250 catatan diubah · u urungkan")
        assert dict(db.execute_sql("SELECT city, count(*) FROM partner GROUP BY city"))[
            "Berau"] == 250
        await desk.press("u")
        await desk.sees("Diurungkan")
        assert "Berau" not in dict(db.execute_sql("SELECT city, id FROM partner"))
        await desk.press("ctrl+y")
        await desk.sees("Diulangi")
        await desk.press("a", "a")  # marks away, then all again
        await desk.press("d", "y")
        await desk.sees("250 dihapus")
        await desk.press("u")
        await desk.sees("Diurungkan", "250 dari 258")


async def test_the_palette_finds_records_and_acts_by_name(with_partners: Path) -> None:
    factories.partner(ODD)
    async with at_desk("today") as desk:
        await desk.press("colon")
        await desk.type("[mitra]")
        await desk.sees(f"> mitra: {ODD}")
        await desk.press("enter")
        await desk.sees("Riwayat", ODD)
        await desk.press("ctrl+p")
        await desk.type("gabung")
        await desk.sees("> Gabung  (m)")
        await desk.press("enter")
        await desk.sees(f"Gabungkan {ODD} dengan mitra mana?")


async def test_history_tells_who_changed_what_in_words(with_partners: Path) -> None:
    one = number_of("CV Maju Jaya")
    factories.edit("partners", one, stage="active", aliases=["MJ"], name=ODD)
    async with at_desk() as desk:
        assert desk.here == ODD
        await desk.press("h")
        await desk.sees(f"Ubah mitra: {ODD} (20 Mei 2024 09:00) · penguji", "Tahap: Calon → Aktif",
                        f"Nama: CV Maju Jaya → {ODD}", "Nama lain: + MJ",
                        "Tambah mitra: CV Maju Jaya")
        await desk.press("q")
        await desk.sees("8 catatan")
