"""Sheets of a survey in a table: filled in in a spreadsheet, and read back."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from mitra_tui.errors import Conflict
from mitra_tui.exchange.tables import read_text
from mitra_tui.services import responses
from mitra_tui.services.importing import (
    Choice,
    Plan,
    apply,
    decide,
    message_of,
    plan,
    plan_row,
    read_file,
)
from mitra_tui.services.importing.responses import gathered
from mitra_tui.services.registry import store_of
from mitra_tui.services.surveys.blanks import blanks
from mitra_tui.services.surveys.fill_in import write_sheets
from mitra_tui.services.surveys.records import set_state
from tests import factories
from tests.command import Run
from tests.services.imports import records, verdicts

TITLE = "Kepuasan mitra 2024"


def planned(text: str, **options: Any) -> Plan:
    sheet = gathered(read_text(text.strip() + "\n", "isian.csv", what="responses"))
    return plan("responses", sheet, **options)


def told(made: Plan) -> list[tuple[str, str, str]]:
    return [(str(row.verdict), row.field, message_of(made, row)) for row in made.rows]


def answers() -> list[dict[str, Any]]:
    return [record["answers"] for record in records("responses")]


def filled(kind: str, survey: int, cells: dict[int, dict[str, Any]]) -> bytes:
    """The fill-in sheet with some of its cells filled: row → heading's beginning → value."""
    from mitra_tui.exchange.writers import write

    stream = io.BytesIO()
    write_sheets(survey, blanks(survey), kind, stream)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(stream.getvalue())).get_sheet_by_index(
        0).to_python()
    heads = [str(one) for one in rows[0]]
    for number, given in cells.items():
        for head, value in given.items():
            at = next(at for at, one in enumerate(heads) if one.startswith(head))
            rows[number][at] = value
    made = io.BytesIO()
    write(kind, made, heads, rows[1:])
    return made.getvalue()


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_fill_in_sheet_comes_back(with_partners: Path, tmp_path: Path, kind: str) -> None:
    one = factories.survey(partners=[3, 1, 2])
    path = tmp_path / f"isian.{kind}"
    path.write_bytes(filled(kind, one, {
        1: {"s1 ·": 4, "s2 ·": 3.0, "nps": 10, "continue": "Ya", "remarks": "Baik [/]"},
        3: {"s1 ·": 1, "continue": "Tidak", "s3 ·": "-"}}))
    made = plan("responses", read_file(str(path), what="responses"))
    assert (verdicts(made), made.unused()) == (["new", "new"], [])  # one sheet was left empty
    apply(made)
    assert [(record["partner"], record["sheet"], record["respondent_kind"])
            for record in records("responses")] == [(3, "1", "partner"), (2, "3", "partner")]
    assert answers() == [
        {"s1": 4, "s2": 3, "nps": 10, "continue": True, "remarks": "Baik [/]"},
        {"s1": 1, "continue": False}]
    again = plan("responses", read_file(str(path), what="responses"))
    assert verdicts(again) == ["same", "same"] and apply(again).change is None


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_fill_in_sheet_has_a_drop_down_for_each_question(school: Path, kind: str) -> None:
    one = factories.survey(template="own", questions=[
        {"code": "a", "text": 'Baik "<sekali>"?', "kind": "yesno"},
        {"code": "b", "text": "Berapa?", "kind": "nps"},
        {"code": "c", "text": "Apa?", "kind": "text"}])
    stream = io.BytesIO()
    write_sheets(one, blanks(one, 2), kind, stream)
    with zipfile.ZipFile(io.BytesIO(stream.getvalue())) as archive:
        name = "content.xml" if kind == "ods" else "xl/worksheets/sheet1.xml"
        text = archive.read(name).decode()
        view = text if kind == "xlsx" else archive.read("settings.xml").decode()
    assert ("frozen" if kind == "xlsx" else "VerticalSplitPosition") in view  # headings stay
    if kind == "ods":
        assert text.count("<table:content-validation ") == 3
        assert "is-in-list(&quot;ya&quot;;&quot;tidak&quot;)" in text
        assert 'number-rows-repeated="100"' in text
    else:
        assert text.count("<dataValidation ") == 3 and '"ya,tidak"' in text
        assert '"0,1,2,3,4,5,6,7,8,9,10"' in text and 'sqref="F2:F103"' in text


