"""Appraisals of candidates: totals by the weights of their day, the newest one counts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mitra_tui.errors import Invalid
from mitra_tui.rows.appraisal import CRITERIA, total_of
from mitra_tui.schemas.registry import draft_of
from mitra_tui.services import changes, preferences
from mitra_tui.services.appraisals import store
from tests import factories
from tests.command import Run

WEIGHTS = {"needs_fit": 4, "capability": 3, "reputation": 2, "vision": 1}


def scores(*points: int | None) -> list[dict[str, Any]]:
    return [{"criterion": name, "score": given, "evidence": ""}
            for name, given in zip(CRITERIA, points, strict=False)]


@pytest.mark.parametrize("given,weights,total", [
    ((4, 3, 2, 1), {}, None),
    ((4, 3, 2, 1), dict.fromkeys(CRITERIA, 1), 2.5),
    ((4, 3, 2, 1), WEIGHTS, 3.0),
    ((4, 3, 2), dict.fromkeys(CRITERIA, 1), 3.0),  # what was not scored does not count
    ((3, 3, 3, 2), {**WEIGHTS, "vision": 3.7}, 2.71),
    ((1, 1, 2, 1), {**dict.fromkeys(CRITERIA, 1), "vision": 37}, 1.03),  # 1.025 goes up
    ((), WEIGHTS, None),
])
def test_the_total_is_the_weighted_mean(
    given: tuple[int, ...], weights: dict[str, float], total: float | None,
) -> None:
    assert total_of(scores(*given), weights) == total


def test_a_total_stays_as_it_was_on_its_day(with_partners: Path) -> None:
    one = factories.appraisal(1, scores={"needs_fit": 4, "capability": 2}, on_date="2024-01-10")
    assert store.get(one).values["total"] == 3.0
    preferences.put("appraisal.weights", WEIGHTS)
    factories.edit("appraisals", one, verdict="Dipilih karena dekat")
    assert store.get(one).values["total"] == 3.0  # only the verdict came later
    factories.edit("appraisals", one, scores={"needs_fit": 4, "capability": 1})
    assert store.get(one).values["total"] == 2.71  # judged anew, by the weights of now
    two = factories.appraisal(1, scores={"needs_fit": 4, "capability": 2}, on_date="2024-05-10")
    assert store.get(two).values["total"] == 3.14


def test_a_choice_of_weights_is_undone_like_any_change(with_partners: Path) -> None:
    assert preferences.get("appraisal.weights") == dict.fromkeys(CRITERIA, 1)
    preferences.put("appraisal.weights", WEIGHTS)
    preferences.put("appraisal.weights", {**WEIGHTS, "vision": 9})
    assert preferences.get("appraisal.weights")["vision"] == 9
    before = changes.count()
    preferences.put("appraisal.weights", {**WEIGHTS, "vision": 9})
    assert changes.count() == before  # nothing was chosen anew
    changes.undo()
    assert preferences.get("appraisal.weights") == WEIGHTS
    changes.undo()
    assert preferences.get("appraisal.weights") == dict.fromkeys(CRITERIA, 1)


def test_whoever_scores_is_named(with_partners: Path) -> None:
    assert store.get(factories.appraisal(1)).values["by"]
    assert store.get(factories.appraisal(1, by="Kaprog")).values["by"] == "Kaprog"


@pytest.mark.parametrize("given,listed", [
    ({"vision": 4}, [("vision", 4, "")]),
    ({"vision": {"score": 4, "evidence": "Visi tertulis"}, "needs_fit": 2},
     [("needs_fit", 2, ""), ("vision", 4, "Visi tertulis")]),
    ([{"criterion": "vision", "score": "4"}, {"criterion": "capability", "score": 1.0}],
     [("capability", 1, ""), ("vision", 4, "")]),
    ({"vision": None}, []), (None, []),
])
def test_scores_come_as_a_list_or_by_criterion(given: Any, listed: list[Any]) -> None:
    read = draft_of("appraisals").read({"partner": 1, "scores": given}).values()["scores"]
    assert [tuple(one.values()) for one in read] == listed


@pytest.mark.parametrize("given,field,key", [
    ({"vision": 5}, "scores.1.score", "check.at_most"),
    ({"vision": 0}, "scores.1.score", "check.at_least"),
    ({"vision": 2.5}, "scores.1.score", "check.whole"),
    ({"vision": {"evidence": "Ada"}}, "scores.1.score", "check.required"),
    ({"charm": 2}, "scores.1.criterion", "check.choice"),
    ([{"criterion": "vision", "score": 1}, {"criterion": "vision", "score": 2}], "scores",
     "check.criterion_twice"),
    ("baik", "scores", "check.list"),
])
def test_scores_that_cannot_be_are_refused(given: Any, field: str, key: str) -> None:
    with pytest.raises(Invalid) as refused:
        draft_of("appraisals").read({"partner": 1, "scores": given})
    assert [(one.field, one.key) for one in refused.value.errors] == [(field, key)]


def test_what_is_shown_can_be_added_again(with_partners: Path, run: Run) -> None:
    one = factories.appraisal(4, on_date="2024-05-01", verdict="Dipilih")
    told = run("show", "appraisals", str(one), "--json")
    again = run("add", "appraisals", "--json", "-", stdin=told.out)
    assert again.code == 0, again.err
    assert store.get(again.object["id"]).values == store.get(one).values


# -- tables of scores ------------------------------------------------------------------
TABLE = (
    "Calon mitra,Tanggal,Penilai,Sesuai kebutuhan,Bukti,Kapabilitas (1-4),Bukti kapabilitas,"
    "Nilai reputasi,Visi & Misi,Putusan\n"
    "Hotel Mercure Samarinda,12 Februari 2024,Kaprog,4,30 tempat PKL,\"3,0\",Bintang empat,3/4,,"
    "Dipilih karena dekat\n"
    "CV Baru [Mitra] [/],13 Februari 2024,Kaprog,2,,1,,2,4,\n"
)


def test_a_table_of_scores_is_read_criterion_by_criterion(
    with_partners: Path, run: Run, tmp_path: Path,
) -> None:
    file = tmp_path / "penilaian.csv"
    file.write_text(TABLE, "utf-8")
    done = run("import", "appraisals", str(file), "--json")
    assert (done.code, [row["verdict"] for row in done.objects[:-1]]) == (0, ["new", "new"])
    one, two = (store.get(row["id"]).values for row in done.objects[:-1])
    assert [tuple(score.values()) for score in one["scores"]] == [
        ("needs_fit", 4, "30 tempat PKL"), ("capability", 3, "Bintang empat"),
        ("reputation", 3, None)]
    assert (one["partner"], one["on_date"], one["by"], one["total"], one["verdict"]) == (
        4, "2024-02-12", "Kaprog", 3.33, "Dipilih karena dekat")
    assert [score["score"] for score in two["scores"]] == [2, 1, 2, 4]
    assert factories.values_of("partners", two["partner"])["name"] == "CV Baru [Mitra] [/]"
    again = run("import", "appraisals", str(file), "--json")
    assert [row["verdict"] for row in again.objects[:-1]] == ["same", "same"]


def test_a_score_that_is_none_is_told_with_its_row(
    with_partners: Path, run: Run, tmp_path: Path,
) -> None:
    file = tmp_path / "penilaian.csv"
    file.write_text("Mitra,Kapabilitas,Reputasi\nPT Satu,5,3\nPT Dua,bagus,3\nPT Tiga,4,3\n",
                    "utf-8")
    done = run("import", "appraisals", str(file), "--json")
    told = [(row["verdict"], row["field"]) for row in done.objects[:-1]]
    assert told[2] == ("new", None)
    assert [field for _, field in told[:2]] == ["scores", "scores"]
    assert {verdict for verdict, _ in told[:2]} == {"refused"}
