"""What a round of answers says: means, distributions, the satisfaction index, NPS.

The index follows PermenPANRB 14/2017: the mean of each question (of those who answered it) times
its weight, summed, times 25. All of it is exact: fractions until the last step, then rounded half
up to two places, and only the rounded figure is graded. Without an answer there is no figure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from mitra_tui.rows.survey import SCALES, Question

FEW = 10
"""Below this many sheets an index is told together with a warning that they are few."""
HIDDEN_BELOW = 5
"""Groups of fewer people than this are not told apart."""

# The lowest index of each grade, best first.
GRADES = (("A", Decimal("88.31")), ("B", Decimal("76.61")), ("C", Decimal("65.00")),
          ("D", Decimal("25.00")))
LEAST_B = GRADES[1][1]
"""The lowest index times 25 that is still a B; below it something is to be done."""
_PER_POINT = 25
_PROMOTERS, _DETRACTORS = 9, 6
_WEIGHT = re.compile(r"(\d{1,9})(?:/(\d{1,9})|[.,](\d{1,9}))?")

Counts = Mapping[int, Mapping[int, int]]
"""Question id → score → how many gave it."""


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """What was answered to one question. `mean` is None without an answer."""

    question: Question
    n: int
    mean: Fraction | None
    distribution: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Results:
    """What a round, or a part of it, says. Figures are None where there is nothing to tell.

    `n` counts the sheets; `index` is on the scale of 1 to 4, `skm` the index times 25.
    """

    n: int
    index: Decimal | None
    skm: Decimal | None
    grade: str | None
    nps: Decimal | None
    questions: tuple[QuestionResult, ...]

    @property
    def few(self) -> bool:
        """Whether the figures rest on so few sheets that this must be said."""
        return 0 < self.n < FEW

    def to_json(self) -> dict[str, Any]:
        """The object that the command line prints; means and the index have four places."""
        return {
            "n": self.n, "index": _number(self.index), "skm": _number(self.skm),
            "grade": self.grade, "nps": _number(self.nps),
            "questions": [{
                "code": one.question.code, "text": one.question.text, "kind": one.question.kind,
                "strategy": one.question.strategy, "unsur": one.question.unsur, "n": one.n,
                "mean": None if one.mean is None else _number(half_up(one.mean, 4)),
                "distribution": {_score_name(one.question.kind, score): count
                                 for score, count in one.distribution.items()},
            } for one in self.questions],
        }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _score_name(kind: str, score: int) -> str:
    return ("no", "yes")[score] if kind == "yesno" else str(score)


def weight_of(text: str) -> Fraction | None:
    """A weight as it is written, `1/9` or `0.25` or `0,25`; None: it is none."""
    found = _WEIGHT.fullmatch(text.strip())
    if found is None:
        return None
    whole, below, decimals = found.groups()
    if below is not None:
        return Fraction(int(whole), int(below)) if int(below) else None
    return Fraction(f"{whole}.{decimals}") if decimals else Fraction(int(whole))


def half_up(value: Fraction, places: int = 2) -> Decimal:
    """A figure rounded half up to some places, away from zero, without a binary step."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    sign = -1 if value < 0 else 1
    return Decimal(sign * whole).scaleb(-places)


def is_low(mean: Fraction) -> bool:
    """Whether a mean on the scale of 1 to 4 stays below a B."""
    return half_up(mean * _PER_POINT) < LEAST_B


def grade_of(skm: Decimal) -> str:
    """The grade of a rounded index times 25."""
    return next((grade for grade, least in GRADES if skm >= least), GRADES[-1][0])


def question_result(question: Question, counts: Mapping[int, int]) -> QuestionResult:
    """Count one question's answers; scores that nobody gave stand there with 0."""
    if question.kind not in SCALES:
        return QuestionResult(question, sum(counts.values()), None, {})
    low, high = SCALES[question.kind]
    spread = {score: counts.get(score, 0) for score in range(low, high + 1)}
    n = sum(spread.values())
    total = sum(score * count for score, count in spread.items())
    return QuestionResult(question, n, Fraction(total, n) if n else None, spread)


@dataclass(frozen=True, slots=True)
class Element:
    """One unsur of an index: its questions (mostly one), what they got together, and its share
    of the whole. The weights of all elements of a round are 1 in sum."""

    questions: tuple[QuestionResult, ...]
    n: int
    mean: Fraction
    weight: Fraction

    @property
    def low(self) -> bool:
        """Whether it stays below a B, so that something is to be done."""
        return is_low(self.mean)


def elements(results: Sequence[QuestionResult]) -> list[Element]:
    """What an index is made of, in the questions' order.

    Questions of one unsur are one: their answers are put together, their weights added. What
    nobody answered has no weight: the others share the whole, in their proportion.
    """
    groups: dict[tuple[str, int], list[QuestionResult]] = {}
    for one in results:
        if one.question.kind == "likert4" and one.n:
            unsur = one.question.unsur
            key = ("unsur", unsur) if unsur else ("question", one.question.id)
            groups.setdefault(key, []).append(one)
    whole = sum((_weight_of(group) for group in groups.values()), Fraction(0))
    found = []
    for group in groups.values() if whole else ():
        n = sum(one.n for one in group)
        points = sum(score * count for one in group for score, count in one.distribution.items())
        found.append(Element(tuple(group), n, Fraction(points, n), _weight_of(group) / whole))
    return found


def index_of(results: Sequence[QuestionResult]) -> Fraction | None:
    """The weighted sum of the means, 1 to 4; None when no question of the scale was answered."""
    found = elements(results)
    return sum((one.mean * one.weight for one in found), Fraction(0)) if found else None


def _weight_of(group: Sequence[QuestionResult]) -> Fraction:
    """The weight of one unsur: the sum of its questions' own, else an equal one."""
    given = [weight_of(one.question.weight) for one in group if one.question.weight]
    return sum((one for one in given if one is not None), Fraction(0)) if given else Fraction(1)


def nps_of(results: Sequence[QuestionResult]) -> Fraction | None:
    """The share of promoters (9, 10) less that of detractors (0 to 6), in per cent."""
    spread: dict[int, int] = {}
    for one in results:
        if one.question.kind == "nps":
            for score, count in one.distribution.items():
                spread[score] = spread.get(score, 0) + count
    n = sum(spread.values())
    if not n:
        return None
    promoters = sum(count for score, count in spread.items() if score >= _PROMOTERS)
    detractors = sum(count for score, count in spread.items() if score <= _DETRACTORS)
    return Fraction(100 * (promoters - detractors), n)


def results_of(questions: Sequence[Question], counts: Counts, n: int) -> Results:
    """All figures of `n` sheets. Domain rules: the domain's section on survey figures."""
    told = tuple(question_result(one, counts.get(one.id, {})) for one in questions)
    index, nps = index_of(told), nps_of(told)
    skm = None if index is None else half_up(index * _PER_POINT)
    return Results(
        n, None if index is None else half_up(index, 4), skm,
        None if skm is None else grade_of(skm), None if nps is None else half_up(nps), told)
