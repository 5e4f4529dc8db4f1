"""Early warnings on screen: seen with their evidence, opened, and made something of by one key."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from mitra_tui.models.base import db
from mitra_tui.screens.agreement_page import AgreementPage
from mitra_tui.screens.conflicts import ConflictsScreen
from mitra_tui.screens.partner_page import PartnerPage
from mitra_tui.screens.preferences import PreferencesScreen
from mitra_tui.screens.warnings import WarningsScreen
from mitra_tui.services.warnings import warnings
from mitra_tui.services.warnings.options import choose
from mitra_tui.widgets.dialogs.fill import Fill
from tests import factories
from tests.fence import ROOT
from tests.screens.desk import LARGE, SMALL, Desk, at_desk

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])


def day(offset: int) -> str:
    return (date(2024, 5, 20) + timedelta(days=offset)).isoformat()


@pytest.fixture
def troubled(with_partners: Path) -> int:
    """A letter, overdue duties and a silent partner; the agreement's id."""
    partner = factories.partner("CV [Mitra] [/]")
    for offset in (151, 121, 91, 61):
        factories.interaction(partner, on_date=day(-offset))
    factories.interaction(4, "Permohonan PKL", kind="letter", answer_by=day(-1))
    return factories.agreement(
        partner, title="Kelas [industri]", state="signed", signed_on=day(-300),
        starts_on=day(-300), ends_on=day(400), duties=[
            {"side": "partner", "text": "Menunjuk instruktur", "due_on": day(-5)},
            {"side": "school", "text": "Mengirim siswa", "due_on": day(-3)}])


async def open_warnings(desk: Desk) -> None:
    await desk.press("g")
    await desk.choose("Peringatan dini")
    await desk.until(lambda: isinstance(desk.app.screen, WarningsScreen), "the warnings")
    await desk.sees("peringatan dini")


def count(table: str) -> int:
    (found,) = db.execute_sql(f"SELECT count(*) FROM {table}").fetchone()
    return int(found)


def newest(what: str, table: str) -> dict[str, Any]:
    (one,) = db.execute_sql(f"SELECT max(id) FROM {table}").fetchone()
    return factories.values_of(what, one)


@SIZES
async def test_warnings_tell_their_evidence_and_lead_to_it(
    troubled: int, size: tuple[int, int],
) -> None:
    async with at_desk("conflicts", size) as desk:
        await open_warnings(desk)
        await desk.sees("3 peringatan dini", "Hotel Mercure Samarinda", "Komunikasi · 2 Mei 2024")
        await desk.press("j")
        await desk.sees("CV [Mitra] [/]: Kewajiban mitra lewat 15 Mei 2024",
                        "Perjanjian · 15 Mei 2024 · Menunjuk instruktur")
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, AgreementPage), "the agreement")
        await desk.press("escape")
        await desk.until(lambda: isinstance(desk.app.screen, WarningsScreen), "the list")
        await desk.press("j")
        await desk.sees("biasanya berkomunikasi tiap 30 hari")
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, PartnerPage), "the partner")


async def test_one_of_several_records_is_chosen(with_partners: Path) -> None:
    factories.contact(4, "Terakhir", active_to=day(-2))
    for contact in (1, 2, 3):
        if factories.values_of("contacts", contact)["partner"] == 4:
            factories.edit("contacts", contact, active_to=day(-30))
    visual = factories.programme()
    for place in range(2):
        factories.activity(f"Acara {place}", programmes=[visual], starts_on=day(5), partners=[1])
    async with at_desk("today") as desk:
        await open_warnings(desk)
        await desk.press("enter")
        await desk.choose("Kegiatan · 25 Mei 2024 · Acara 0")
        await desk.sees("Acara 0")
        await desk.press("escape")
        await desk.until(lambda: isinstance(desk.app.screen, WarningsScreen), "the list")
        await desk.press("j", "enter")
        await desk.until(lambda: isinstance(desk.app.screen, PartnerPage), "the partner")


async def test_one_key_makes_a_potential_conflict(troubled: int) -> None:
    async with at_desk("conflicts") as desk:
        await open_warnings(desk)
        await desk.press("j", "l")
        await desk.sees("2 peringatan dini", "u urungkan")
        values = newest("conflicts", "conflict")
        assert (values["nature"], values["rule"], values["agreement"]) == (
            "potential", "duty", troubled)
        await desk.press("u")
        await desk.sees("3 peringatan dini")
        assert count("conflict") == 0


async def test_one_key_makes_a_task(troubled: int) -> None:
    async with at_desk("today") as desk:
        await open_warnings(desk)
        await desk.press("n")
        await desk.sees("2 peringatan dini", "Tersimpan")
        assert newest("followups", "followup")["title"].startswith(
            "Hotel Mercure Samarinda: “Permohonan PKL”")
        await desk.press("escape")
        await desk.sees("Hotel Mercure Samarinda: “Permohonan PKL”")


