"""The ledger of benefits by keys: its balance, suggestions, what the partner's page says."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui.screens.benefit_balance import BalancePage
from mitra_tui.screens.benefit_suggestions import SuggestionsPage
from mitra_tui.screens.benefits import BenefitsScreen
from mitra_tui.screens.partner_page import PartnerPage
from mitra_tui.services.benefits import balance, suggesting
from mitra_tui.services.registry import store_of
from mitra_tui.widgets.form import Form
from tests import factories
from tests.screens.desk import LARGE, Desk, at_desk

HOSTILE = "CV [Mitra] [/]"


@pytest.fixture
def visited(school: Path) -> int:
    """A partner with one activity that counted something."""
    partner = factories.partner(HOSTILE)
    factories.activity("Guru tamu", partners=[partner], status="done", starts_on="2024-03-05",
                       hours=4, hours_unit="jp", students=30)
    return partner


async def to_suggestions(desk: Desk) -> None:
    """From a partner's page over its benefits to what its activities suggest."""
    await desk.press("enter")
    await desk.sees("Riwayat")
    while not desk.here.startswith("Manfaat"):
        await desk.press("down")
    await desk.press("enter")
    await desk.until(lambda: isinstance(desk.app.screen, BenefitsScreen), "the benefits")
    await desk.press("l")
    await desk.until(lambda: isinstance(desk.app.screen, SuggestionsPage), "the suggestions")


async def test_a_suggestion_is_recorded_and_taken_back(visited: int) -> None:
    async with at_desk("partners") as desk:
        await to_suggestions(desk)
        await desk.sees("2 usulan dari kegiatan", HOSTILE, "4 JP", "30 peserta")
        await desk.press("l")
        await desk.sees("1 manfaat dicatat")
        assert balance.of_partner(visited).school == 1
        await desk.press("u")
        await desk.sees("2 usulan dari kegiatan")
        assert balance.of_partner(visited).school == 0
        await desk.press("a", "l")
        await desk.sees("2 manfaat dicatat", "Tidak ada usulan")
        assert (balance.of_partner(visited).school, balance.of_partner(visited).theirs) == (1, 1)


async def test_a_declined_one_is_gone_and_an_opened_one_may_be_changed(visited: int) -> None:
    async with at_desk("partners", LARGE) as desk:
        await to_suggestions(desk)
        await desk.press("d")
        await desk.sees("1 usulan ditolak")
        assert len(suggesting.suggestions()) == 1
        await desk.press("enter")
        await desk.until(lambda: bool(desk.app.screen.query(Form)), "its form")
        await desk.press("ctrl+s")
        await desk.sees("1 manfaat dicatat")
        (made,) = [one for one in store_of("benefits").records([1, 2]) if not one.hidden]
        assert (made.values["kind"], made.values["quantity"]) == ("contribution", 30)


async def test_the_balance_puts_whom_to_thank_on_top(visited: int) -> None:
    other = factories.partner("AAA Sudah dibalas")
    factories.benefit(other, side="partner", on_date="2024-04-01")
    factories.benefit(visited, on_date="2024-03-05")
    async with at_desk("activities", LARGE) as desk:
        await desk.press("g")
        await desk.choose("Manfaat")
        await desk.until(lambda: isinstance(desk.app.screen, BenefitsScreen), "the benefits")
        await desk.press("g")
        await desk.choose("Neraca manfaat")
        await desk.until(lambda: isinstance(desk.app.screen, BalancePage), "the balance")
        await desk.sees("1 menunggu ucapan terima kasih", "mitra · 5 Mar 2024")
        assert desk.listed == [HOSTILE, "AAA Sudah dibalas"]
        await desk.press("l")
        await desk.sees("Surat ucapan terima kasih")
        await desk.press("escape", "p")
        await desk.sees("Neraca manfaat kemitraan")


async def test_the_partners_page_says_whom_to_thank(visited: int) -> None:
    factories.benefit(visited, on_date="2024-03-05")
    async with at_desk("partners") as desk:
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, PartnerPage), "the partner")
        await desk.sees("sekolah 1, mitra 0 · beri ucapan terima kasih")


async def test_an_activity_s_own_benefits_suggest_only_its_own(visited: int) -> None:
    factories.activity("Lain", partners=[visited], status="done", starts_on="2024-04-05",
                       students=9)
    async with at_desk("activities") as desk:
        await desk.press("end", "enter")
        await desk.sees("Riwayat")
        while not desk.here.startswith("Manfaat"):
            await desk.press("down")
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, BenefitsScreen), "its benefits")
        await desk.press("l")
        await desk.sees("2 usulan dari kegiatan", "4 JP")
        assert "9 siswa" not in desk.text
        await desk.press("l", "escape")
        await desk.until(lambda: desk.table.count == 1, "it stands in the list")
