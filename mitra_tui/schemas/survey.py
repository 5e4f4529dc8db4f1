"""What makes a sound survey: questions that can be told apart, weights that make a whole."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from mitra_tui.rows.survey import (
    AUDIENCES,
    QUESTION_KINDS,
    STATES,
    STRATEGIES,
    TEMPLATES,
    UNSURS,
)
from mitra_tui.rows.survey_results import weight_of
from mitra_tui.schemas.base import (
    Draft,
    day,
    line,
    one_of,
    paragraph,
    parts,
    reference,
    references,
    refuse,
    whole,
)


def _weight(value: str) -> str:
    if value and weight_of(value) is None:
        raise refuse("check.weight", value=value)
    return value


class QuestionDraft(Draft):
    code: Annotated[str, line(40, required=True)]
    text: Annotated[str, line(500, required=True)]
    kind: Annotated[str, one_of(QUESTION_KINDS, required=True)] = "likert4"
    strategy: Annotated[int | None, whole(1, STRATEGIES)] = None
    unsur: Annotated[int | None, whole(1, UNSURS)] = None
    weight: Annotated[str, AfterValidator(_weight), line(20)] = ""
    indicator: Annotated[int | str | None, reference()] = None


def _each_once(questions: list[QuestionDraft]) -> list[QuestionDraft]:
    """Codes are told apart by people too: neither case nor blanks make another one."""
    seen: set[str] = set()
    for one in questions:
        if (key := one.code.casefold()) in seen:
            raise refuse("check.code_twice", code=one.code)
        seen.add(key)
    return questions


def _weighed(questions: list[QuestionDraft]) -> list[QuestionDraft]:
    """Weights other than equal: given to all questions of the scale or to none, and one in sum."""
    scored = [one for one in questions if one.kind == "likert4"]
    given = [weight_of(one.weight) for one in scored if one.weight]
    if not given:
        return questions
    if len(given) < len(scored):
        raise refuse("check.weights_missing")
    whole_of = sum((one for one in given if one is not None), Fraction(0))
    if whole_of != 1:
        raise refuse("check.weights_sum", sum=str(float(whole_of))[:12])
    return questions


class SurveyDraft(Draft):
    computed = frozenset({"status", "responses"})

    title: Annotated[str, line(300, required=True)]
    template: Annotated[str, one_of(TEMPLATES, required=True)] = "partner8"
    opens_on: Annotated[str, day()] = ""
    closes_on: Annotated[str, day()] = ""
    audience: Annotated[str, one_of(AUDIENCES)] = ""
    partners: Annotated[list[int | str], references()] = Field(default_factory=list)
    programme: Annotated[int | str | None, reference()] = None
    earlier: Annotated[int | str | None, reference()] = None
    intro: Annotated[str, paragraph(1000)] = ""
    state: Annotated[str, one_of(STATES)] = ""
    questions: Annotated[
        list[QuestionDraft], AfterValidator(_weighed), AfterValidator(_each_once), parts(),
    ] = Field(default_factory=list)

    @model_validator(mode="after")
    def _days(self) -> Self:
        if self.opens_on and self.closes_on and self.closes_on < self.opens_on:
            raise refuse("check.closes_before_opens", field="closes_on")
        return self
