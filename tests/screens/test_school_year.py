"""The calendar of a school year."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui.models.base import db
from tests import factories
from tests.screens.desk import LARGE, SMALL, Desk, at_desk


async def open_calendar(desk: Desk) -> None:
    await desk.press("g")
    await desk.choose("Kalender")
    await desk.sees("Tahun pelajaran")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_year_is_twelve_months_with_what_begins_in_each(
    with_activities: Path, size: tuple[int, int],
) -> None:
    visual = factories.programme("Perkapalan", short="PKP")
    factories.activity("Rapat CV [Mitra] [/]", starts_on="2023-11-02", programmes=[visual])
    factories.activity("Kunjungan", starts_on="2023-11-02/2023-11-04", programmes=[visual])
    factories.activity("Batal saja", starts_on="2023-11-03", status="cancelled")
    factories.activity("Pameran", starts_on="2023-12")
    factories.activity("Tahun lain", starts_on="2022-12-01")
    async with at_desk("activities", size) as desk:
        await open_calendar(desk)
        await desk.sees("Tahun pelajaran 2023/2024 · 6 kegiatan", "Jul 2023", "Jun 2024",
                        "2 bentrok · 2 Rapat CV [Mitra] [/]; 2 Kunjun", "Tanpa tgl")
        lines = {line.split()[0]: line.split()[1:] for line in desk.lines if " 20" in line}
        assert lines["Nov"][1:3] == ["2", "1"]
        assert "Batal saja" not in desk.text and "Tahun lain" not in desk.text
        (december,) = [line for line in desk.lines if line.strip().startswith("Des 2023")]
        assert december.split()[2:] == ["1", "Pameran"], "of a month no day is told"


async def test_enter_opens_a_month_and_escape_comes_back(with_activities: Path) -> None:
    factories.activity("Rapat", starts_on="2024-05-02")
    async with at_desk("activities") as desk:
        await open_calendar(desk)
        await desk.until(lambda: desk.here == "Mei 2024", "the month that it is")
        await desk.press("enter")
        await desk.sees("1 catatan · Bulan: Mei 2024")
        assert desk.listed == ["2 Mei 2024"]
        await desk.press("escape")
        await desk.sees("Tahun pelajaran 2023/2024")


async def test_an_activity_is_planned_in_the_month_under_the_cursor(with_activities: Path) -> None:
    async with at_desk("activities") as desk:
        await open_calendar(desk)
        await desk.press("home", "n")
        await desk.sees("Kegiatan baru", "Jul 2023")
        await desk.type("Rapat awal")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan: Rapat awal", "1                Rapat awal")
    row = db.execute_sql("SELECT starts_on, date_precision FROM activity "
                         "WHERE title = 'Rapat awal'").fetchone()
    assert tuple(row) == ("2023-07-01", "month")


async def test_another_year_is_chosen_and_a_year_filters_the_list(with_activities: Path) -> None:
    factories.activity("Lama", starts_on="2020-01-05")
    async with at_desk("activities") as desk:
        await desk.press("f")
        await desk.choose("Tahun pelajaran")
        await desk.choose("2019/2020 (1)")
        await desk.sees("Tahun pelajaran: 2019/2020")
        assert desk.listed == ["5 Jan 2020"]
        await desk.press("escape")
        await open_calendar(desk)
        await desk.press("f")
        await desk.choose("2019/2020")
        await desk.sees("Tahun pelajaran 2019/2020 · 1 kegiatan", "5 Lama")
