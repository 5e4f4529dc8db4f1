"""The theme that was chosen is the one that is seen, and no theme hides where one is."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui.settings import THEMES, Settings
from tests import factories
from tests.screens.desk import at_desk
from tests.widgets.seen import is_reverse, strips

BACKGROUNDS = {"mitra": "#16181D", "mitra-16": "ansi_default", "mitra-mono": "ansi_default"}


@pytest.mark.parametrize("theme", THEMES)
async def test_the_chosen_theme_colours_the_screens(school: Path, theme: str) -> None:
    factories.followup("Kirim draf", due_on="2024-05-20")
    async with at_desk("today", settings=Settings(theme=theme)) as desk:
        await desk.sees("Kirim draf")
        background = desk.app.screen.styles.background
        assert (background.hex if background.ansi is None else "ansi_default") == (
            BACKGROUNDS[theme])
        row = next(y for y, line in enumerate(desk.lines) if "Kirim draf" in line)
        assert is_reverse(strips(desk.app)[row]), "the cursor is told without colour"
        await desk.press("8")
        await desk.sees("[8 Sekolah]")


@pytest.mark.parametrize(("value", "theme"), [("1", "mitra-mono"), ("", "mitra")])
async def test_no_color_is_heeded(
    school: Path, monkeypatch: pytest.MonkeyPatch, value: str, theme: str,
) -> None:
    monkeypatch.setenv("NO_COLOR", value)
    async with at_desk("today") as desk:
        await desk.sees("[1 Hari ini]")
        colours = {segment.style.color.triplet for strip in strips(desk.app) for segment in strip
                   if segment.style is not None and segment.style.color is not None}
        assert desk.app.theme == theme
        assert (colours <= {None}) == (theme == "mitra-mono")
