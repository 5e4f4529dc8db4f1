"""The founding paper's tables, one after the other, and other schools' tables of the same kinds."""

from __future__ import annotations

import csv
from itertools import permutations
from pathlib import Path

import pytest

from mitra_tui.i18n import t
from mitra_tui.services import changes, pending
from mitra_tui.services.checkup import check
from mitra_tui.services.importing import Choice, Verdict, apply, decide
from tests import factories
from tests.services.imports import (
    TABLES,
    everything,
    file_plan,
    names,
    planned,
    records,
    verdicts,
)

PAPER = ("paper-table1.tsv", "paper-table2.tsv", "paper-table3.tsv")


def expected() -> list[dict[str, str]]:
    with (TABLES / "paper-activities-expected.csv").open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def import_paper(order: tuple[str, ...] = PAPER) -> None:
    for name in order:
        apply(file_plan(name))


def clear() -> list[dict[str, str]]:
    return [one for one in expected() if one["date_raw"] != "C gustus 2023"]


def test_the_tables_give_the_sixteen_that_need_no_person(school: Path) -> None:
    import_paper()
    found = {record["title"].casefold(): record for record in records("activities")}
    assert len(found) == 16
    partners = {record["id"]: record["name"] for record in records("partners")}
    programmes = {record["id"]: record["name"] for record in records("programmes")}
    for want in clear():
        record = found[want["name_verbatim"].casefold()]
        assert record["starts_on"] == want["date_start"]
        assert record["ends_on"] == want["date_end"]
        assert record["date_precision"] == want["date_precision"]
        assert want["place_verbatim"].startswith(record["place"] or "")
        assert "; ".join(partners[one] for one in record["partners"]) == want["partner_verbatim"]
        named = "" if "inferred" in want["program_keahlian"] else want["program_keahlian"]
        assert "; ".join(programmes[one] for one in record["programmes"]) == named
        assert record["status"] == ("done" if want["date_end"] < "2024-05-20" else "planned")
    assert check() == []


def test_the_scrambled_row_and_the_broken_date_wait_with_a_suggestion(school: Path) -> None:
    import_paper()
    scrambled, broken = records("pending")
    assert scrambled["message"] == t("table.row_scrambled")
    assert scrambled["suggestion"].startswith("#7 Yudi Tanarong, S.Kom, M.Pd")
    assert scrambled["row"] == 13 and scrambled["source"] == "paper-table2.tsv"
    assert "Women Engineers" in str(scrambled["cells"])
    assert broken["field"] == "starts_on" and "C gustus 2023" in broken["message"]
    assert broken["suggestion"] == "Agustus 2023"


def test_the_second_table_adds_its_findings_to_the_first(school: Path) -> None:
    apply(file_plan(PAPER[0]))
    before = [record["finding"] for record in records("activities")]
    assert before == [None] * 13
    made = file_plan(PAPER[1])
    assert verdicts(made).count("update") == 12
    assert all(list(row.changes) == ["finding"] for row in made.rows
               if row.verdict is Verdict.UPDATE)
    apply(made)
    found = records("activities")
    assert len(found) == 13
    assert sum(record["finding"] is not None for record in found) == 12
    assert found[0]["finding"].endswith("posisi sekolah di tingkat regional.")


@pytest.mark.parametrize("order", [*permutations(PAPER)])
def test_the_order_of_the_tables_does_not_matter(school: Path, order: tuple[str, ...]) -> None:
    import_paper(order)
    assert len(records("activities")) == 16
    assert len(records("pending")) == 2
    assert len(records("partners")) == 12


def test_a_table_imported_twice_changes_nothing(school: Path) -> None:
    import_paper()
    before = everything()
    for name in PAPER:
        made = file_plan(name)
        assert set(verdicts(made)) <= {"same", "undecided"}
        summary = apply(made)
        assert summary.change is None
    assert everything() == before


def test_a_person_settles_the_two_rows_and_there_are_seventeen(school: Path) -> None:
    import_paper()
    for record in records("pending"):
        reopened = pending.reopen(record["id"])
        decide(reopened, 0, Choice.ACCEPT)
        pending.settle(reopened)
    found = records("activities")
    assert len(found) == 17 and records("pending") == []
    broken = found[-1]
    assert (broken["starts_on"], broken["ends_on"], broken["date_precision"]) == (
        "2023-08-01", "2023-08-31", "month")
    assert broken["date_raw"] == "C gustus 2023" and broken["status"] == "done"
    titles = [want["name_verbatim"].casefold() for want in expected()]
    assert sorted(record["title"].casefold() for record in found) == sorted(titles)
    before = everything()
    for name in PAPER:  # what was decided is not asked again
        assert set(verdicts(file_plan(name))) == {"same"}
        apply(file_plan(name))
    assert everything() == before


