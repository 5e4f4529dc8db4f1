"""Names that say others at greater length, and branches in other towns: asked about, not merged."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui.services.importing import Choice, Verdict, apply, decide
from tests import factories
from tests.services.imports import names, planned, records


@pytest.mark.parametrize("known,said", [
    ("PT Badak NGL", "PT Badak"), ("PT Badak", "PT Badak NGL"),
    ("PT Kaltim Post", "PT. Kaltim Post Balikpapan"),
    ("PT. Kaltim Post Balikpapan", "PT Kaltim Post"),
])
@pytest.mark.parametrize("table", [
    "Nama,Kota\n{},Bontang", "Mitra,Nama narahubung\n{},Bagian HRD",
    "Kegiatan,Waktu,Mitra\nRapat,3 Mei 2024,{}",
])
def test_a_longer_or_shorter_name_is_only_suggested(
    school: Path, known: str, said: str, table: str,
) -> None:
    factories.partner(known)
    what = {"N": "partners", "M": "contacts", "K": "activities"}[table[0]]
    made = planned(what, table.format(said))
    row = made.rows[0]
    assert (row.verdict, row.suggestion) == (Verdict.NEW, known)
    apply(made)
    assert names("partners") == [known, said]


def test_the_suggestion_makes_it_another_name_of_the_known_one(school: Path) -> None:
    factories.partner("PT Badak NGL")
    made = planned("partners", "Nama,Kota\nPT Badak,Bontang")
    decide(made, 0, Choice.ACCEPT)
    apply(made)
    assert [(one["name"], one["city"], one["aliases"]) for one in records("partners")] == [
        ("PT Badak NGL", "Bontang", ["PT Badak"])]


def test_of_several_that_go_on_none_is_suggested(school: Path) -> None:
    factories.partner("PT Kaltim Post Balikpapan")
    factories.partner("PT Kaltim Post Samarinda")
    assert planned("partners", "Nama,Kota\nPT Kaltim Post,").rows[0].suggestion == ""


def test_a_branch_in_another_town_than_the_known_one_is_asked_about(school: Path) -> None:
    post = factories.partner("PT Kaltim Post", city="Balikpapan")
    text = "Kegiatan,Waktu\nKunjungan SMKN 8 ke PT. Kaltim Post {},3 Mei 2024"
    assert planned("activities", text.format("Balikpapan")).rows[0].values["partners"] == [post]
    made = planned("activities", text.format("Samarinda"))
    assert made.rows[0].values["partners"] == ["PT. Kaltim Post Samarinda"]
    assert made.rows[0].suggestion == "PT Kaltim Post"
    apply(made)
    assert [(one["name"], one["city"]) for one in records("partners")] == [
        ("PT Kaltim Post", "Balikpapan"), ("PT. Kaltim Post Samarinda", None)]


def test_another_town_than_the_one_that_was_guessed_is_shown(school: Path) -> None:
    text = "Kegiatan,Waktu\nSosialisasi Narkoba oleh BNN Kota Samarinda,3 Mei 2024"
    apply(planned("activities", text))
    made = planned("partners", "Nama,Kota\nBNN Kota Samarinda,Bontang")
    assert made.rows[0].verdict is Verdict.DUPLICATE
    assert made.rows[0].changes == {"city": ("Samarinda", "Bontang")}
    assert decide(made, 0, Choice.UPDATE).verdict is Verdict.UPDATE
