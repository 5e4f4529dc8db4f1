"""What makes a sound conflict: its log begins no earlier than it, and closing says how it ended."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, Field, model_validator

from mitra_tui.i18n.dates import day_text
from mitra_tui.rows.conflict import (
    ANSWERS,
    GENTLEST,
    GRAVEST,
    NATURES,
    SIDES,
    SOURCES,
    STEP_KINDS,
)
from mitra_tui.rows.text import NO, YES, fold
from mitra_tui.schemas.base import (
    Draft,
    day,
    flag,
    line,
    one_of,
    paragraph,
    parts,
    reference,
    refuse,
    whole,
)

_MISSING = {"outcome": "check.closed_without_outcome", "lessons": "check.closed_without_lessons"}


def _answer() -> BeforeValidator:
    """`yes`, `no` or nothing yet; true, false and the words for them are taken too."""
    choose: Any = one_of(ANSWERS).func

    def check(value: object) -> str:
        if isinstance(value, (bool, str)) and value != "":
            word = fold(str(value))
            value = "yes" if word in YES else "no" if word in NO else value
        told: str = choose(value)
        return told

    return BeforeValidator(check)


def _lines(maximum: int) -> BeforeValidator:
    """A text of several lines that has to be there."""
    return line(maximum, required=True, lines=True)


class ConflictStepDraft(Draft):
    on_date: Annotated[str, day(required=True)]
    kind: Annotated[str, one_of(STEP_KINDS, required=True)]
    text: Annotated[str, _lines(4000)]
    people: Annotated[str, line(300)] = ""
    mediator: Annotated[str, line(100)] = ""
    school_view: Annotated[str, paragraph(2000)] = ""
    partner_view: Annotated[str, paragraph(2000)] = ""
    corrects: Annotated[int | None, whole(1)] = None
    rung: Annotated[str, line(40)] = ""


class ConflictDraft(Draft):
    computed: ClassVar[frozenset[str]] = frozenset(
        {"status", "age_days", "next_step", "next_rung", "next_on"})

    partner: Annotated[int | str | None, reference(required=True)]
    summary: Annotated[str, line(1000, required=True)]
    severity: Annotated[int | None, whole(GENTLEST, GRAVEST)] = None
    nature: Annotated[str, one_of(NATURES, required=True)] = "actual"
    source: Annotated[str, one_of(SOURCES)] = ""
    raised_on: Annotated[str, day(required=True)]
    raised_by: Annotated[str, one_of(SIDES)] = "school"
    agreement: Annotated[int | str | None, reference()] = None
    activity: Annotated[int | str | None, reference()] = None
    confidential: Annotated[bool, flag()] = False
    steps: Annotated[list[ConflictStepDraft], parts()] = Field(default_factory=list)
    outcome: Annotated[str, paragraph(4000)] = ""
    accepted_by_school: Annotated[str, _answer()] = ""
    accepted_by_partner: Annotated[str, _answer()] = ""
    closed_on: Annotated[str, day()] = ""
    lessons: Annotated[str, paragraph(4000)] = ""
    rule: Annotated[str, line(40)] = ""

    @model_validator(mode="after")
    def _log_is_in_order(self) -> Self:
        for number, step in enumerate(self.steps, 1):
            if step.on_date < self.raised_on:
                raise refuse("check.step_before_conflict", field=f"steps.{number}.on_date",
                             number=number, day=day_text(step.on_date),
                             raised=day_text(self.raised_on))
            if step.corrects is not None and step.corrects >= number:
                raise refuse("check.step_corrects_none", field=f"steps.{number}.corrects",
                             number=step.corrects)
        return self

    @model_validator(mode="after")
    def _closed_with_all_it_takes(self) -> Self:
        if not self.closed_on:
            return self
        if self.closed_on < self.raised_on:
            raise refuse("check.closed_before_raised", field="closed_on",
                         raised=day_text(self.raised_on))
        for name, key in _MISSING.items():
            if not getattr(self, name):
                raise refuse(key, field=name)
        for side in SIDES:
            name = f"accepted_by_{side}"
            if getattr(self, name) != "yes":
                raise refuse("check.closed_not_accepted", field=name)
        return self


class AnswersDraft(Draft):
    """What both sides say to an outcome."""

    accepted_by_school: Annotated[str, _answer()] = ""
    accepted_by_partner: Annotated[str, _answer()] = ""
