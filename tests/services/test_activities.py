"""Activities: what they serve, what they count for, and what stands in their way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mitra_tui.errors import Invalid, Stale
from mitra_tui.models.base import db
from mitra_tui.rows.activity import item_of
from mitra_tui.services import activities, changes, school_year
from mitra_tui.services.agreements import store as agreements
from mitra_tui.services.agreements.score import scorecard
from mitra_tui.services.clashes import clashes, of_activity
from tests import factories


def part(table: str, text: str) -> int:
    row = db.execute_sql(f"SELECT id FROM {table} WHERE text = ?", (text,)).fetchone()
    assert row is not None, text
    return int(row[0])


def indicator(text: str, **values: Any) -> dict[str, Any]:
    return {"text": text, "measure": "activities", "target": 2, **values}


# -- duty and indicator ------------------------------------------------------------
def test_the_duty_that_an_activity_serves_brings_its_agreement(with_activities: Path) -> None:
    agreement = factories.agreement(factories.partner("PT Kaltim Post"),
                                    duties=[{"side": "school", "text": "Mengirim 21 siswa"}])
    one = factories.activity("Penempatan", duty="Mengirim 21 siswa")
    values = factories.values_of("activities", one)
    assert values["agreement"] == agreement
    assert values["duty"] == part("duty", "Mengirim 21 siswa")


def test_a_duty_of_another_agreement_is_refused(with_activities: Path) -> None:
    partner = factories.partner("PT Kaltim Post")
    factories.agreement(partner, duties=[{"side": "school", "text": "Mengirim 21 siswa"}])
    other = factories.agreement(partner, title="Lain", duties=[{"side": "school", "text": "Lain"}])
    with pytest.raises(Invalid) as refused:
        factories.activity("Salah", agreement=other, duty="Mengirim 21 siswa")
    assert [(one.field, one.key) for one in refused.value.errors] == [
        ("duty", "check.of_other_agreement")]


def test_an_indicator_stays_named_while_the_agreement_is_rewritten(with_activities: Path) -> None:
    partner = factories.partner("PT Kaltim Post")
    agreement = factories.agreement(
        partner, title="Guru tamu", indicators=[indicator("Pertama"), indicator("Kedua")])
    one = factories.activity("Kunjungan", agreement=agreement, indicator="Kedua")
    kept = part("indicator", "Kedua")
    factories.edit("agreements", agreement, indicators=[
        indicator("Baru"), indicator("Kedua", target=5), indicator("Pertama")])
    assert part("indicator", "Kedua") == kept
    assert [row["text"] for row in agreements.get(agreement).values["indicators"]] == [
        "Baru", "Kedua", "Pertama"]
    assert factories.values_of("activities", one)["indicator"] == kept


def test_an_indicator_that_goes_is_no_longer_named_and_undo_names_it_again(
    with_activities: Path,
) -> None:
    partner = factories.partner("PT Kaltim Post")
    agreement = factories.agreement(partner, title="Guru tamu",
                                    indicators=[indicator("Satu"), indicator("Dua")])
    one = factories.activity("Kunjungan", agreement=agreement, indicator="Dua")
    kept = part("indicator", "Dua")
    factories.edit("agreements", agreement, indicators=[indicator("Satu")])
    assert factories.values_of("activities", one)["indicator"] is None
    changes.undo()
    assert factories.values_of("activities", one)["indicator"] == kept


def test_an_activity_counts_for_the_indicator_that_it_names(with_activities: Path) -> None:
    agreement = factories.agreement(
        factories.partner("PT Kaltim Post"), title="Guru tamu", starts_on="2024-01-01",
        ends_on="2026-01-01", state="signed", signed_on="2024-01-01",
        indicators=[indicator("Guru tamu hadir", category="Guru tamu"),
                    indicator("Kunjungan", category="Kunjungan industri")])
    factories.activity("Lokakarya", category="Workshop/seminar", starts_on="2024-03-01",
                       status="done", agreement=agreement, indicator="Guru tamu hadir")
    assert [one.actual for one in scorecard(agreement).indicators] == [1, 0]


# -- 8+i ---------------------------------------------------------------------------
@pytest.mark.parametrize(("category", "people", "item"), [
    ("Guru tamu", {}, 3), ("guru tamu ", {}, 3), ("PKL/magang", {}, 4), ("Pameran", {}, None),
    ("", {}, None), (None, {}, None), ("Diklat/pelatihan", {"teachers": 4}, 6),
    ("Diklat/pelatihan", {"students": 30}, None),
    ("Diklat/pelatihan", {"students": 30, "teachers": 2}, 6),
])
def test_a_category_says_for_which_item_an_activity_counts(
    category: str | None, people: dict[str, int], item: int | None,
) -> None:
    assert item_of(category, **people) == item
    assert item_of(category, 7, **people) == 7, "what the activity says itself goes first"


# -- clashes -------------------------------------------------------------------------
def two(first: dict[str, Any], second: dict[str, Any]) -> list[tuple[str, tuple[str, ...]]]:
    """What is said to stand in the way of the second of two activities."""
    factories.activity("Pertama", **first)
    one = factories.activity("Kedua", **second)
    return [(clash.title, clash.shared) for clash in of_activity(one)]


@pytest.fixture
def programmes(database: object) -> tuple[int, int]:
    return (factories.programme("Desain Komunikasi Visual", short="DKV"),
            factories.programme("Perhotelan"))


def test_the_same_programme_on_the_same_day_clashes(programmes: tuple[int, int]) -> None:
    visual, _ = programmes
    assert two({"starts_on": "2023-08-01/2023-08-03", "programmes": [visual]},
               {"starts_on": "2023-08-03", "programmes": [visual]}) == [("Pertama", ("DKV",))]


def test_an_activity_of_no_programme_may_be_in_everybodys_way(
    programmes: tuple[int, int],
) -> None:
    visual, _ = programmes
    assert two({"starts_on": "2023-08-03"},
               {"starts_on": "2023-08-03", "programmes": [visual]}) == [("Pertama", ())]


@pytest.mark.parametrize("change", [
    {"starts_on": "2023-08-04"}, {"starts_on": "2023-08"}, {"status": "cancelled"},
    {"programmes": ["Perhotelan"]}, {"starts_on": "2023-07-01/2023-12-31"}, {"starts_on": None},
])
def test_nothing_is_in_the_way_when(programmes: tuple[int, int], change: dict[str, Any]) -> None:
    visual, _ = programmes
    first = {"starts_on": "2023-08-03", "programmes": [visual]}
    assert two(first | change, first) == []


def test_removed_activities_are_in_nobodys_way(programmes: tuple[int, int]) -> None:
    visual, _ = programmes
    one = factories.activity("Pertama", starts_on="2023-08-03", programmes=[visual])
    assert len(clashes("2023-08-03", "", [visual])) == 1
    activities.store.remove(one)
    assert clashes("2023-08-03", "", [visual]) == []


# -- done, cancelled, copied ---------------------------------------------------------
def test_what_somebody_else_changed_meanwhile_is_not_overwritten(with_activities: Path) -> None:
    one = factories.activity("Kunjungan")
    with pytest.raises(Stale):
        activities.conclude(one, {"finding": "Baik"}, version=7)
    assert factories.values_of("activities", one)["status"] == "planned"


def test_a_copy_keeps_the_weekday_and_begins_anew(with_activities: Path) -> None:
    agreement = factories.agreement(1, title="PKS", state="signed", starts_on="2024-01-01",
                                    ends_on="2024-12-31")
    one = factories.activity(
        "Kunjungan", starts_on="2024-05-06/2024-05-08", agreement=agreement, partners=[1],
        hours=6, finding="Baik", evidence=["foto"], status="done",
        sessions=[{"on_date": "2024-05-06"}])
    (copy,) = activities.copy_to_next_year([one])
    values = factories.values_of("activities", copy)
    assert (values["starts_on"], values["ends_on"]) == ("2025-05-05", "2025-05-07")
    assert (values["partners"], values["hours"], values["status"]) == ([1], 6, "planned")
    assert [values[name] for name in ("finding", "agreement")] == [None, None]
    assert values["evidence"] == values["sessions"] == []


@pytest.mark.parametrize(("day", "later"), [
    ("2024-07-01", "2025-07-07"), ("2024-06-30", "2025-06-29"), ("2023-07-01", "2024-07-06"),
])
def test_a_copy_falls_into_the_next_school_year(
    with_activities: Path, day: str, later: str,
) -> None:
    (copy,) = activities.copy_to_next_year([factories.activity("Awal tahun", starts_on=day)])
    assert factories.values_of("activities", copy)["starts_on"] == later


# -- the school year -------------------------------------------------------------------
def test_a_month_counts_by_status_and_finds_clashes_across_its_end(
    programmes: tuple[int, int],
) -> None:
    visual, hotels = programmes
    for title, day, who in (("A", "2023-07-31/2023-08-02", visual), ("B", "2023-08-01", visual),
                            ("C", "2023-08-02", hotels), ("D", "2023-08-02", visual)):
        factories.activity(title, starts_on=day, programmes=[who])
    factories.activity("Batal", starts_on="2023-08-01", status="cancelled", programmes=[visual])
    july, august, *rest = school_year.months("2023/2024")
    assert (july.planned, july.clashing) == (1, 1)
    assert (august.planned, august.cancelled, august.clashing) == (3, 1, 2)
    assert [one.count for one in rest] == [0] * 10
    assert school_year.usual_year() == "2023/2024"
    assert school_year.years()[0] == "2024/2025"
