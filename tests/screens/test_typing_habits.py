"""Habits of people at a keyboard: what they press without thinking must do no harm."""

from __future__ import annotations

from pathlib import Path

from mitra_tui.services.references import resolve
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
