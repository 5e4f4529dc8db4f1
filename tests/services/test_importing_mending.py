"""Deciding alike, deciding twice, mending rows in a form, and setting waiting rows aside."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui.errors import Conflict
from mitra_tui.services import changes, pending
from mitra_tui.services.checkup import check
from mitra_tui.services.importing import (
    Choice,
    Verdict,
    apply,
    candidates,
    carry_over,
    decide,
    decide_all,
    form_values,
    needs_a_person,
    outcome_text,
)
from tests import factories
from tests.services.imports import file_plan, imported, names, planned, records, verdicts

UNREADABLE = "Kegiatan,Waktu\nLomba,31/02/2024\nRapat,kapan\nPameran,3 Mei 2024"


# -- many rows, and decisions after decisions ------------------------------------------
def test_rows_are_decided_alike_as_far_as_that_can_be_said_of_them(school: Path) -> None:
    made = planned("activities", UNREADABLE)
    assert [needs_a_person(made, place) for place in range(3)] == [True, True, False]
    assert decide_all(made, range(3), Choice.ACCEPT) == [0]  # only one has a suggestion
    assert verdicts(made) == ["new", "undecided", "new"]
    assert decide_all(made, range(3), Choice.DROP) == [0, 1, 2]
    assert all(row.dropped for row in made.rows)
    decide_all(made, [0, 2], None)
    assert verdicts(made) == ["undecided", "same", "new"]


def test_what_was_left_for_later_asks_no_more(school: Path) -> None:
    made = planned("activities", UNREADABLE)
    decide(made, 1, Choice.WAIT)
    assert not needs_a_person(made, 1) and made.rows[1].verdict is Verdict.UNDECIDED


def test_one_suggestion_accepted_may_show_another(school: Path) -> None:
    made = file_plan("paper-table3.tsv")
    place = next(at for at, row in enumerate(made.rows) if row.verdict is Verdict.UNDECIDED)
    row = decide(made, place, Choice.ACCEPT)
    assert row.verdict is Verdict.NEW and row.values["starts_on"] == "2023-08-01"
    assert row.suggestion == "SMK Negeri 3 Balikpapan" and needs_a_person(made, place)
    row = decide(made, place, Choice.ACCEPT)
    assert row.values["starts_on"] == "2023-08-01", "the date stays accepted"
    assert row.values["partners"] == ["SMK Negeri 3 Balikpapan"]
    assert not needs_a_person(made, place)
    apply(made)
    partner = next(one for one in records("partners") if one["name"] == "SMK Negeri 3 Balikpapan")
    assert partner["aliases"] == ["SMK Negeri 3 SBalikpapan"]


def test_a_name_may_be_kept_as_it_is_spelt(school: Path) -> None:
    made = file_plan("paper-table3.tsv")
    place = next(at for at, row in enumerate(made.rows) if row.verdict is Verdict.UNDECIDED)
    decide(made, place, Choice.ACCEPT)
    row = decide(made, place, Choice.NEW)
    assert row.values["starts_on"] == "2023-08-01" and not needs_a_person(made, place)
    assert row.values["partners"] == ["SMK Negeri 3 SBalikpapan"]


def test_decisions_are_carried_over_to_other_columns(school: Path) -> None:
    text = "Kegiatan,Waktu,Ket\nLomba,31/02/2024,satu\nRapat,kapan,dua"
    old = planned("activities", text)
    decide(old, 0, Choice.ACCEPT)
    decide(old, 1, Choice.DROP)
    new = planned("activities", text, chosen={"Ket": "finding"})
    carry_over(old, new)
    assert new.rows[0].verdict is Verdict.NEW and new.rows[0].values["finding"] == "satu"
    assert new.rows[1].dropped


# -- mending -----------------------------------------------------------------------------
def test_the_form_shows_what_could_be_read_and_the_cell_that_could_not(school: Path) -> None:
    factories.partner("PT Satu")
    made = planned("activities", "Kegiatan,Waktu,Mitra\nLomba,kapan,PT Satu; PT Baru")
    values = form_values(made, 0)
    assert (values["title"], values["starts_on"]) == ("Lomba", "kapan")
    assert values["partners"] == [1, "PT Baru"]
    assert values["status"] == "planned"


def test_a_corrected_row_is_known_again_and_makes_no_double(school: Path) -> None:
    number = factories.activity("Lomba masak", starts_on="2024-03-05")
    made = planned("activities", "Kegiatan,Waktu\nLomba msk,kapan")
    row = decide(made, 0, Choice.ACCEPT, values={
        "title": "Lomba masak", "starts_on": "2024-03-05", "ends_on": "2024-03-05",
        "date_precision": "day"})
    assert (row.verdict, row.record_id) == (Verdict.SAME, number)


def test_a_scrambled_row_is_sound_once_a_person_has_sorted_it(school: Path) -> None:
    made = file_plan("paper-table2.tsv")
    place = next(at for at, row in enumerate(made.rows) if row.verdict is Verdict.UNDECIDED)
    values = form_values(made, place)
    assert values["starts_on"] == "2023-03-10", "the one date that stands in its cells"
    row = decide(made, place, Choice.ACCEPT, values={
        **values, "title": "Diseminasi Program Imbas Guru"})
    assert row.verdict is Verdict.NEW and row.values["title"] == "Diseminasi Program Imbas Guru"
    assert outcome_text(made, row).startswith("Diklat/pelatihan · 10 Mar 2023")


def test_what_was_corrected_stays_when_the_row_is_decided_again(school: Path) -> None:
    made = planned("activities", "Kegiatan,Waktu\nLomba,kapan")
    decide(made, 0, Choice.ACCEPT, values={"starts_on": "2024-02-28"})
    row = decide(made, 0, Choice.NEW)
    assert row.values["starts_on"] == "2024-02-28"
    assert form_values(made, 0)["starts_on"] == "2024-02-28"
    assert decide(made, 0, None).verdict is Verdict.UNDECIDED


def test_the_record_that_is_meant_is_found_by_any_of_its_words(with_activities: Path) -> None:
    (number, told), *_ = candidates("activities", "indosat kunjungan")
    assert told.startswith("5 Mar 2024 · Kunjungan industri ke Indosat · PT Indosat")
    assert number == 1
    assert candidates("partners", "indosat oredo")[0][1].startswith("PT Indosat Ooredoo")


# -- waiting rows ----------------------------------------------------------------------
def test_a_waiting_row_is_set_aside_and_comes_back(school: Path) -> None:
    imported("activities", "Kegiatan,Waktu\nLomba,kapan")
    waiting = records("pending")[0]["id"]
    pending.set_aside(pending.reopen(waiting))
    assert records("pending") == []
    pending.store.restore(waiting)
    assert [one["title"] for one in records("pending")] == ["Lomba"]


def test_a_settled_row_comes_back_only_by_undo(school: Path) -> None:
    imported("activities", "Kegiatan,Waktu\nLomba,31/02/2024")
    waiting = records("pending")[0]["id"]
    made = pending.reopen(waiting)
    decide(made, 0, Choice.ACCEPT)
    number = pending.settle(made)
    change = changes.undoable()
    assert change is not None and (change.action, change.record_id, change.label) == (
        "activities.settle", number, "Lomba")
    with pytest.raises(Conflict):
        pending.store.restore(waiting)
    changes.undo()
    assert names("activities") == [] and len(records("pending")) == 1
    assert check() == []


def test_a_row_that_two_people_settle_becomes_one_record(school: Path) -> None:
    imported("activities", "Kegiatan,Waktu\nLomba,31/02/2024")
    waiting = records("pending")[0]["id"]
    mine, theirs = pending.reopen(waiting), pending.reopen(waiting)
    for made in (mine, theirs):
        decide(made, 0, Choice.ACCEPT)
    pending.settle(theirs)
    with pytest.raises(Conflict):
        pending.settle(mine)
    assert names("activities") == ["Lomba"]
