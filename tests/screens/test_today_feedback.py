"""Hari ini: surveys and reviews are taken further in place."""

from __future__ import annotations

from pathlib import Path

from mitra_tui.models.base import db
from mitra_tui.screens.paper_entry import PaperEntry
from tests import factories
from tests.screens.desk import at_desk


async def test_answers_are_typed_from_hari_ini(with_partners: Path) -> None:
    factories.survey(partners=[1], closes_on="2024-05-25")
    async with at_desk("today") as desk:
        await desk.sees("Kepuasan mitra 2024 · 1 belum menjawab")
        await desk.press("l")
        await desk.until(lambda: isinstance(desk.app.screen, PaperEntry), "the sheet")
        await desk.press("4", "enter")
        await desk.sees("Tersimpan")
        await desk.press("escape")
        await desk.misses("belum menjawab")


async def test_a_review_that_is_due_is_made_there(with_partners: Path) -> None:
    factories.evaluation(1, on_date="2024-01-10", next_on="2024-05-20")
    async with at_desk("today") as desk:
        await desk.sees("Evaluasi berikutnya")
        await desk.press("l")
        await desk.sees("Evaluasi baru")
        await desk.press("ctrl+s")
        await desk.misses("Evaluasi berikutnya")
    assert db.execute_sql("SELECT count(*) FROM evaluation").fetchone() == (2,)
