"""Surveys: their questions, their lock, the sheets they take, and what these say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mitra_tui.errors import Conflict, Invalid
from mitra_tui.rows.survey_groups import by_strategy, change, mean_before, wanting
from mitra_tui.services import changes, responses, surveys
from mitra_tui.services.surveys.comparing import earlier, groups, new_round
from mitra_tui.services.surveys.records import set_state
from mitra_tui.services.surveys.results import results, texts, waiting
from tests import factories
from tests.command import Run


def survey(**values: Any) -> int:
    return factories.survey(**values)


def answer(survey_id: int, **values: Any) -> int:
    return factories.response(survey_id, **values)


def errors(survey_id: int, **values: Any) -> dict[str, str]:
    with pytest.raises(Invalid) as told:
        answer(survey_id, **values)
    return {one.field: one.key for one in told.value.errors}


def test_a_round_comes_with_its_questions(school: Path) -> None:
    one = surveys.store.get(survey()).values
    assert [q["code"] for q in one["questions"]] == [
        *(f"s{n}" for n in range(1, 9)), "benefit", "students", "nps", "continue", "remarks"]
    assert [q["strategy"] for q in one["questions"]][:8] == list(range(1, 9))
    assert one["audience"] == "partner"
    skm = surveys.store.get(survey(template="skm")).values["questions"]
    assert [q["unsur"] for q in skm if q["unsur"]] == list(range(1, 10))
    assert surveys.store.get(survey(template="own")).values["questions"] == []


def test_own_questions_replace_the_templates(school: Path) -> None:
    one = survey(questions=[{"code": "a", "text": "Puas?", "kind": "yesno"}])
    assert [q["code"] for q in surveys.store.get(one).values["questions"]] == ["a"]


@pytest.mark.parametrize("questions,key", [
    ([("a", ""), ("A", "")], "check.code_twice"),
    ([("a", "1/2"), ("b", "")], "check.weights_missing"),
    ([("a", "0.5"), ("b", "0.4")], "check.weights_sum"),
    ([("a", "x")], "check.weight"),
])
def test_questions_that_make_no_survey_are_refused(
    school: Path, questions: list[tuple[str, str]], key: str,
) -> None:
    with pytest.raises(Invalid) as told:
        survey(questions=[{"code": code, "text": "?", "kind": "likert4", "weight": weight}
                          for code, weight in questions])
    assert told.value.errors[0].key == key


def test_it_does_not_close_before_it_opens(school: Path) -> None:
    with pytest.raises(Invalid) as told:
        survey(opens_on="2024-05-20", closes_on="2024-05-19")
    assert told.value.errors[0].field == "closes_on"


def test_what_was_answered_is_locked(with_partners: Path) -> None:
    one = survey()
    factories.edit("surveys", one, questions=[{"code": "a", "text": "Baik?", "kind": "likert4"}])
    sheet = answer(one, answers={"a": 3})
    with pytest.raises(Conflict, match="locked"):
        factories.edit("surveys", one, questions=[{"code": "a", "text": "Lain?"}])
    factories.edit("surveys", one, title="Judul lain")  # all but the questions may change
    responses.store.remove(sheet)
    with pytest.raises(Conflict, match="locked"):  # the sheet may come back
        factories.edit("surveys", one, questions=[])


def test_only_an_open_round_takes_sheets(with_partners: Path) -> None:
    one = survey(opens_on="2024-06-01")
    with pytest.raises(Conflict, match="planned"):
        answer(one)
    set_state(one, "open")
    sheet = answer(one)
    set_state(one, "closed")
    with pytest.raises(Conflict, match="closed"):
        answer(one)
    factories.edit("responses", sheet, answers={"s1": 2})  # a slip of the finger can be mended
    set_state(one, "")
    assert surveys.store.get(one).values["status"] == "planned"
    changes.undo()
    assert surveys.store.get(one).values["status"] == "closed"


def test_answers_fit_their_questions(with_partners: Path) -> None:
    one = survey()
    assert errors(one, answers={"s1": 5, "nps": 11, "continue": "mungkin", "x": 1}) == {
        "answers.s1": "check.off_scale", "answers.nps": "check.off_scale",
        "answers.continue": "check.yes_or_no", "answers.x": "check.no_such_question"}
    assert errors(one, answers=[{"code": "s1", "answer": 1}, {"code": "s1", "answer": 2}]) == {
        "answers": "check.answered_twice"}
    assert responses.store.get(answer(one, answers={
        "s1": "4", "nps": 10, "continue": "y", "remarks": "Baik [/b]", "s2": None, "s3": ""},
    )).to_json()["answers"] == {"s1": 4, "nps": 10, "continue": True, "remarks": "Baik [/b]"}


def test_a_sheet_is_typed_once(with_partners: Path) -> None:
    one, other = survey(), survey(title="Lain")
    sheet = answer(one, sheet="7")
    assert errors(one, sheet="7") == {"sheet": "check.sheet_twice"}
    answer(other, sheet="7")
    answer(one, sheet="")
    answer(one, sheet="")
    factories.edit("responses", sheet, answers={"s1": 1})
    responses.store.remove(sheet)
    answer(one, sheet="7")


def test_a_changed_answer_is_one_change_and_is_undone(with_partners: Path) -> None:
    one = survey()
    sheet = answer(one, answers={"s1": 4, "s2": 3})
    factories.edit("responses", sheet, answers={"s1": 2, "s3": 1})
    assert responses.store.get(sheet).to_json()["answers"] == {"s1": 2, "s3": 1}
    changes.undo()
    assert responses.store.get(sheet).to_json()["answers"] == {"s1": 4, "s2": 3}
    before = changes.count()
    factories.edit("responses", sheet, answers={"s1": 4, "s2": 3})
    assert changes.count() == before  # nothing was changed


def test_results_count_what_is_there(with_partners: Path) -> None:
    one = survey(partners=[1, 2, 3])
    for partner, score in ((1, 4), (2, 3)):
        answer(one, partner=partner, answers={"s1": score, "nps": 10, "remarks": f"Kata {score}"})
    gone = answer(one, partner=3, answers={"s1": 1, "nps": 0, "remarks": "Hilang"})
    assert waiting(one) == []
    responses.store.remove(gone)
    found = results(one)
    assert (found.n, str(found.skm), found.grade, str(found.nps)) == (2, "87.50", "B", "100.00")
    assert found.questions[0].distribution == {1: 0, 2: 0, 3: 1, 4: 1}
    assert found.questions[-1].n == 2
    assert [text for _, text in texts(one, "remarks")] == ["Kata 3", "Kata 4"]
    assert str(results(one, partner=1).skm) == "100.00"
    assert results(one, kind="teacher").skm is None
    assert waiting(one) == [3]


def test_few_people_are_not_told_apart(with_partners: Path) -> None:
    one = survey(audience="student")
    for score in (4, 4, 4, 3):
        answer(one, partner=1, respondent_kind="student", answers={"s1": score, "remarks": "x"})
    assert results(one).n == 4  # the round itself is always told
    assert (results(one, partner=1).n, results(one, partner=1).skm) == (0, None)
    answer(one, partner=1, respondent_kind="partner", answers={"s1": 2})
    assert str(results(one, partner=1).skm) == "50.00"  # the organisation's own word
    (group,) = groups(one, "partner")
    assert (group.n, group.results and group.results.n) == (5, 1)
    assert [(one.name, one.results is None) for one in groups(one, "respondent_kind")] == [
        ("Mitra", False), ("Siswa/peserta", True)]
    answer(one, partner=1, respondent_kind="student", answers={"s1": 4})
    assert results(one, partner=1).n == 6
    assert all(one.results is not None for one in groups(one, "respondent_kind"))


def test_a_round_is_told_apart_by_its_partners(with_activities: Path) -> None:
    one = survey()
    answer(one, partner=1, answers={"s1": 4})
    answer(one, partner=2, answers={"s1": 2})
    answer(one, answers={"s1": 1})  # of nobody
    assert [(group.id, str(group.results and group.results.skm))
            for group in groups(one, "partner")] == [(2, "50.00"), (1, "100.00")]
    assert {group.name for group in groups(one, "partner_kind")}
    assert all(group.n <= 2 for group in groups(one, "programme"))


def test_another_round_stands_beside_the_last_one(with_partners: Path) -> None:
    first = survey(partners=[1, 2])
    answer(first, partner=1, answers={"s1": 4, "s2": 2, "s3": 4})
    second = new_round(first, "Putaran 2", "2024-05-20")
    values = surveys.store.get(second).values
    assert (values["earlier"], values["partners"], len(values["questions"])) == (first, [1, 2], 13)
    answer(second, partner=1, answers={"s1": 3, "s2": 4, "s3": 4})
    now, before = results(second), earlier(second)
    assert before is not None and earlier(first) is None
    told = {one.question.code: change(one.mean, mean_before(one, before))
            for one in now.questions if one.mean is not None}
    assert told == {"s1": -1, "s2": 2, "s3": 0}
    assert wanting(now, before) == ["s1"]  # below B, and fallen
    assert wanting(results(first), None) == ["s2"]
    assert by_strategy(now) == {1: 3, 2: 4, 3: 4}


def test_results_from_the_command_line(with_partners: Path, run: Run) -> None:
    one = survey(title="Kepuasan [/] 2024")
    empty = run("survey", "results", str(one), "--json").objects[0]
    assert (empty["n"], empty["index"], empty["skm"], empty["grade"], empty["nps"]) == (
        0, None, None, None, None)
    assert empty["questions"][0]["mean"] is None
    told = run("add", "responses", "--json", "-", stdin=json.dumps(
        {"survey": one, "partner": 1, "answers": {"s1": 3, "s2": 4, "nps": 9}}))
    assert told.code == 0, told
    found = run("survey", "results", str(one), "--json").objects[0]
    assert (found["n"], found["index"], found["skm"], found["grade"], found["nps"]) == (
        1, 3.5, 87.5, "B", 100)
    assert found["questions"][0] == {
        "code": "s1", "text": "Tujuan kerja sama jelas bagi kami.", "kind": "likert4",
        "strategy": 1, "unsur": None, "n": 1, "mean": 3,
        "distribution": {"1": 0, "2": 0, "3": 1, "4": 0}}
    shown = run("survey", "results", str(one))
    assert "Indeks kepuasan (metode SKM): 87,5 (B, Baik)" in shown.out
    assert "Baru 1 lembar" in shown.err
    assert run("survey", "close", str(one)).code == 0
    refused = run("add", "responses", "--json", "-", stdin=json.dumps({"survey": one}))
    assert (refused.code, refused.objects[0]["error"]["key"]) == (1, "survey.closed")
    assert run("survey", "open", str(one)).code == 0
    assert run("survey", "results", "99").code == 1
    assert run("survey", "open", str(one), "--json").code == 2


def test_a_review_says_who_made_it_and_what_follows(with_partners: Path) -> None:
    from mitra_tui.services import evaluations

    review = factories.evaluation(1, decision="improve", period="Genap 2023/2024")
    task = factories.followup("Perbaiki jadwal", subject=f"evaluations/{review}")
    values = evaluations.store.get(review).values
    assert values["followups"] == [task]
    assert values["by"]
    assert "Genap" in evaluations.store.title_of(values)


def test_a_review_may_come_with_its_follow_ups(with_partners: Path, run: Run) -> None:
    line = json.dumps({"partner": 1, "findings": "Jadwal", "by": "Waka humas", "followups": [
        "Kirim laporan", {"title": "Rapat", "due_on": "2030-07-01", "owner": "Kaprog"}]})
    added = run("add", "evaluations", "--json", "-", stdin=line).object["id"]
    review = run("show", "evaluations", str(added), "--json").object
    tasks = [run("show", "followups", str(one), "--json").object for one in review["followups"]]
    assert [(one["title"], one["due_on"], one["owner"], one["subject"]) for one in tasks] == [
        ("Kirim laporan", None, "Waka humas", f"evaluations/{added}"),
        ("Rapat", "2030-07-01", "Kaprog", f"evaluations/{added}")]
    listed = run("list", "followups", "--filter", "partner=1", "--json").objects
    assert {one["id"] for one in tasks} <= {one["id"] for one in listed}
    # What was read back makes no tasks anew, and one change undoes all of it.
    assert run("add", "evaluations", "--json", "-", stdin=json.dumps(review)).code == 0
    assert len(run("list", "followups", "--json").objects) == len(listed)
    assert run("undo").code == 0
    assert run("undo").code == 0
    assert run("show", "followups", str(tasks[0]["id"])).code == 1


@pytest.mark.parametrize("task,field,key", [
    ("", "followups.1.title", "check.required"),
    ({"title": "Rapat", "due_on": "besok"}, "followups.1.due_on", "check.day_unreadable"),
    ({"title": "Rapat", "subject": "partners/1"}, "followups.1.subject", "check.unknown_field"),
    (True, "followups.1.title", "check.text"),
])
def test_a_follow_up_that_is_none_refuses_the_review(
    task: object, field: str, key: str, with_partners: Path, run: Run,
) -> None:
    line = json.dumps({"partner": 1, "followups": [task]})
    error = run("add", "evaluations", "--json", "-", stdin=line).object["error"]
    assert (error["field"], error["key"]) == (field, key)
    assert run("list", "evaluations", "--json").objects == []


def test_a_sheet_is_the_same_with_zeros_before_its_number(with_partners: Path) -> None:
    one = factories.survey()
    factories.response(one, sheet="007")
    for number in ("7", "07", " 007 "):
        with pytest.raises(Invalid):
            factories.response(one, sheet=number)
    factories.response(one, sheet="7a")
    factories.response(one, sheet="70")


def test_a_removed_round_takes_no_answers_and_is_not_opened(with_partners: Path) -> None:
    one = factories.survey()
    surveys.store.remove(one)
    with pytest.raises(Conflict) as refused:
        factories.response(one, answers={"s1": 4})
    assert refused.value.key == "survey.removed"
    with pytest.raises(Conflict):
        set_state(one, "open")


def test_a_round_without_questions_says_so(with_partners: Path) -> None:
    one = factories.survey(template="own")
    with pytest.raises(Invalid) as refused:
        factories.response(one, answers={"x": 1})
    assert [error.key for error in refused.value.errors] == ["check.no_questions"]
