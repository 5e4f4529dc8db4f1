"""The steps in which an agreement is built, each with its own rules; `AgreementDraft` is their sum.

What is missing or weak is told elsewhere, and never refused.
"""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from mitra_tui.rows.agreement import DISPUTE_STEPS, KINDS, MEASURES, SCOPE_ITEMS
from mitra_tui.rows.benefit import SIDES
from mitra_tui.schemas.base import (
    Draft,
    day,
    flag,
    line,
    number,
    one_of,
    parts,
    reference,
    references,
    refuse,
    texts,
    whole,
    wholes,
)


def _named(value: object) -> list[Any]:
    """A witness that is only a name is one without a side."""
    listed: list[Any] = parts().func(value)  # type: ignore[call-arg]
    return [{"name": one} if isinstance(one, str) else one for one in listed]


class DutyDraft(Draft):
    side: Annotated[str, one_of(SIDES, required=True)]
    text: Annotated[str, line(1000, required=True)]
    due_on: Annotated[str, day()] = ""
    done_on: Annotated[str, day()] = ""
    scope_item: Annotated[int | None, whole(SCOPE_ITEMS[0], SCOPE_ITEMS[-1])] = None


class IndicatorDraft(Draft):
    text: Annotated[str, line(1000, required=True)]
    measure: Annotated[str, one_of(MEASURES)] = "manual"
    category: Annotated[str, line(60)] = ""
    unit: Annotated[str, line(40)] = ""
    target: Annotated[float | None, number()] = None
    actual: Annotated[float | None, number()] = None
    due_on: Annotated[str, day()] = ""

    @model_validator(mode="after")
    def _by_hand(self) -> Self:
        return self if self.measure else self.model_copy(update={"measure": "manual"})


class DisputeStepDraft(Draft):
    step: Annotated[str, one_of(DISPUTE_STEPS, required=True)]
    days: Annotated[int | None, whole(0, 3650)] = None


class SignatoryDraft(Draft):
    side: Annotated[str, one_of(SIDES, required=True)]
    name: Annotated[str, line(100)] = ""
    position: Annotated[str, line(100)] = ""
    rank: Annotated[str, line(60)] = ""
    id_number: Annotated[str, line(40)] = ""


class WitnessDraft(Draft):
    side: Annotated[str, one_of(SIDES)] = ""
    name: Annotated[str, line(100, required=True)]


class PartiesStep(Draft):
    """With whom, for which programmes, about what."""

    kind: Annotated[str, one_of(KINDS, required=True)]
    template: Annotated[str, line(60)] = ""
    partner: Annotated[int | str | None, reference(required=True)]
    programmes: Annotated[list[int | str], references()] = Field(default_factory=list)
    title: Annotated[str, line(400)] = ""
    parent: Annotated[int | str | None, reference()] = None
    cooperation: Annotated[str, line(80)] = ""


class ScopeStep(Draft):
    """Which of 8+i."""

    scope_items: Annotated[list[int], wholes(SCOPE_ITEMS[0], SCOPE_ITEMS[-1])] = Field(
        default_factory=list)
    supervisor: Annotated[str, line(100)] = ""


class ObjectivesStep(Draft):
    """What is to be reached."""

    objectives: Annotated[list[str], texts(1000)] = Field(default_factory=list)


class DutiesStep(Draft):
    """Who does what, and by when."""

    duties: Annotated[list[DutyDraft], parts()] = Field(default_factory=list)


class IndicatorsStep(Draft):
    """How it is seen that it was reached."""

    indicators: Annotated[list[IndicatorDraft], parts()] = Field(default_factory=list)


class DisputesStep(Draft):
    """How a quarrel is settled."""

    dispute_steps: Annotated[list[DisputeStepDraft], parts()] = Field(default_factory=list)


class TermStep(Draft):
    """From when until when, under which numbers, and who signs."""

    starts_on: Annotated[str, day()] = ""
    ends_on: Annotated[str, day()] = ""
    lead_days: Annotated[int | None, whole(0, 3650)] = None
    school_number: Annotated[str, line(80)] = ""
    partner_number: Annotated[str, line(80)] = ""
    copies: Annotated[int | None, whole(0, 100)] = None
    stamped: Annotated[bool, flag()] = False
    signatories: Annotated[list[SignatoryDraft], parts()] = Field(default_factory=list)
    witnesses: Annotated[list[WitnessDraft], BeforeValidator(_named)] = Field(
        default_factory=list)

    @model_validator(mode="after")
    def _term_runs_forward(self) -> Self:
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise refuse("check.agreement_ends_before_starts", field="ends_on")
        return self


_STEPS: dict[str, type[Draft]] = {
    "parties": PartiesStep, "scope": ScopeStep, "objectives": ObjectivesStep,
    "duties": DutiesStep, "indicators": IndicatorsStep, "disputes": DisputesStep,
    "term": TermStep}


def step_draft(step: str) -> type[Draft]:
    """What makes one step sound (KeyError: there is none of that name)."""
    return _STEPS[step]
