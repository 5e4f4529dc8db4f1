"""`mitra conflict`: a step, closing, reopening; and conflicts as records like any other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command import Run
from tests.factories import conflict, values_of

CLOSING = ("outcome=Jadwal disepakati", "accepted_by_school=ya", "accepted_by_partner=ya",
           "lessons=Kabari lebih awal")


@pytest.fixture
def quarrel(with_activities: Path) -> str:
    return str(conflict(1, agreement=1))


def shown(run: Run, number: str = "2") -> dict[str, Any]:
    return run("show", "conflicts", number, "--json").object


def test_a_conflict_is_taken_to_its_end(run: Run, quarrel: str) -> None:
    result = run("conflict", "step", quarrel, "--text", "Rapat", "people=Waka humas; HRD")
    assert (result.code, result.object) == (0, {"id": 2, "step": 1})
    assert "Musyawarah" in result.err and "Mediasi, paling lambat 19 Jun 2024" in result.err
    result = run("conflict", "step", quarrel, "text=Dimediasi", "--on", "19/5/2024")
    assert "Mediator, Pandangan sekolah, Pandangan mitra" in result.err
    refused = run("conflict", "close", quarrel, *CLOSING[:2], "accepted_by_partner=tidak")
    assert (refused.code, refused.object["status"]) == (0, "refused")
    assert run("conflict", "close", quarrel, *CLOSING).object["status"] == "closed"
    assert shown(run)["closed_on"] == "2024-05-20"
    assert run("conflict", "step", quarrel, "--text", "Lagi").code == 1
    reopened = run("conflict", "reopen", quarrel, "--reason", "Terulang")
    assert (reopened.code, shown(run)["status"]) == (0, "handling")
    assert [one["kind"] for one in shown(run)["steps"]] == [
        "deliberation", "mediation", "decision", "decision", "decision"]


def test_an_undone_step_stays_in_the_log(run: Run, quarrel: str) -> None:
    run("conflict", "step", quarrel, "--text", "Rapat")
    assert run("undo").code == 0
    assert [(one["kind"], one["corrects"]) for one in shown(run)["steps"]] == [
        ("deliberation", None), ("note", 1)]
    for steps in ("[]", '[{"on_date": "2024-05-20", "kind": "note", "text": "Lain"}]'):
        refused = run("edit", "conflicts", quarrel, f"steps={steps}")
        assert refused.code == 1
        assert "Catat langkah baru yang membetulkannya" in refused.err
    assert len(shown(run)["steps"]) == 2


@pytest.mark.parametrize("words,code,said", [
    (("step", "2"), 1, "Wajib diisi"),
    (("step", "2", "--text", "x", "--on", "1/5/2024"), 1, "sebelum kendala dicatat"),
    (("step", "2", "text=x", "wich=1"), 1, "wich"),
    (("close", "2", "outcome=Sepakat"), 1, "Wajib diisi"),
    (("close", "2", *CLOSING[:3]), 1, "lessons"),
    (("close", "2", *CLOSING, "severity=2"), 1, "severity"),
    (("close", "2", *CLOSING, "version=7"), 1, "diubah orang lain"),
    (("reopen", "2"), 1, "masih terbuka"),
    (("reopen", "2", "alasan=x"), 2, "alasan"),
    (("reopen", "2", "alasan"), 2, "alasan"),
    (("reopen", "2", "--text", "x"), 2, "--text"),
    (("step", "99", "--text", "x"), 1, "99"),
    (("forget", "2"), 2, "forget"),
])
def test_what_is_refused_says_why_and_changes_nothing(
    run: Run, quarrel: str, words: tuple[str, ...], code: int, said: str,
) -> None:
    before = values_of("conflicts", 2)
    result = run("conflict", *words)
    assert result.code == code
    assert said in result.err
    assert values_of("conflicts", 2) == before


def test_json_in_is_json_out(run: Run, with_partners: Path) -> None:
    given: dict[str, Any] = {
        "partner": "PT Indosat Ooredoo Hutchison", "summary": "Siswa terlambat",
        "raised_on": "2024-05-02", "nature": "potential", "source": "schedule",
        "accepted_by_school": True,
        "steps": [{"on_date": "2024-05-03", "kind": "mediation", "text": "Bertemu"}]}
    assert run("add", "conflicts", "--json", "-", stdin=json.dumps(given)).object == {"id": 1}
    found = shown(run, "1")
    assert (found["accepted_by_school"], found["status"], found["age_days"]) == (
        "yes", "potential", 18)
    assert found["steps"][0]["text"] == "Bertemu"
    early = {**given, "steps": [{**given["steps"][0], "on_date": "2024-05-01"}]}
    refused = run("add", "conflicts", "--json", "-", stdin=json.dumps(early))
    assert refused.code == 1
    assert refused.object["error"]["field"] == "steps.1.on_date"
    assert run("remove", "conflicts", "1").code == 0
    assert run("list", "conflicts", "--json").objects == []
    assert run("restore", "conflicts", "1").code == 0
    assert run("list", "conflicts", "--filter", "open=yes").code == 0


def test_an_export_is_imported_again_unchanged(run: Run, quarrel: str, tmp_path: Path) -> None:
    run("conflict", "step", quarrel, "--text", "Rapat; dua jam", "people=HRD")
    run("conflict", "close", quarrel, *CLOSING)
    before = shown(run)
    for kind in ("csv", "xlsx", "json"):
        path = tmp_path / f"konflik.{kind}"
        assert run("export", "conflicts", "--to", str(path)).code == 0
        again = run("import", "conflicts", str(path), "--json")
        assert {one["verdict"] for one in again.objects[:-1]} == {"same"}, (kind, again)
    assert shown(run) == before


def test_an_offices_own_table_becomes_conflicts(
    run: Run, with_partners: Path, tmp_path: Path,
) -> None:
    path = tmp_path / "kendala.csv"
    path.write_text("No,Tanggal,Nama Mitra,Permasalahan,Penyebab,Penyelesaian\n"
                    "1,3 Mei 2024,PT. Kaltim Post,Jadwal bentrok,Jadwal,\n"
                    "2,7 Mei 2024,Hotel Mercure Samarinda,Biaya makan,Biaya,Ditanggung bersama\n",
                    "utf-8")
    result = run("import", "conflicts", str(path), "--json")
    assert [one["verdict"] for one in result.objects[:2]] == ["new", "new"], result
    first, second = run("list", "conflicts", "--json").objects
    assert (first["summary"], first["source"], first["raised_on"]) == (
        "Jadwal bentrok", "schedule", "2024-05-03")
    assert second["outcome"] == "Ditanggung bersama"


def test_others_see_no_confidential_text(run: Run, with_partners: Path) -> None:
    run("--user", "kepsek", "add", "conflicts", "partner=1", "summary=Pelecehan",
        "confidential=ya")
    for words in (("list", "conflicts"), ("show", "conflicts", "1"),
                  ("export", "conflicts", "--format", "csv"), ("history",),
                  ("history", "conflicts", "1", "--json"),
                  ("list", "conflicts", "--search", "pelecehan")):
        theirs = run("--user", "tamu", *words)
        assert theirs.code == 0
        assert "Pelecehan" not in theirs.out, words
    assert "Pelecehan" in run("--user", "kepsek", "list", "conflicts").out
    refused = run("--user", "tamu", "edit", "conflicts", "1", "severity=1")
    assert (refused.code, "rahasia" in refused.err) == (1, True)


def test_an_import_refuses_what_would_break_a_log_and_nothing_else(
    run: Run, quarrel: str, tmp_path: Path,
) -> None:
    run("conflict", "step", quarrel, "--text", "Rapat")
    path = tmp_path / "konflik.jsonl"
    known = {"partner": "PT Indosat Ooredoo Hutchison", "raised_on": "2024-05-06",
             "summary": "Jadwal PKL berubah mendadak"}
    entry = {"on_date": "2024-05-20", "kind": "deliberation", "text": "Rapat",
             "rung": "deliberation"}
    rows = [
        {**known, "steps": [{**entry, "text": "Rapat yang lain"}]},
        {**known, "partner": "PT. Kaltim Post", "agreement": "PKL Desain Komunikasi Visual"},
        {**known, "summary": "Biaya makan"},
    ]
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    result = run("import", "conflicts", str(path), "--on-duplicate", "update", "--json")
    assert [(one["verdict"], one["field"]) for one in result.objects[:3]] == [
        ("refused", "steps"), ("refused", "agreement"), ("new", None)]
    assert result.code == 1
    assert shown(run)["steps"][0]["text"] == "Rapat"
    grown = {**known, "steps": [entry, {**entry, "kind": "note", "text": "Ditelepon"}]}
    path.write_text(json.dumps(grown), "utf-8")
    result = run("import", "conflicts", str(path), "--on-duplicate", "update", "--json")
    assert result.objects[0]["verdict"] == "update"
    assert [one["text"] for one in shown(run)["steps"]] == ["Rapat", "Ditelepon"]
