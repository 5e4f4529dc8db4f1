"""What a person decides about rows, and taking an import back as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui.errors import Conflict, Stale
from mitra_tui.i18n import t
from mitra_tui.services import changes, pending
from mitra_tui.services.checkup import check
from mitra_tui.services.importing import Choice, Verdict, apply, choices, decide
from tests import factories
from tests.services.imports import everything, imported, names, planned, records, verdicts


# -- decisions -------------------------------------------------------------------
def test_accepting_a_likely_partner_fills_it_and_remembers_the_spelling(school: Path) -> None:
    number = factories.partner("Indosat Ooredoo")
    made = planned("partners", "Nama,Kota\nIndosat Oredo,Samarinda")
    assert choices(made.rows[0])[0] is Choice.ACCEPT
    row = decide(made, 0, Choice.ACCEPT)
    assert (row.verdict, row.record_id) == (Verdict.UPDATE, number)
    apply(made)
    found = factories.values_of("partners", number)
    assert (found["name"], found["city"], found["aliases"]) == (
        "Indosat Ooredoo", "Samarinda", ["Indosat Oredo"])


def test_accepting_a_date(school: Path) -> None:
    made = planned("activities", "Kegiatan,Waktu\nLomba,31/02/2024")
    row = decide(made, 0, Choice.ACCEPT)
    assert row.verdict is Verdict.NEW
    assert (row.values["starts_on"], row.values["ends_on"], row.values["date_precision"]) == (
        "2024-02-01", "2024-02-29", "month")
    apply(made)
    assert records("pending") == [] and records("activities")[0]["date_raw"] == "31/02/2024"


def test_keeping_a_row_without_what_cannot_be_read(school: Path) -> None:
    made = planned("activities", "Kegiatan,Waktu\nLomba,31/02/2024")
    row = decide(made, 0, Choice.NEW)
    assert (row.verdict, row.values["starts_on"], row.values["date_precision"]) == (
        Verdict.NEW, "", "unknown")
    apply(made)
    assert records("activities")[0]["date_raw"] == "31/02/2024"


def test_saying_what_a_cell_should_have_said(school: Path) -> None:
    made = planned("activities", "Kegiatan,Waktu\nLomba,kapan")
    row = decide(made, 0, Choice.ACCEPT, values={"starts_on": "2024-02-28"})
    assert row.verdict is Verdict.NEW and row.values["ends_on"] == "2024-02-28"


def test_a_duplicate_may_be_taken_left_or_made_a_record(school: Path) -> None:
    number = factories.partner("PT Satu", city="Berau")
    made = planned("partners", "Nama,Kota,Telepon\nPT. Satu,Bontang,0541-1")
    assert made.rows[0].verdict is Verdict.DUPLICATE
    same = decide(made, 0, Choice.SAME)
    assert same.verdict is Verdict.UPDATE and "city" not in same.changes
    assert same.changes["phone"] == (None, "0541-1")
    taken = decide(made, 0, Choice.UPDATE)
    assert taken.changes["city"] == ("Berau", "Bontang")
    assert decide(made, 0, Choice.NEW).verdict is Verdict.NEW
    assert decide(made, 0, Choice.WAIT).verdict is Verdict.UNDECIDED
    assert decide(made, 0, Choice.DROP).dropped
    assert decide(made, 0, None).verdict is Verdict.DUPLICATE
    decide(made, 0, Choice.UPDATE)
    apply(made)
    assert factories.values_of("partners", number)["city"] == "Bontang"


def test_a_row_may_be_said_to_be_any_record(school: Path) -> None:
    number = factories.partner("Badan Nasional Sertifikasi Profesi")
    made = planned("partners", "Nama,Kota\nBNSP,Jakarta")
    row = decide(made, 0, Choice.SAME, record_id=number)
    assert (row.verdict, row.record_id) == (Verdict.UPDATE, number)
    apply(made)
    assert factories.values_of("partners", number)["aliases"] == ["BNSP"]


def test_a_dropped_row_is_not_written_and_counts_for_nothing(school: Path) -> None:
    made = planned("partners", "Nama\nPT Satu\nPT Dua")
    decide(made, 0, Choice.DROP)
    summary = apply(made)
    assert summary.rows == 1 and names("partners") == ["PT Dua"]


def test_dropping_the_first_lets_the_second_be_new(school: Path) -> None:
    made = planned("partners", "Nama,Kota\nPT Satu,Berau\nPT Satu,Bontang")
    assert verdicts(made) == ["new", "duplicate"]
    decide(made, 0, Choice.DROP)
    assert made.rows[1].verdict is Verdict.NEW


def test_a_row_left_open_waits(school: Path) -> None:
    made = planned("partners", "Nama,Kota\nPT Satu,Berau")
    decide(made, 0, Choice.WAIT)
    apply(made)
    kept = records("pending")[0]
    assert kept["title"] == "PT Satu" and kept["message"] == t("import.left_open")
    reopened = pending.reopen(kept["id"])
    assert reopened.rows[0].verdict is Verdict.NEW
    number = pending.settle(reopened)
    assert factories.values_of("partners", number)["city"] == "Berau"
    assert records("pending") == []
    with pytest.raises(Conflict):
        pending.reopen(kept["id"])


def test_there_must_be_something_to_accept(school: Path) -> None:
    made = planned("partners", "Nama\nPT Satu")
    with pytest.raises(Conflict):
        decide(made, 0, Choice.ACCEPT)


def test_a_row_still_open_cannot_be_settled(school: Path) -> None:
    imported("activities", "Kegiatan,Waktu\nLomba,kapan")
    with pytest.raises(Conflict):
        pending.settle(pending.reopen(records("pending")[0]["id"]))


# -- one change ------------------------------------------------------------------
def test_one_undo_takes_back_all_updates_included(with_activities: Path) -> None:
    before = everything()
    summary = imported("activities", """
