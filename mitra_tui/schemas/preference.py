"""What the school may choose: each choice as its form holds it, and as it is kept."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from mitra_tui.rows.conflict import STEP_KINDS
from mitra_tui.rows.eight_plus_i import UNITS
from mitra_tui.schemas.agreement_steps import DisputeStepDraft
from mitra_tui.schemas.base import Draft, line, number, one_of, parts, refuse, whole

HEAVIEST = 100


class ChoiceDraft(Draft):
    """The base of them."""

    def kept(self) -> Any:
        """What the preference keeps of it."""
        return self.values()


class WeightsDraft(ChoiceDraft):
    """How much each criterion of an appraisal counts; 0 leaves it out."""

    needs_fit: Annotated[float | None, number(0, HEAVIEST)] = None
    capability: Annotated[float | None, number(0, HEAVIEST)] = None
    reputation: Annotated[float | None, number(0, HEAVIEST)] = None
    vision: Annotated[float | None, number(0, HEAVIEST)] = None

    @model_validator(mode="after")
    def _weigh_something(self) -> Self:
        if not any(self.values().values()):
            raise refuse("check.no_weight", field="needs_fit")
        return self

    def kept(self) -> dict[str, float]:
        return {name: int(value or 0) if value is None or value % 1 == 0 else value
                for name, value in self.values().items()}


class LeadDaysDraft(ChoiceDraft):
    """How many days before its end an agreement reminds."""

    lead_days: Annotated[int | None, whole(0, 3650)] = None

    @model_validator(mode="after")
    def _is_said(self) -> Self:
        if self.lead_days is None:
            raise refuse("check.required", field="lead_days")
        return self

    def kept(self) -> int | None:
        return self.lead_days


class LadderDraft(ChoiceDraft):
    """How quarrels about a new agreement are settled, step after step."""

    dispute_steps: Annotated[list[DisputeStepDraft], parts()] = Field(default_factory=list)

    @model_validator(mode="after")
    def _has_a_step(self) -> Self:
        if not self.dispute_steps:
            raise refuse("check.required", field="dispute_steps")
        return self

    def kept(self) -> list[dict[str, Any]]:
        return [{"step": one.step, "days": one.days} for one in self.dispute_steps]


class RungDraft(Draft):
    rung: Annotated[str, line(40, required=True)]
    kind: Annotated[str, one_of(STEP_KINDS, required=True)]
    days: Annotated[int | None, whole(0, 3650)] = None


class ConflictLadderDraft(ChoiceDraft):
    """Who takes up a conflict where no agreement says so, one after the other."""

    rungs: Annotated[list[RungDraft], parts()] = Field(default_factory=list)

    @model_validator(mode="after")
    def _has_a_rung(self) -> Self:
        if not self.rungs:
            raise refuse("check.required", field="rungs")
        return self

    def kept(self) -> list[dict[str, Any]]:
        return [one.values() for one in self.rungs]


class HoursUnitDraft(ChoiceDraft):
    """In which unit the hours of 8+i count."""

    unit: Annotated[str, one_of(UNITS, required=True)] = "jp"

    def kept(self) -> str:
        return self.unit


_DRAFTS: dict[str, type[ChoiceDraft]] = {
    "appraisal.weights": WeightsDraft, "agreements.lead_days": LeadDaysDraft,
    "agreements.ladder": LadderDraft, "conflicts.ladder": ConflictLadderDraft,
    "eight_plus_i.unit": HoursUnitDraft,
}


def draft_for(name: str) -> type[ChoiceDraft]:
    """What makes a choice sound. KeyError: there is no such choice, or it has rules of its own."""
    return _DRAFTS[name]
