"""Activities and placements on the command line: what is added, refused, imported, reported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import Run

ODD = "CV [Mitra] [/]"


def test_an_activity_names_what_it_serves_by_words(with_activities: Path, run: Run) -> None:
    agreement = {"kind": "pks", "partner": 1, "title": "PKS kapal",
                 "duties": [{"side": "partner", "text": "Memberi pelatihan kapal"}],
                 "indicators": [{"text": "Dua pelatihan", "measure": "activities", "target": 2}]}
    made = run("add", "agreements", "--json", "-", stdin=json.dumps(agreement)).object["id"]
    values = {"title": ODD, "duty": "memberi pelatihan kapal", "indicator": "Dua pelatihan",
              "sessions": [{"on_date": "2024-05-02", "hours": 4, "guest": "Ahli"}],
              "resources": [{"text": "Konsumsi", "amount": 500000, "source": "BOS"}]}
    added = run("add", "activities", "--json", "-", stdin=json.dumps(values)).object["id"]
    shown = run("show", "activities", str(added), "--json").object
    assert (shown["agreement"], shown["title"]) == (made, ODD)
    assert shown["resources"] == values["resources"]
    assert "Memberi pelatihan kapal" in run("show", "activities", str(added)).out
    other = run("add", "activities", "--json", "-", stdin=json.dumps(
        {"title": "Salah", "agreement": 1, "duty": "Memberi pelatihan kapal"}))
    assert (other.code, other.object["error"]["field"]) == (1, "duty")


@pytest.mark.parametrize(("values", "field", "told"), [
    ({"starts_on": "2024-05-02", "ends_on": "2024-05-01"}, "ends_on", "sebelum dimulai"),
    ({"finding": "x" * 10_000}, "finding", "10000 huruf, paling banyak 4000"),
    ({"students": -1}, "students", "Paling kecil 0"),
    ({"partners": ["Tidak dikenal"]}, "partners", "Tidak dikenal"),
    ({"duty": "Tidak dikenal"}, "duty", "Tidak dikenal"),
    ({"sessions": [{"hours": 3}]}, "sessions.1.on_date", "wajib diisi"),
])
def test_what_cannot_be_is_refused_with_its_field(
    with_activities: Path, run: Run, values: dict[str, object], field: str, told: str,
) -> None:
    before = len(run("list", "activities", "--json").objects)
    done = run("add", "activities", "--json", "-", stdin=json.dumps({"title": "Uji", **values}))
    assert done.code == 1
    error = done.object["error"]
    assert error["field"] == field
    assert told.casefold() in error["message"].casefold()
    assert len(run("list", "activities", "--json").objects) == before


def test_placements_are_added_listed_and_imported(
    with_activities: Path, run: Run, tmp_path: Path,
) -> None:
    made = run("add", "placements", "partner=Hotel Mercure Samarinda", "programme=PH",
               "grade=XII", "starts_on=1/7/2024", "ends_on=20/12/2024", "quota=6")
    assert made.code == 0, made.err
    one = str(made.object["id"])
    shown = run("show", "placements", one, "--json").object
    assert (shown["quota"], shown["accepted"], shown["starts_on"]) == (6, None, "2024-07-01")
    assert run("edit", "placements", one, "accepted=4", "supervisor=Guru PH").code == 0
    source = tmp_path / "pkl.csv"
    source.write_text(
        "Tempat PKL;Jurusan;Kelas;Mulai;Selesai;Kuota;Diterima;Guru pembimbing\n"
        f"{ODD};PH;XII;1 Juli 2024;20 Desember 2024;5;3;Guru PH\n"
        "Hotel Mercure Samarinda;PH;XII;1 Juli 2024;20 Desember 2024;6;4;Guru PH\n"
        f"{ODD};PH;XII;1 Juli 2024;1 Juni 2024;5;3;Guru PH\n", "utf-8")
    *lines, summary = run("import", "placements", str(source), "--json").objects
    assert [line["verdict"] for line in lines][:2] == ["new", "same"]
    assert summary["summary"]["new"] == 1
    listed = run("list", "placements", "--filter", "school_year=2024/2025", "--json").objects
    assert {(row["quota"], row["accepted"]) for row in listed} == {(10, 8), (6, 4), (5, 3)}
    recap = run("report", "R14", "--year", "2024/2025", "--format", "md")
    assert recap.code == 0 and "Guru PH" in recap.out


@pytest.mark.parametrize("name", ["R3", "R4", "R9", "R11", "R14"])
def test_reports_about_activities_take_a_span(
    with_activities: Path, run: Run, name: str,
) -> None:
    for span in ((), ("--year", "2023/2024"), ("--year", "2023/2024", "--semester", "genap"),
                 ("--from", "2024-01-01", "--to", "2024-12-31")):
        done = run("report", name, *span, "--format", "md")
        assert done.code == 0 and "SMK NEGERI 8" in done.out.upper(), (name, span, done.err)
