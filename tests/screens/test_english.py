"""Screens in English. Bindings are read at import, so that this needs a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests import factories
from tests.fence import ROOT

SHOW = """
import asyncio, sys
from pathlib import Path
from mitra_tui import clock, i18n
i18n.use("en")
from datetime import date
clock.set_today(date(2024, 5, 20))
from mitra_tui.models.opening import open_database
open_database(Path(sys.argv[1]), wait=2.0)
from tests.screens.desk import LARGE, SMALL, at_desk

async def show():
    async with at_desk(sys.argv[2], SMALL if sys.argv[3] == "small" else LARGE) as desk:
        await desk.sees(sys.argv[4])
        print(desk.text)
        await desk.press("f1")
        await desk.sees("The paper's advice")

asyncio.run(show())
"""


def shown(database: Path, screen: str, size: str, waits_for: str) -> str:
    """The screen as text, in English."""
    done = subprocess.run(
        [sys.executable, "-c", SHOW, str(database), screen, size, waits_for],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("size", ["small", "large"])
def test_today_in_english(with_partners: Path, size: str) -> None:
    factories.followup("Kirim draf", due_on="2024-05-19")
    factories.activity("Kunjungan", starts_on="2024-05-18")
    text = shown(with_partners, "today", size, "Follow-up")
    for words in ("[1 Today] 2 Partners", "Monday, 20 May 2024 · 2 late", "Late · 2",
                  "19 May Follow-up   Kirim draf", "18 May Took place? Kunjungan",
                  "First steps · 1 of 4 done", "t Done", "z Snooze"):
        assert words in text, text


@pytest.mark.parametrize("size", ["small", "large"])
def test_the_school_in_english(with_activities: Path, size: str) -> None:
    text = shown(with_activities, "school", size, "Principal")
    for words in ("[8 School]", "Fill in address and city", "Kepala · since 1 Jan 2020",
                  "Needs & goals", "1 Jul 2024 · Tempat PKL", "Enter makes one now",
                  "Language English", "e Edit"):
        assert words in text, text