def test_settling_is_one_change_and_undone_as_one(school: Path) -> None:
    import_paper()
    before = everything()
    reopened = pending.reopen(records("pending")[1]["id"])
    decide(reopened, 0, Choice.ACCEPT)
    number = pending.settle(reopened)
    assert records("activities")[-1]["id"] == number
    changes.undo()
    assert everything() == before


def test_what_was_set_aside_does_not_come_back(school: Path) -> None:
    import_paper()
    for record in records("pending"):
        pending.store.remove(record["id"])
    made = file_plan(PAPER[2])
    assert verdicts(made) == ["same"] * 4
    assert made.rows[3].message == "import.set_aside"
    apply(made)
    assert records("pending") == [] and len(records("activities")) == 16


def test_the_broken_row_entered_by_hand_is_known_again(school: Path) -> None:
    import_paper(PAPER[:2])
    title = expected()[-1]["name_verbatim"]
    number = factories.activity(title, starts_on="2023-08")
    made = file_plan(PAPER[2])
    assert made.rows[3].verdict is Verdict.SAME and made.rows[3].record_id == number
    apply(made)
    assert names("activities").count(title) == 1


def test_known_partners_are_found_in_the_titles_by_any_of_their_names(school: Path) -> None:
    factories.partner("Politeknik Ilmu Pelayaran Makassar", aliases=["PIP Makassar"])
    factories.partner("PT Kaltim Post", city="Balikpapan")
    factories.programme("Manajemen Perkantoran", aliases=[{"name": "OTKP"}])
    import_paper()
    told = names("partners")
    assert "PIP Makassar" not in told
    assert [name for name in told if "Kaltim Post" in name] == ["PT Kaltim Post"]
    assert "OTKP" not in names("programmes")


def test_a_misspelt_partner_is_offered_and_remembered(school: Path) -> None:
    known = factories.partner("Indosat Ooredoo", kind="industry")
    made = file_plan(PAPER[2])
    row = made.rows[1]
    assert row.verdict is Verdict.NEW and row.suggestion == "Indosat Ooredoo"
    assert row.field == "partners"
    decide(made, 1, Choice.ACCEPT)
    assert made.rows[1].suggestion == ""
    apply(made)
    activity = next(one for one in records("activities") if "Indosat" in one["title"])
    assert known in activity["partners"]
    assert "Indosat Oredo" not in names("partners")
    partner = next(one for one in records("partners") if one["id"] == known)
    assert partner["aliases"] == ["Indosat Oredo"]
    again = file_plan(PAPER[2])
    assert again.rows[1].verdict is Verdict.SAME and again.rows[1].suggestion == ""


def test_without_a_person_the_misspelt_partner_is_its_own_record(school: Path) -> None:
    known = factories.partner("Indosat Ooredoo", kind="industry")
    import_paper()
    activity = next(one for one in records("activities") if "Indosat" in one["title"])
    assert known not in activity["partners"]
    kinds = {one["name"]: one["kind"] for one in records("partners")}
    assert kinds["Indosat Oredo"] == "industry"


@pytest.mark.parametrize(("name", "of", "clear_rows", "waiting"), [
    ("bontang.tsv", "SMK Negeri 1 Bontang", 5, 2),
    ("semarang.csv", "SMK Bina Nusantara Semarang", 6, 1),
    ("makassar.txt", "SMKN 4 Makassar", 5, 2),
])
def test_other_schools_tables(
    database: Path, name: str, of: str, clear_rows: int, waiting: int
) -> None:
    factories.school(name=of)
    made = file_plan(name)
    apply(made)
    assert len(records("activities")) == clear_rows
    assert len(records("pending")) == waiting
    assert of not in names("partners")
    again = file_plan(name)
    assert set(verdicts(again)) == {"same", "undecided"}
    assert apply(again).change is None
    for record in records("activities"):
        assert record["date_precision"] != "unknown"


def test_one_title_on_two_days_is_two_activities(school: Path) -> None:
    made = planned("activities", """
Kegiatan,Waktu
Rapat koordinasi,3 Mei 2024
Rapat koordinasi,10 Mei 2024
Rapat Koordinasi,3 Mei 2024
Rapat koordinasi,Mei 2024
Rapat koordinasi,C ei 2024
""")
    assert verdicts(made) == ["new", "new", "same", "undecided", "undecided"]
    assert made.rows[2].twin == 2
    assert made.rows[3].message == "import.maybe_same"
    apply(made)
    assert len(records("activities")) == 2 and len(records("pending")) == 2
