"""Hari ini at the keyboard: what agreements ask for is done where it stands."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from mitra_tui.screens.handing_over import Result
from mitra_tui.settings import Settings
from tests import factories
from tests.screens.desk import at_desk

TODAY = date(2024, 5, 20)
HOSTILE = "CV [Mitra] [/]"


def day(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


def value(name: str, one: int = 1) -> Any:
    return factories.values_of("agreements", one)[name]


@pytest.fixture
def running(school: Path) -> Path:
    """An agreement that runs, with duties of both sides and indicators that are due."""
    factories.agreement(
        factories.partner(HOSTILE), title="PKL", state="signed", starts_on=day(-100),
        ends_on=day(400), duties=[
            {"side": "partner", "text": "Menunjuk instruktur", "due_on": day(-2)},
            {"side": "school", "text": "Melapor", "due_on": day(1)}],
        indicators=[
            {"text": "Lulusan terserap", "target": 5, "unit": "orang", "due_on": day(2)},
            {"text": "Guru tamu", "measure": "activities", "target": 2, "due_on": day(3)}])
    return school


async def test_what_was_sent_is_signed_in_three_keys(school: Path) -> None:
    factories.agreement(factories.partner(HOSTILE), title="Kelas industri", state="sent",
                        starts_on=day(0), ends_on=day(700), school_number="421.5/7")
    async with at_desk("today") as desk:
        await desk.sees(f"20 Mei Tunggu TTD  {HOSTILE} · Kelas industri", "l Lanjut")
        await desk.press("l")
        await desk.sees("Tanggal tanda tangan")
        await desk.press("ctrl+s")
        await desk.sees("y ")
        await desk.press("y")
        await desk.sees("Tersimpan", "u urungkan")
        await desk.misses("Tunggu TTD")
        assert (value("state"), value("signed_on")) == ("signed", day(0))
        await desk.press("u")
        await desk.sees("Diurungkan", "Tunggu TTD")
        assert value("state") == "sent"


async def test_a_signature_can_wait(school: Path) -> None:
    factories.agreement(factories.partner(), title="Kelas industri", state="sent")
    async with at_desk("today") as desk:
        await desk.sees("Tunggu TTD")
        await desk.press("z", "7")
        await desk.sees("Tersimpan", "27 Mei Tunggu TTD")
        assert value("snoozed_to") == day(7)


async def test_a_duty_is_done_by_one_key_and_the_next_has_the_cursor(running: Path) -> None:
    async with at_desk("today") as desk:
        await desk.sees(f"18 Mei Kewajiban   Mitra: Menunjuk instruktur · {HOSTILE}",
                        "21 Mei Kewajiban   Sekolah: Melapor")
        await desk.press("t")
        await desk.sees("Selesai: Mitra: Menunjuk instruktur")
        assert [duty["done_on"] for duty in value("duties")] == [day(0), None]
        assert "Melapor" in desk.cursor_line
        await desk.press("u")
        await desk.sees("Diurungkan", "Menunjuk instruktur")
        assert [duty["done_on"] for duty in value("duties")] == [None, None]
        await desk.press("j", "t")
        await desk.sees("Selesai: Sekolah: Melapor")
        assert [duty["done_on"] for duty in value("duties")] == [None, day(0)]


async def test_a_duty_opens_among_the_duties_of_its_agreement(running: Path) -> None:
    async with at_desk("today") as desk:
        await desk.sees("Melapor")
        await desk.press("j", "enter")
        await desk.sees("Mitra", "Menunjuk instruktur", "Melapor")
        await desk.until(lambda: "Melapor" in desk.cursor_line, "the cursor on this duty")
        await desk.press("t")
        await desk.sees("Tersimpan")
        await desk.press("escape")
        await desk.sees("Hari ini")
        await desk.misses("Melapor")
        assert [duty["done_on"] for duty in value("duties")] == [None, day(0)]


async def test_an_indicator_is_told_in_place_unless_activities_tell_it(running: Path) -> None:
    async with at_desk("today") as desk:
        await desk.sees(f"22 Mei Indikator   Lulusan terserap · {HOSTILE}")
        await desk.press("j", "j", "t")
        await desk.sees("Lulusan terserap · target 5")
        await desk.type("5")
        await desk.press("enter")
        await desk.sees("Tersimpan")
        assert [one["actual"] for one in value("indicators")] == [5, None]
        assert "Guru tamu" in desk.cursor_line
        await desk.press("t")
        await desk.sees("Dihitung dari kegiatan")
        assert [one["actual"] for one in value("indicators")] == [5, None]


async def test_only_what_a_line_knows_is_offered(running: Path) -> None:
    async with at_desk("today") as desk:
        await desk.sees("Kewajiban", "t Selesai")
        for key in ("z", "r", "l", "d"):
            await desk.press(key)
        await desk.press("e")
        await desk.sees("Tanggung jawab")
        await desk.press("escape")
        await desk.sees("Menunjuk instruktur")
    assert [duty["done_on"] for duty in value("duties")] == [None, None]


async def test_x_writes_what_is_to_come_as_a_calendar(running: Path, tmp_path: Path) -> None:
    async with at_desk("today", settings=Settings(results=str(tmp_path / "hasil"))) as desk:
        await desk.sees("Kewajiban")
        await desk.press("x")
        await desk.until(lambda: isinstance(desk.app.screen, Result), "the file")
        await desk.sees("5 acara ditulis sebagai kalender")
    (file,) = (tmp_path / "hasil").rglob("agenda-2024-05-20.ics")
    told = [str(one["summary"]) for one in Calendar.from_ical(file.read_bytes()).walk("VEVENT")]
    assert told[-1] == f"Perjanjian berakhir · {HOSTILE} · PKL"
