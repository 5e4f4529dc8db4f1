"""Habits of people at a keyboard: what they press without thinking must do no harm."""

from __future__ import annotations

from pathlib import Path

from mitra_tui.services import partners
from mitra_tui.services.references import resolve
from mitra_tui.widgets.line import LineInput
from tests import factories
from tests.screens.desk import at_desk


# -- undo inside fields ---------------------------------------------------------------------
async def test_redo_inside_a_field_touches_no_record(with_partners: Path) -> None:
    async with at_desk() as desk:
        gone = desk.here
        await desk.press("d")
        await desk.sees("1 dihapus")
        await desk.press("u")
        await desk.sees("Diurungkan")
        await desk.press("n")
        await desk.sees("Mitra baru")
        await desk.type("abc")
        await desk.press("ctrl+y", "ctrl+z")
        await desk.until(lambda: desk.form.values()["name"] is None, "the name is taken back")
        await desk.press("ctrl+y")
        await desk.until(lambda: desk.form.values()["name"] == "abc", "it is there again")
        await desk.press("down", "ctrl+y", "ctrl+z", "escape", "slash")
        await desk.type("maju")
        await desk.press("ctrl+y")
        await desk.sees("1 dari 8")
    assert resolve("partners", gone)


async def test_caps_lock_is_named_instead_of_silence(with_partners: Path) -> None:
    async with at_desk() as desk:
        await desk.press("N")
        await desk.sees("Caps Lock")
        await desk.press("slash", "N")  # inside a field capitals are text
        await desk.misses("Caps Lock")


# -- where one comes back to ----------------------------------------------------------------
async def test_the_list_has_the_focus_after_a_page_that_a_search_opened(
    with_partners: Path,
) -> None:
    async with at_desk() as desk:
        await desk.press("slash")
        await desk.type("kaltim")
        await desk.press("enter")
        await desk.sees("PT. Kaltim Post", "Narahubung")
        await desk.press("escape")
        await desk.until(lambda: desk.page.focused is desk.table, "the list has the focus")
        await desk.press("z", "space")  # verbs, not letters of the search
        await desk.sees("1 ditandai")
        assert desk.page.query_one("#search", LineInput).value == "kaltim"
        await desk.press("space", "escape", "slash", "1", "2", "f2")
        await desk.sees("[1 Hari ini]")
        await desk.press("2")
        await desk.until(lambda: desk.page.focused is desk.table, "the list has it again")


async def test_help_leaves_the_search_as_it_is(with_partners: Path) -> None:
    async with at_desk() as desk:
        await desk.press("slash")
        await desk.type("ka")
        await desk.press("f1", "escape")
        await desk.type("l")
        await desk.until(lambda: desk.page.query_one("#search", LineInput).value == "kal",
                         "the search goes on")


async def test_the_digit_of_the_screen_that_is_on_goes_to_its_root(with_partners: Path) -> None:
    async with at_desk() as desk:
        await desk.press("enter")
        await desk.sees("Narahubung")
        assert len(desk.app.screen_stack) == 2
        await desk.press("2")
        await desk.until(lambda: len(desk.app.screen_stack) == 1, "the root")
        await desk.press("n")
        await desk.sees("Mitra baru")
        await desk.type("PT Sebentar")
        await desk.press("f3")
        await desk.sees("Draf disimpan · n melanjutkan")
        assert len(desk.app.screen_stack) == 1
        await desk.press("n")
        await desk.sees("PT Sebentar")


async def test_the_message_of_a_draft_names_the_key_that_takes_it_up(with_partners: Path) -> None:
    async with at_desk() as desk:
        await desk.press("n")
        await desk.sees("Mitra baru")
        await desk.type("A")
        await desk.press("escape")
        await desk.sees("Draf disimpan · n melanjutkan · d membuang")
        await desk.press("e")
        await desk.sees("Ubah mitra")
        await desk.type("A")
        await desk.press("escape")
        await desk.sees("Draf disimpan · e melanjutkan · d membuang")


# -- someone else removed it ----------------------------------------------------------------
async def test_a_record_removed_meanwhile_is_brought_back_only_if_wanted(
    with_partners: Path,
) -> None:
    one = resolve("partners", "CV Maju Jaya")
    async with at_desk() as desk:
        await desk.press("e")
        await desk.sees("Ubah mitra: CV Maju Jaya")
        await desk.type(" Abadi")
        partners.store.remove(one)
        await desk.press("ctrl+s")
        await desk.sees("sudah dihapus orang lain")
        await desk.press("enter")  # the harmless answer
        await desk.sees("Ubah mitra: CV Maju Jaya")
        assert partners.store.get(one).hidden
        await desk.press("ctrl+s")
        await desk.sees("sudah dihapus orang lain")
        await desk.press("y")
        await desk.sees("Tersimpan: CV Maju Jaya Abadi")
    found = partners.store.get(one)
    assert (found.hidden, found.values["name"]) == (False, "CV Maju Jaya Abadi")


async def test_what_was_changed_before_the_removal_is_shown_too(with_partners: Path) -> None:
    one = resolve("partners", "CV Maju Jaya")
    async with at_desk() as desk:
        await desk.press("e")
        await desk.sees("Ubah mitra: CV Maju Jaya")
        await desk.type(" Abadi")
        factories.edit("partners", one, city="Sangatta")
        partners.store.remove(one)
        await desk.press("ctrl+s")
        await desk.sees("sudah dihapus orang lain")
        await desk.press("y")
        await desk.sees("Orang lain sudah mengubah", "Sangatta")
