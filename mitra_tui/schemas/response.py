"""What makes a sound response: each question answered at most once.

Whether an answer fits its question's scale is judged against the survey, where it is saved.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from mitra_tui.rows.survey import AUDIENCES
from mitra_tui.schemas.base import Draft, day, line, one_of, parts, reference, refuse


def _word(value: object) -> object:
    """Yes and no as words: a text otherwise reads no truth values."""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value


class AnswerDraft(Draft):
    code: Annotated[str, line(40, required=True)]
    answer: Annotated[str, line(4000, lines=True), BeforeValidator(_word)] = ""


def _listed(value: object) -> object:
    """`{"s1": 4}` as a list of answers."""
    if not isinstance(value, Mapping):
        return value
    return [{"code": code, "answer": answer} for code, answer in value.items()]


def _given(answers: list[AnswerDraft]) -> list[AnswerDraft]:
    """What was skipped is not there; a question is answered once."""
    given = [one for one in answers if one.answer]
    codes = [one.code for one in given]
    if len(set(codes)) < len(codes):
        twice = next(code for code in codes if codes.count(code) > 1)
        raise refuse("check.answered_twice", code=twice)
    return given


class ResponseDraft(Draft):
    survey: Annotated[int | str | None, reference(required=True)]
    partner: Annotated[int | str | None, reference()] = None
    respondent_kind: Annotated[str, one_of(AUDIENCES)] = ""
    sheet: Annotated[str, line(20)] = ""
    on_date: Annotated[str, day()] = ""
    answers: Annotated[
        list[AnswerDraft], AfterValidator(_given), parts(), BeforeValidator(_listed),
    ] = Field(default_factory=list)
