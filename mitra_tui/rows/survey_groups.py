"""Parts of a round beside each other: by strategy, by group of respondents, against the last round.

Small groups of people are not told apart: whoever knows the group would know who said what. What
a partner answers is the organisation's word and bears its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from mitra_tui.rows.survey_results import HIDDEN_BELOW, QuestionResult, Results, half_up
from mitra_tui.rows.survey_results import is_low as below_b

PEOPLE = ("teacher", "student")


@dataclass(frozen=True, slots=True)
class Group:
    """Some of a round's sheets. `results` is None where they may not be told apart."""

    name: str
    n: int
    results: Results | None
    id: int | None = None


def told_apart(people: int) -> bool:
    """Whether the sheets of so many people may be told as a group of their own."""
    return people == 0 or people >= HIDDEN_BELOW


def by_strategy(results: Results) -> dict[int, Fraction]:
    """The mean of each strategy's questions, those without an answer left out."""
    points: dict[int, int] = {}
    answers: dict[int, int] = {}
    for one in results.questions:
        strategy = one.question.strategy
        if strategy and one.question.kind == "likert4" and one.n:
            points[strategy] = points.get(strategy, 0) + sum(
                score * count for score, count in one.distribution.items())
            answers[strategy] = answers.get(strategy, 0) + one.n
    return {strategy: Fraction(points[strategy], answers[strategy]) for strategy in sorted(points)}


def change(now: Fraction | None, before: Fraction | None) -> Decimal | None:
    """How much a mean has risen since the last round, to two places; None without both."""
    return None if now is None or before is None else half_up(now - before)


def mean_before(one: QuestionResult, earlier: Results | None) -> Fraction | None:
    """What the question of the same code had in the last round."""
    if earlier is None:
        return None
    code = one.question.code.casefold()
    return next((other.mean for other in earlier.questions
                 if other.question.code.casefold() == code
                 and other.question.kind == one.question.kind), None)


def is_low(one: QuestionResult) -> bool:
    """Whether a question on the scale stays below a B."""
    return one.question.kind == "likert4" and one.mean is not None and below_b(one.mean)


def wanting(results: Results, earlier: Results | None) -> list[str]:
    """The codes of the questions that ask for a follow-up: below B, or fallen since."""
    found = []
    for one in results.questions:
        fallen = change(one.mean, mean_before(one, earlier)) if (
            one.question.kind == "likert4") else None
        if is_low(one) or (fallen is not None and fallen < 0):
            found.append(one.question.code)
    return found


def ordered(groups: Sequence[Group]) -> list[Group]:
    """The lowest first: what needs attention; those without figures last."""
    def index(group: Group) -> tuple[bool, Decimal, str]:
        skm = group.results.skm if group.results is not None else None
        return skm is None, skm if skm is not None else Decimal(0), group.name

    return sorted(groups, key=index)
