"""Rows that say the same under different numbers of one table: two until a person says one."""

from __future__ import annotations

from pathlib import Path

from mitra_tui.i18n import t
from mitra_tui.services import pending
from mitra_tui.services.importing import Choice, Verdict, apply, choices, decide, message_of
from tests.services.imports import everything, imported, names, planned, records, verdicts

TWICE = """
No,Kegiatan,Waktu
1,Guru Tamu Perbankan,Mei 2024
2,Guru Tamu Perbankan,Mei 2024
"""


def test_equal_rows_with_different_numbers_are_asked_about(school: Path) -> None:
    made = planned("activities", TWICE)
    assert verdicts(made) == ["new", "undecided"]
    row = made.rows[1]
    assert message_of(made, row) == t(
        "import.maybe_repeated", title="Guru Tamu Perbankan", when="Mei 2024")
    assert "Guru Tamu Perbankan" in row.suggestion
    assert {Choice.NEW, Choice.SAME} <= set(choices(row))
    apply(made)
    assert names("activities") == ["Guru Tamu Perbankan"]
    assert [one["row"] for one in records("pending")] == [3], "no row is lost"


def test_a_second_import_asks_nothing_again(school: Path) -> None:
    imported("activities", TWICE)
    before = everything()
    made = planned("activities", TWICE)
    assert verdicts(made) == ["same", "undecided"]
    assert made.rows[1].record_id == records("pending")[0]["id"]
    apply(made)
    assert everything() == before


def test_two_activities_stay_two(school: Path) -> None:
    made = planned("activities", TWICE)
    assert decide(made, 1, Choice.NEW).verdict is Verdict.NEW
    apply(made)
    assert names("activities") == ["Guru Tamu Perbankan"] * 2
    before = everything()
    again = planned("activities", TWICE)
    assert verdicts(again) == ["same", "same"]
    assert {row.record_id for row in again.rows} == {1, 2}, "each number has its own record"
    apply(again)
    assert everything() == before


def test_one_activity_stays_one(school: Path) -> None:
    made = planned("activities", TWICE)
    row = decide(made, 1, Choice.SAME)
    assert row.verdict is Verdict.SAME and row.twin == 2
    imported("activities", TWICE)
    waiting = pending.reopen(records("pending")[0]["id"])
    assert waiting.rows[0].verdict is Verdict.UNDECIDED, "alone it still asks"
    decide(waiting, 0, Choice.ACCEPT)
    assert pending.settle(waiting) == 1
    before = everything()
    again = planned("activities", TWICE)
    assert verdicts(again) == ["same", "same"]
    apply(again)
    assert everything() == before and names("activities") == ["Guru Tamu Perbankan"]


def test_a_row_that_waited_may_become_the_second_activity(school: Path) -> None:
    imported("activities", TWICE)
    waiting = pending.reopen(records("pending")[0]["id"])
    decide(waiting, 0, Choice.NEW)
    assert pending.settle(waiting) == 2
    again = planned("activities", TWICE)
    assert [row.record_id for row in again.rows] == [1, 2]
    assert verdicts(again) == ["same", "same"]


def test_the_row_goes_to_the_record_that_is_most_like_it(school: Path) -> None:
    text = ("No,Kegiatan,Waktu,Temuan\n1,Guru Tamu,Mei 2024,Tentang bank\n"
            "2,Guru Tamu,Mei 2024,Tentang kapal")
    made = planned("activities", text)
    decide(made, 1, Choice.NEW)
    apply(made)
    turned = planned("activities", "No,Kegiatan,Waktu,Temuan\n1,Guru Tamu,Mei 2024,Tentang kapal\n"
                     "2,Guru Tamu,Mei 2024,Tentang bank")
    assert [row.record_id for row in turned.rows] == [2, 1]
    assert verdicts(turned) == ["same", "same"]


def test_another_table_may_number_the_same_activity_otherwise(school: Path) -> None:
    imported("activities", "No,Kegiatan,Waktu\n1,Lomba,Mei 2024\n2,Rapat,Juni 2024")
    other = "No,Kegiatan,Waktu,Temuan\n1,Rapat,Juni 2024,Lancar\n2,Lomba,Mei 2024,Menang"
    assert verdicts(planned("activities", other)) == ["update", "update"]


def test_two_tables_below_each_other_in_one_file(school: Path) -> None:
    text = ("No,Kegiatan,Waktu\n1,Lomba,Mei 2024\n2,Rapat,Juni 2024\n"
            "No,Kegiatan,Waktu\n1,Rapat,Juni 2024\n2,Lomba,Mei 2024")
    assert verdicts(planned("activities", text)) == ["new", "new", "same", "same"]


def test_the_same_number_or_none_is_the_same_row(school: Path) -> None:
    assert verdicts(planned(
        "activities", "No,Kegiatan,Waktu\n1,Lomba,Mei 2024\n1,Lomba,Mei 2024")) == ["new", "same"]
    assert verdicts(planned(
        "activities", "No,Kegiatan,Waktu\n,Lomba,Mei 2024\n,Lomba,Mei 2024")) == ["new", "same"]


def test_rows_that_cannot_be_read_wait_each_for_itself(school: Path) -> None:
    text = "No,Kegiatan,Waktu\n1,Lomba,kapan\n2,Lomba,kapan"
    imported("activities", text)
    waiting = [one["id"] for one in records("pending")]
    assert len(waiting) == 2
    again = planned("activities", text)
    assert [row.record_id for row in again.rows] == waiting
    apply(again)
    assert [one["id"] for one in records("pending")] == waiting
