"""The figures of a survey: exact, graded after rounding, and none where there is no answer."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from mitra_tui.rows.survey import Question, score_of, status_on
from mitra_tui.rows.survey_results import grade_of, half_up, results_of, weight_of
from tests.conftest import TODAY


def likert(number: int, weight: str = "", unsur: int | None = None) -> Question:
    return Question(number, f"u{number}", "?", "likert4", unsur=unsur, weight=weight)


NINE = [likert(number) for number in range(1, 10)]


def test_nine_perfect_answers_make_a_hundred() -> None:
    found = results_of(NINE, {one.id: {4: 20} for one in NINE}, 20)
    assert (found.skm, found.grade) == (Decimal("100.00"), "A")
    assert found.to_json()["index"] == 4


@pytest.mark.parametrize("skm,grade", [
    ("100", "A"), ("88.31", "A"), ("88.30", "B"), ("76.61", "B"), ("76.60", "C"), ("65.00", "C"),
    ("64.99", "D"), ("25.00", "D"),
])
def test_the_rounded_figure_is_graded(skm: str, grade: str) -> None:
    assert grade_of(Decimal(skm)) == grade


@pytest.mark.parametrize("value,rounded", [
    (Fraction(88305, 1000), "88.31"),  # a binary 88.305 would fall to 88.30
    (Fraction(883049, 10000), "88.30"), (Fraction(-5, 1000), "-0.01"), (Fraction(1, 3), "0.33"),
])
def test_half_goes_up(value: Fraction, rounded: str) -> None:
    assert half_up(value) == Decimal(rounded)


def test_a_grade_on_the_border_follows_the_rounded_figure() -> None:
    """88.305 is 88.31 and so an A; one answer less would be a B."""
    questions = [likert(1), likert(2)]
    # means 3.5322 each: index × 25 = 88.305
    counts = {3: 4678, 4: 5322}
    found = results_of(questions, {1: counts, 2: counts}, 10000)
    assert (found.skm, found.grade) == (Decimal("88.31"), "A")
    less = {3: 4679, 4: 5321}
    assert results_of(questions, {1: less, 2: less}, 10000).grade == "B"


def test_only_those_who_answered_count() -> None:
    found = results_of([likert(1), likert(2)], {1: {4: 1, 2: 1}, 2: {3: 1}}, 2)
    assert [one.n for one in found.questions] == [2, 1]
    assert found.skm == Decimal("75.00")


def test_a_question_nobody_answered_has_no_weight() -> None:
    found = results_of([likert(1), likert(2)], {1: {4: 3}}, 3)
    assert (found.skm, found.questions[1].mean) == (Decimal("100.00"), None)


def test_questions_of_one_unsur_are_one() -> None:
    questions = [likert(1, unsur=1), likert(2, unsur=1), likert(3, unsur=2)]
    found = results_of(questions, {1: {4: 1}, 2: {2: 1}, 3: {1: 1}}, 1)
    assert found.skm == Decimal("50.00")  # (3 + 1) / 2 × 25


def test_weights_other_than_equal() -> None:
    questions = [likert(1, "3/4"), likert(2, "0,25")]
    found = results_of(questions, {1: {4: 1}, 2: {2: 1}}, 1)
    assert found.skm == Decimal("87.50")


def test_without_answers_there_is_no_figure() -> None:
    found = results_of([*NINE, Question(20, "nps", "?", "nps")], {}, 0)
    assert (found.index, found.skm, found.grade, found.nps) == (None, None, None, None)
    assert not results_of([], {}, 0).few


def test_few_sheets_are_told() -> None:
    assert [results_of([], {}, n).few for n in (0, 1, 9, 10)] == [False, True, True, False]


def test_nps_is_promoters_less_detractors() -> None:
    question = Question(1, "nps", "?", "nps")
    found = results_of([question], {1: {10: 3, 9: 1, 8: 1, 7: 1, 6: 1, 0: 1}}, 8)
    assert found.nps == Decimal("25.00")
    assert results_of([question], {1: {6: 3}}, 3).nps == Decimal("-100.00")


@pytest.mark.parametrize("text,weight", [
    ("1/9", Fraction(1, 9)), ("0.25", Fraction(1, 4)), ("0,125", Fraction(1, 8)),
    ("1", Fraction(1)), ("1/0", None), ("-1", None), ("", None), ("x", None), ("1e3", None),
])
def test_a_weight_is_read_exactly(text: str, weight: Fraction | None) -> None:
    assert weight_of(text) == weight


@pytest.mark.parametrize("kind,given,score", [
    ("likert4", 4, 4), ("likert4", "1", 1), ("likert4", 0, None), ("likert4", 5, None),
    ("likert4", True, None), ("likert4", 2.5, None), ("likert4", 3.0, 3), ("nps", 0, 0),
    ("nps", "10", 10), ("nps", 11, None), ("yesno", True, 1), ("yesno", "tidak", 0),
    ("yesno", "Ya", 1), ("yesno", "mungkin", None), ("yesno", 1, 1), ("text", "x", None),
    ("likert4", "٣", None),
])
def test_an_answer_is_a_score_of_its_scale(kind: str, given: object, score: int | None) -> None:
    assert score_of(kind, given) == score


@pytest.mark.parametrize("state,opens,closes,status", [
    ("", "", "", "open"), ("", "2024-05-20", "2024-05-20", "open"),
    ("", "2024-05-21", "", "planned"), ("", "", "2024-05-19", "closed"),
    ("open", "2025-01-01", "", "open"), ("closed", "", "", "closed"),
])
def test_a_round_is_open_between_its_days(
    state: str, opens: str, closes: str, status: str,
) -> None:
    assert status_on(TODAY, state=state, opens_on=opens, closes_on=closes) == status