Kegiatan,Waktu,Temuan,Mitra,Jurusan
Kunjungan Industri ke Indosat,5 Maret 2024,Diperbarui,PT Baru; Hotel Mercure Samarinda,Kuliner
Studi banding,21 - 25 Agustus 2023,Baik,,
Lomba baru,3 Mei 2024,,CV Lain,
Rapat kapan,31/02/2024,,,
""", on_duplicate="update")
    assert {str(k): n for k, n in summary.counts.items() if n} == {
        "new": 1, "update": 2, "undecided": 1}
    assert everything() != before and check() == []
    assert summary.change is not None
    changes.undo(summary.change)
    assert everything() == before
    assert check() == []
    changes.redo()
    assert "Lomba baru" in names("activities") and len(records("pending")) == 1
    assert check() == []


def test_what_is_imported_is_found_by_searching(school: Path) -> None:
    from mitra_tui.rows.record import Query
    from mitra_tui.services.listing import Listing
    from mitra_tui.services.partners import store

    imported("partners", "Nama,Kota\nPT Satu,Berau\nPT Dua,Bontang")
    assert Listing(store, Query(search="bontang")).all_ids() == [2]
    changes.undo()
    assert Listing(store, Query(search="bontang")).count() == 0


def test_a_refusal_in_the_middle_leaves_nothing(
    school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mitra_tui.services.importing import writing

    made = planned("activities", "Kegiatan,Waktu,Mitra\nLomba,3 Mei 2024,PT Satu\nRapat,kapan,")
    before = everything()

    def fail(*_: object) -> None:
        raise Conflict("error.disk_full")

    monkeypatch.setattr(writing, "_keep_waiting", fail)
    with pytest.raises(Conflict):
        apply(made)
    assert everything() == before and changes.undoable() is not None
    assert check() == []


def test_a_plan_that_was_overtaken_is_not_written(school: Path) -> None:
    number = factories.partner(city="Berau")
    made = planned("partners", "Nama,Kota\nPT Maju Bersama,Samarinda", on_duplicate="update")
    factories.edit("partners", number, city="Bontang")
    with pytest.raises(Stale):
        apply(made)
    assert factories.values_of("partners", number)["city"] == "Bontang"
    assert made.rows[0].changes == {"city": ("Bontang", "Samarinda")}
    apply(made)
    assert factories.values_of("partners", number)["city"] == "Samarinda"


def test_a_plan_that_nobody_saw_is_made_anew_and_written(school: Path) -> None:
    made = planned("partners", "Nama,Kota\nPT Satu,Berau\nPT Dua,Berau")
    imported("partners", "Nama,Kota\nPT Satu,Berau")
    summary = apply(made, shown=False)
    assert verdicts(made) == ["same", "new"] and summary.change is not None
    assert names("partners") == ["PT Satu", "PT Dua"]
    assert check() == []


def test_a_large_table_is_one_change_with_a_name(school: Path) -> None:
    rows = "\n".join(f"PT Mitra {n},Berau" for n in range(1200))
    summary = imported("partners", f"Nama,Kota\n{rows}")
    assert summary.counts[Verdict.NEW] == 1200
    done = changes.undo(summary.change)
    assert (done.action, done.label) == ("partners.import", "tabel.csv")
    assert records("partners") == []
    assert check() == []
