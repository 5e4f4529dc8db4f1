"""The activity form: a date as precise as what is known, in one field."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui.models.base import db
from tests import factories
from tests.screens.desk import Desk, at_desk


def stored(title: str) -> tuple[object, ...]:
    row = db.execute_sql("SELECT starts_on, ends_on, date_precision, place FROM activity "
                         "WHERE title = ?", (title,)).fetchone()
    return tuple(row)


async def write_date(desk: Desk, text: str) -> None:
    """Open a new activity, and write its title and its date."""
    await desk.press("n")
    await desk.sees("Kegiatan baru")
    await desk.type("Uji")
    await desk.press("enter", "enter")
    await desk.type(text)


@pytest.mark.parametrize(("typed", "hint", "found"), [
    ("Mei 2024", "→ Mei 2024", ("2024-05-01", "2024-05-31", "month", "")),
    ("5/2024", "→ Mei 2024", ("2024-05-01", "2024-05-31", "month", "")),
    ("2023", "→ 2023", ("2023-01-01", "2023-12-31", "year", "")),
    ("21-25 Agustus 2023", "→ 21–25 Agu 2023", ("2023-08-21", "2023-08-25", "range", "")),
    ("Samarinda, 19 Mei 2024", "→ 19 Mei 2024",
     ("2024-05-19", "2024-05-19", "day", "Samarinda")),
    ("besok", "→ 21 Mei 2024", ("2024-05-21", "2024-05-21", "day", "")),
])
async def test_a_date_of_any_precision_is_understood(
    with_activities: Path, typed: str, hint: str, found: tuple[str, ...],
) -> None:
    async with at_desk("activities") as desk:
        await write_date(desk, typed)
        await desk.sees(hint)
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan: Uji")
    assert stored("Uji") == found


async def test_what_is_no_date_is_said_under_the_field(with_activities: Path) -> None:
    async with at_desk("activities") as desk:
        await write_date(desk, "31/2/2024")
        await desk.press("ctrl+s")
        await desk.sees("Tanggal “31/2/2024” tidak ada di kalender.")


async def test_a_month_opens_as_a_month_and_stays_one(with_activities: Path) -> None:
    one = factories.activity("Bulan", starts_on="2024-05", place="Bontang")
    before = factories.values_of("activities", one)
    async with at_desk("activities") as desk:
        await desk.press("slash")
        await desk.type("bulan")
        await desk.press("enter")
        await desk.sees("Pertemuan & jam")
        await desk.press("e")
        await desk.sees("Ubah kegiatan", "Mei 2024")
        assert desk.form.values()["starts_on"] == "Mei 2024"
        await desk.type("an")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan: Bulanan")
    assert factories.values_of("activities", one) == before | {"title": "Bulanan"}


async def test_both_sides_of_a_date_are_shown_when_someone_else_moved_it(
    with_activities: Path,
) -> None:
    one = factories.activity("Bulan", starts_on="2024-05")
    async with at_desk("activities") as desk:
        await desk.press("slash")
        await desk.type("bulan")
        await desk.press("enter")
        await desk.sees("Pertemuan & jam")
        await desk.press("e")
        await desk.sees("Ubah kegiatan")
        factories.edit("activities", one, starts_on="2024-06-03", ends_on="2024-06-07",
                       date_precision="range")
        await desk.type("an")
        await desk.press("ctrl+s")
        await desk.sees("3–7 Jun 2024", "Mei 2024")


async def test_what_else_is_on_that_day_is_said_while_planning(with_activities: Path) -> None:
    visual = factories.programme("Perkapalan", short="PKP")
    factories.activity("Kunjungan ke pelabuhan", starts_on="2024-09-03", programmes=[visual])
    async with at_desk("activities") as desk:
        await write_date(desk, "3/9/2024")
        await desk.sees("→ 3 Sep 2024 · hari yang sama: Kunjungan ke pelabuhan")
        await desk.press("enter", "enter", "enter", "enter")
        await desk.type("PKP")
        await desk.press("enter")
        await desk.sees("bentrok PKP: Kunjungan ke pelabuhan")


async def test_the_category_says_what_it_counts_for(with_activities: Path) -> None:
    async with at_desk("activities") as desk:
        await desk.press("n")
        await desk.sees("Kegiatan baru")
        await desk.type("Uji")
        await desk.press("enter")
        await desk.type("Guru tamu")
        await desk.sees("→ 8+i: Guru tamu/instruktur industri")


async def test_a_usual_category_is_offered_where_none_was_used_yet(with_activities: Path) -> None:
    async with at_desk("activities") as desk:
        await desk.press("n")
        await desk.sees("Kegiatan baru")
        await desk.type("Uji")
        await desk.press("enter")
        await desk.type("Sinkr")
        await desk.sees("→ Sinkronisasi kurikulum")


async def test_duties_offered_are_those_of_the_agreement_that_is_named(
    with_activities: Path,
) -> None:
    mine = factories.agreement(1, title="PKS kapal", duties=[
        {"side": "partner", "text": "Memberi pelatihan kapal"}])
    factories.agreement(2, title="PKS lain", duties=[
        {"side": "partner", "text": "Memberi pelatihan lain"}])
    async with at_desk("activities") as desk:
        await desk.press("n")
        await desk.sees("Kegiatan baru")
        await desk.type("Uji")
        desk.form.open_rest()
        await desk.until(lambda: desk.form.query("#agreement") is not None, "the rest")
        desk.form.give({"agreement": mine})
        editor = desk.form.editor("duty")
        editor.focus()
        await desk.until(lambda: editor.has_focus, "the field")
        await desk.type("memberi")
        await desk.sees("Memberi pelatihan kapal")
        assert "Memberi pelatihan lain" not in desk.text
        await desk.press("enter", "ctrl+s")
        await desk.sees("Tersimpan: Uji")
    row = db.execute_sql("SELECT d.text FROM activity a JOIN duty d ON d.id = a.duty_id "
                         "WHERE a.title = 'Uji'").fetchone()
    assert tuple(row) == ("Memberi pelatihan kapal",)


async def test_an_activity_that_ends_before_it_starts_is_refused_and_kept_as_typed(
    with_activities: Path,
) -> None:
    async with at_desk("activities") as desk:
        await write_date(desk, "25-21 Agustus 2023")
        await desk.press("ctrl+s")
        await desk.sees("tanggal selesai mendahului")
        assert desk.form.values()["starts_on"] == "25-21 Agustus 2023"
    assert db.execute_sql("SELECT 1 FROM activity WHERE title = 'Uji'").fetchone() is None
