"""Whom a round asks: many at once from the directory or the page, and who has yet to answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui.models.base import db
from mitra_tui.screens.paper_entry import PaperEntry
from mitra_tui.screens.partner_page import PartnerPage
from mitra_tui.screens.survey_waiting import WaitingPage
from mitra_tui.services import surveys
from tests import factories
from tests.screens.desk import LARGE, SMALL, Desk, at_desk


def asked(survey: int = 1) -> list[int]:
    return list(surveys.store.get(survey).values["partners"])


async def waiting(desk: Desk, survey: int) -> None:
    desk.app.push_screen(WaitingPage(survey))
    await desk.until(lambda: isinstance(desk.app.screen, WaitingPage), "the page")
    await desk.sees("belum menjawab")


async def test_all_active_partners_are_asked_at_once(with_partners: Path) -> None:
    """From the list of rounds: open, the section, the way."""
    factories.edit("partners", 1, stage="active")
    factories.edit("partners", 2, stage="active")
    factories.edit("partners", 3, stage="ended")
    one = factories.survey()
    async with at_desk("feedback") as desk:
        await desk.press("enter", "down", "down", "enter")
        await desk.choose("Semua mitra aktif")
        await desk.sees("Tersimpan", "Belum menjawab")
        await desk.until(lambda: {1, 2} <= set(asked(one)) and 3 not in asked(one), "asked")
        await desk.press("u")
        await desk.until(lambda: asked(one) == [], "undone")


async def test_marked_partners_are_asked_in_a_round_that_is_open(with_partners: Path) -> None:
    one = factories.survey(partners=[1])
    factories.survey("Sudah lewat", opens_on="2024-01-01", closes_on="2024-01-31")
    async with at_desk() as desk:
        await desk.press("a", "g")
        await desk.choose("Tanya lewat survei")
        await desk.misses("Sudah lewat")
        await desk.choose("Kepuasan mitra 2024")
        await desk.sees("Tersimpan")
    everyone = {row[0] for row in db.execute_sql("SELECT id FROM partner WHERE hidden = 0")}
    assert asked(one)[0] == 1 and set(asked(one)) == everyone


async def test_a_new_round_is_made_for_the_marked(with_partners: Path) -> None:
    async with at_desk() as desk:
        await desk.press("space", "space", "g")
        await desk.choose("Tanya lewat survei (2 mitra)")
        await desk.choose("Survei baru")
        await desk.sees("Survei baru")
        await desk.type("Angket")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan: Angket")
    assert len(asked()) == 2


async def test_who_has_not_answered_is_called_and_typed(with_partners: Path) -> None:
    one = factories.survey(partners=[1, 2])
    factories.contact(2, "Bagian HRD", phone="0812-77")
    factories.response(one, partner=1, answers={"s1": 4})
    async with at_desk("feedback") as desk:
        await waiting(desk, one)
        await desk.sees("1 mitra belum menjawab", "Bagian HRD", "0812-77")
        await desk.press("c")
        await desk.sees("Catat")
        await desk.press("escape", "enter")
        await desk.until(lambda: isinstance(desk.app.screen, PartnerPage), "the partner")
        await desk.press("escape", "l")
        await desk.until(lambda: isinstance(desk.app.screen, PaperEntry), "its sheet")
        await desk.sees("Lembar 1")
        page = desk.app.screen
        assert isinstance(page, PaperEntry) and page.head["partner"] == 2
        await desk.press("4", "enter")
        await desk.sees("Tersimpan: Lembar 1")
        await desk.press("escape")
        await desk.sees("Semua mitra yang ditanya sudah menjawab")


async def test_those_not_waited_for_are_asked_no_more(with_partners: Path) -> None:
    one = factories.survey(partners=[1, 2, 3])
    async with at_desk("feedback") as desk:
        await waiting(desk, one)
        await desk.press("space", "space")
        await desk.sees("2 ditandai")
        await desk.press("d")
        await desk.sees("1 mitra belum menjawab", "Tersimpan")
    assert asked(one) == [3]


async def test_a_letter_goes_to_the_marked(with_partners: Path) -> None:
    one = factories.survey(partners=[1, 2])
    async with at_desk("feedback") as desk:
        await waiting(desk, one)
        await desk.press("a", "p")
        await desk.sees("Surat")


@pytest.mark.parametrize("size", [SMALL, LARGE, (40, 12)])
async def test_it_fits(with_partners: Path, size: tuple[int, int]) -> None:
    factories.edit("partners", 1, name="CV [Mitra] [/]")
    one = factories.survey(partners=[1, 2])
    async with at_desk("feedback", size=size) as desk:
        await waiting(desk, one)
        await desk.sees("CV [Mitra] [/]")