@SIZES
async def test_a_warning_is_put_aside_with_a_reason_and_brought_back(
    troubled: int, size: tuple[int, int],
) -> None:
    async with at_desk("today", size) as desk:
        await open_warnings(desk)
        await desk.press("d")
        await desk.sees("Mengapa dikesampingkan?")
        await desk.press("enter")
        await desk.sees("Wajib diisi")
        await desk.type("Sudah ditelepon [b]")
        await desk.press("enter")
        await desk.sees("2 peringatan dini")
        assert [one.rule for one in warnings()] == ["duty", "silence"]
        await desk.press("g")
        await desk.choose("Yang dikesampingkan")
        await desk.sees("Surat belum dijawab", "Sudah ditelepon [b]")
        await desk.press("enter")
        await desk.sees("3 peringatan dini")


async def test_a_rule_is_switched_off_and_tuned_on_screen(troubled: int) -> None:
    async with at_desk("today") as desk:
        await open_warnings(desk)
        await desk.press("g")
        await desk.choose("Aturan peringatan dini")
        await desk.choose("Kewajiban lewat")
        await desk.sees("Hari sesudah tenggat", "Tidak untuk draf")
        await desk.press("tab", "ctrl+u")
        await desk.type("9")
        await desk.press("enter")
        await desk.sees("2 peringatan dini")
        assert [one.rule for one in warnings()] == ["letter", "silence"]


async def test_today_says_how_many_warnings_there_are(troubled: int) -> None:
    async with at_desk("today") as desk:
        await desk.sees("3 peringatan dini (g)")
        await open_warnings(desk)
        await desk.press("n", "escape")
        await desk.sees("2 peringatan dini (g)")


async def test_the_list_of_conflicts_says_it_too(troubled: int) -> None:
    async with at_desk("conflicts") as desk:
        await desk.sees("3 peringatan dini (g)")
        await open_warnings(desk)
        await desk.press("l", "escape")  # that one is a conflict now
        await desk.sees("1 catatan · 2 peringatan dini (g)")


def test_warnings_are_not_loaded_on_the_way_to_the_first_screen() -> None:
    code = ("from mitra_tui.screens.today import TodayScreen; TodayScreen(); import sys; "
            "print(*(name for name in sys.modules if 'warning' in name and 'mitra' in name))")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          cwd=ROOT)
    assert done.stdout.split() == []


async def test_where_nothing_warns_it_says_so(with_partners: Path) -> None:
    async with at_desk("conflicts") as desk:
        await desk.press("g")
        await desk.choose("Peringatan dini")
        await desk.sees("Tidak ada peringatan dini.")
        await desk.press("l", "n", "enter")
        await desk.sees("Tidak ada peringatan dini.")
    assert count("conflict") == count("followup") == 0


async def test_from_a_warning_to_an_outcome_by_keyboard_alone(troubled: int) -> None:
    """A warning becomes a potential conflict; over deliberation and mediation both sides accept
    the outcome."""
    factories.edit("agreements", troubled, dispute_steps=[
        {"step": "deliberation", "days": 30}, {"step": "mediation", "days": 30},
        {"step": "court"}])
    async with at_desk("conflicts") as desk:
        await open_warnings(desk)
        await desk.press("j", "l", "escape")
        await desk.until(lambda: isinstance(desk.app.screen, ConflictsScreen), "the log")
        await desk.sees("Potensi (1)", "Kewajiban mitra lewat")
        await desk.press("enter")
        for text, more in (("Rapat", ()), ("Bertemu", ("Dinas", "Sibuk", "Menunggu"))):
            await desk.press("l")
            await desk.until(lambda: isinstance(desk.app.screen, Fill), "the step")
            await desk.type(text)
            await desk.press("ctrl+s")
            for place, one in enumerate(more):
                await desk.sees("Wajib diisi")
                await desk.press(*["tab"] * bool(place))
                await desk.type(one)
            await desk.press(*["ctrl+s"] * bool(more))
            await desk.until(lambda: not isinstance(desk.app.screen, Fill), "the step is taken")
        await desk.press("t")
        await desk.until(lambda: isinstance(desk.app.screen, Fill), "the outcome")
        await desk.type("Instruktur ditunjuk")
        await desk.press("tab", "y", "tab", "y", "ctrl+s")
        await desk.sees("Wajib diisi")
        await desk.type("Tanyakan lebih awal")
        await desk.press("ctrl+s")
        await desk.sees("Selesai · 0 hari", "sekolah menerima", "mitra menerima")
        strokes = desk.strokes
    values = newest("conflicts", "conflict")
    assert (values["status"], values["rule"], [step["kind"] for step in values["steps"]]) == (
        "closed", "duty", ["deliberation", "mediation", "decision"])
    assert strokes <= 25
    assert [one.rule for one in warnings()] == ["letter", "silence"]  # dealt with


async def test_the_rules_stand_among_the_schools_choices(troubled: int) -> None:
    choose("duty", {"on": False})
    async with at_desk("school") as desk:
        desk.app.push_screen(PreferencesScreen())
        await desk.press("end")
        await desk.sees("Aturan peringatan dini", "1 aturan diubah")
        await desk.press("enter")
        await desk.choose("Kewajiban lewat: dimatikan")
        await desk.press("right")
        await desk.press("ctrl+s")
        await desk.misses("1 aturan diubah")
        await desk.sees("Tersimpan")
    assert [one.rule for one in warnings()] == ["letter", "duty", "silence"]