def test_columns_are_known_by_their_codes_wherever_they_stand(with_partners: Path) -> None:
    factories.survey()
    made = planned(f"""
s3 · Terbuka,Jawaban lain,Nomor lembar,[s1],Survei,s2: mudah,Tanggal,Perjanjian jelas dan dijalankan
3,,7,1,{TITLE},2,3/5/2024,4
""")
    assert (verdicts(made), made.unused()) == (["new"], ["Jawaban lain"])
    apply(made)
    (record,) = records("responses")
    assert record["answers"] == {"s1": 1, "s2": 2, "s3": 3, "s7": 4}
    assert (record["sheet"], record["on_date"]) == ("7", "2024-05-03")
    assert verdicts(planned(f"Survei,Nomor lembar,s7,s3,s2,s1\n{TITLE},7,4,3,2,1")) == ["same"]


def test_an_answer_off_its_scale_waits_with_its_column_named(with_partners: Path) -> None:
    factories.survey()
    made = planned(f"""
Survei,Nomor lembar,s1,nps,continue
{TITLE},1,5,9,ya
{TITLE},2,4,9,mungkin
{TITLE},3,4,10,tidak
""")
    assert told(made) == [
        ("undecided", "answers.s1", "Kolom s1: “5” di luar skala 1–4."),
        ("undecided", "answers.continue", "Kolom continue: “mungkin” bukan ya atau tidak."),
        ("new", "", "")]
    apply(made)
    assert len(records("responses")) == 1 and len(records("pending")) == 2
    waiting = store_of("pending").get(records("pending")[0]["id"])
    again = plan_row(waiting)  # the row is known again as it waits
    assert told(again)[0][2] == "Kolom s1: “5” di luar skala 1–4."
    row = decide(again, 0, Choice.NEW)  # what cannot be read stays empty, the rest does not
    assert str(row.verdict) == "new"
    apply(again)
    assert answers()[-1] == {"nps": 9, "continue": True}
    mended = plan_row(store_of("pending").get(records("pending")[0]["id"]))
    row = decide(mended, 0, Choice.ACCEPT, values={"answers": [
        {"code": "s1", "answer": 4}, {"code": "continue", "answer": "ya"}]})
    assert str(row.verdict) == "new"
    apply(mended)
    assert answers()[-1] == {"s1": 4, "continue": True}
    assert records("pending") == []


def test_a_sheet_twice_is_looked_at_by_a_person(with_partners: Path) -> None:
    one = factories.survey()
    factories.response(one, sheet="1", answers={"s1": 4})
    made = planned(f"""
Survei,Nomor lembar,s1
{TITLE},1,4
{TITLE},1,2
{TITLE},2,3
{TITLE},2,3
{TITLE},2,1
""")
    assert verdicts(made) == ["same", "undecided", "new", "same", "undecided"]
    assert "Lembar nomor 1 sudah ada dengan isi lain" in told(made)[1][2]
    assert str(decide(made, 1, Choice.NEW).verdict) == "refused"
    assert str(decide(made, 4, Choice.NEW).verdict) == "refused"
    decide(made, 4, None)
    apply(made)
    assert answers() == [{"s1": 4}, {"s1": 3}]
    changed = planned(f"Survei,Nomor lembar,s1\n{TITLE},1,2", on_duplicate="update")
    apply(changed)
    assert answers()[0] == {"s1": 2}


def test_sheets_without_a_number_are_each_somebodys(with_partners: Path) -> None:
    factories.survey(template="participant")
    table = f"Survei,goal\n{TITLE},4\n{TITLE},4\n{TITLE},3\n"
    made = planned(table)
    assert verdicts(made) == ["new", "new", "new"]
    apply(made)
    assert verdicts(planned(table + f"{TITLE},4\n")) == ["same", "same", "same", "new"]


def test_a_round_that_is_not_open_takes_none_and_nothing_is_lost(
    with_partners: Path, run: Run, tmp_path: Path,
) -> None:
    one = factories.survey()
    factories.response(one, sheet="1", answers={"s1": 4})
    set_state(one, "closed")
    path = tmp_path / "isian.csv"
    path.write_text(f"Survei,Nomor lembar,s1\n{TITLE},1,4\n{TITLE},2,4\nSurvei lain,3,4\n")
    done = run("import", "responses", str(path), "--json")
    first, second, third, summary = done.objects
    assert done.code == 1
    assert (first["verdict"], second["verdict"], third["verdict"]) == (
        "same", "refused", "undecided")
    assert (second["row"], second["field"]) == (3, "survey")
    assert "sudah ditutup" in second["message"]
    assert summary["summary"]["new"] == 0
    set_state(one, "open")
    assert run("import", "responses", str(path)).code == 0
    assert len(records("responses")) == 2


