"""What makes a sound agreement. What is missing or weak is told elsewhere, and never refused."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, Field, model_validator

from mitra_tui.rows.agreement import (
    DECISIONS,
    DISPUTE_STEPS,
    KINDS,
    MEASURES,
    SCOPE_ITEMS,
    STATES,
)
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


class AgreementDraft(Draft):
    computed: ClassVar[frozenset[str]] = frozenset({"status"})

    kind: Annotated[str, one_of(KINDS, required=True)]
    partner: Annotated[int | str | None, reference(required=True)]
    title: Annotated[str, line(400)] = ""
    programmes: Annotated[list[int | str], references()] = Field(default_factory=list)
    school_number: Annotated[str, line(80)] = ""
    partner_number: Annotated[str, line(80)] = ""
    starts_on: Annotated[str, day()] = ""
    ends_on: Annotated[str, day()] = ""
    state: Annotated[str, one_of(STATES)] = ""
    signed_on: Annotated[str, day()] = ""
    parent: Annotated[int | str | None, reference()] = None
    renews: Annotated[int | str | None, reference()] = None
    partner_name: Annotated[str, line(200)] = ""
    signed_at: Annotated[str, line(200)] = ""
    scope_items: Annotated[list[int], wholes(SCOPE_ITEMS[0], SCOPE_ITEMS[-1])] = Field(
        default_factory=list)
    objectives: Annotated[list[str], texts(1000)] = Field(default_factory=list)
    duties: Annotated[list[DutyDraft], parts()] = Field(default_factory=list)
    indicators: Annotated[list[IndicatorDraft], parts()] = Field(default_factory=list)
    dispute_steps: Annotated[list[DisputeStepDraft], parts()] = Field(default_factory=list)
    signatories: Annotated[list[SignatoryDraft], parts()] = Field(default_factory=list)
    witnesses: Annotated[list[WitnessDraft], BeforeValidator(_named)] = Field(
        default_factory=list)
    copies: Annotated[int | None, whole(0, 100)] = None
    stamped: Annotated[bool, flag()] = False
    lead_days: Annotated[int | None, whole(0, 3650)] = None
    snoozed_to: Annotated[str, day()] = ""
    cooperation: Annotated[str, line(80)] = ""
    supervisor: Annotated[str, line(100)] = ""
    template: Annotated[str, line(60)] = ""
    decision: Annotated[str, one_of(DECISIONS)] = ""
    decided_on: Annotated[str, day()] = ""
    ended_on: Annotated[str, day()] = ""
    ended_reason: Annotated[str, line(1000)] = ""

    @model_validator(mode="after")
    def _parts_agree(self) -> Self:
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise refuse("check.agreement_ends_before_starts", field="ends_on")
        if self.state == "terminated" and not self.ended_reason:
            raise refuse("check.agreement_ended_without_reason", field="ended_reason")
        if self.state:
            return self
        # Nothing else was said: a day of signing says that it is signed.
        return self.model_copy(update={"state": "signed" if self.signed_on else "draft"})