def test_a_table_that_names_no_survey_says_what_is_missing(with_partners: Path) -> None:
    factories.survey()
    with pytest.raises(Conflict, match="missing"):
        planned("Nomor lembar,s1\n1,4")


def test_json_answers_come_back_as_they_were_shown(with_partners: Path, run: Run,
                                                   tmp_path: Path) -> None:
    one = factories.survey()
    factories.response(one, sheet="1", partner=1, answers={"s1": 4, "continue": True})
    path = tmp_path / "x.json"
    path.write_text(run("list", "responses", "--json").out)
    assert run("import", "responses", str(path), "--json").objects[0]["verdict"] == "same"
    responses.store.remove(1)
    path.write_text('{"survey": 1, "sheet": "9", "answers": {"s2": 7}}\n'
                    '{"survey": 1, "sheet": "8", "answers": {"s2": 2, "continue": false}}\n')
    found = run("import", "responses", str(path), "--json").objects
    assert [row["verdict"] for row in found[:2]] == ["undecided", "new"]
    assert answers() == [{"s2": 2, "continue": False}]


def test_a_survey_whose_name_is_borne_twice_is_written_by_its_number(school: Path) -> None:
    factories.survey()
    second = factories.survey()
    stream = io.BytesIO()
    write_sheets(second, blanks(second), "xlsx", stream)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(stream.getvalue())).get_sheet_by_index(
        0).to_python()
    assert rows[1][0] == "#2"
    made = planned("Survei,Nomor lembar,s1\n#2,1,4\n,2,3")
    apply(made)
    assert [record["survey"] for record in records("responses")] == [2, 2]


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods", "json"])
def test_answers_go_out_a_row_a_sheet_and_come_back(
    with_partners: Path, run: Run, tmp_path: Path, kind: str,
) -> None:
    one = factories.survey()
    gone = factories.response(one, sheet="3", answers={"s1": 1})
    responses.store.remove(gone)
    for sheet, partner, given in (
            ("10", 1, {"s1": 4, "nps": 10, "continue": True, "remarks": "=1+1; [/]\nbaris"}),
            ("2", None, {"s2": 3, "continue": False}), ("007", 2, {"s3": 1})):
        factories.response(one, sheet=sheet, partner=partner, answers=given)
    target = tmp_path / f"jawaban.{kind}"
    done = run("survey", "export", str(one), "--to", str(target))
    assert done.code == 0 and "3 lembar" in done.err
    assert run("survey", "export", str(one), "--to", str(target)).code == 1
    assert run("survey", "export", str(one), "--to", str(target), "--force").code == 0
    again = plan("responses", read_file(str(target), what="responses"))
    assert (verdicts(again), again.unused()) == (["same"] * 3, [])
    before = answers()
    for record in records("responses"):
        responses.store.remove(record["id"])
    apply(plan("responses", read_file(str(target), what="responses"), on_duplicate="add"))
    assert sorted(map(str, answers())) == sorted(map(str, before))
    assert {record["sheet"] for record in records("responses")} == {"10", "2", "007"}


def test_an_export_goes_to_standard_output(with_partners: Path, run: Run) -> None:
    one = factories.survey(template="skm")
    assert run("survey", "export", str(one), "--format", "json").out == ""
    factories.response(one, sheet="1", partner=1, answers={"u1": 4})
    (told,) = run("survey", "export", str(one), "--format", "json").objects
    assert (told["sheet"], told["answers"]["u1"], told["answers"]["u2"]) == ("1", 4, None)
    head, row = run("survey", "export", str(one)).out.lstrip("\ufeff").splitlines()
    assert head.count("u1 · ") == 1 and row.startswith("Kepuasan mitra 2024,1,")
    assert run("survey", "export", str(one), "--format", "xlsx").code == 2
    assert run("survey", "export", str(one), "--format", "pdf", "--to", "x").code == 2
    assert run("survey", "export", "99").code == 1


def test_a_question_with_two_columns_is_answered_once(with_partners: Path) -> None:
    factories.survey()
    made = planned(f"Survei,Nomor lembar,s1,s1 · lagi\n{TITLE},1,4,\n{TITLE},2,4,3")
    assert told(made)[0][0] == "new"
    assert (told(made)[1][0], told(made)[1][2]) == (
        "refused", "Pertanyaan “s1” dijawab dua kali.")
