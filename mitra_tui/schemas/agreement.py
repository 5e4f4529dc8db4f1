"""What makes a sound agreement: its steps, and what becomes of it once it is written."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import model_validator

from mitra_tui.rows.agreement import DECISIONS, STATES
from mitra_tui.schemas.agreement_steps import (
    DisputesStep,
    DutiesStep,
    IndicatorsStep,
    ObjectivesStep,
    PartiesStep,
    ScopeStep,
    TermStep,
)
from mitra_tui.schemas.base import day, line, one_of, reference, refuse


class AgreementDraft(
    PartiesStep, ScopeStep, ObjectivesStep, DutiesStep, IndicatorsStep, DisputesStep, TermStep,
):
    computed: ClassVar[frozenset[str]] = frozenset({"status"})

    state: Annotated[str, one_of(STATES)] = ""
    signed_on: Annotated[str, day()] = ""
    signed_at: Annotated[str, line(200)] = ""
    partner_name: Annotated[str, line(200)] = ""
    renews: Annotated[int | str | None, reference()] = None
    snoozed_to: Annotated[str, day()] = ""
    decision: Annotated[str, one_of(DECISIONS)] = ""
    decided_on: Annotated[str, day()] = ""
    ended_on: Annotated[str, day()] = ""
    ended_reason: Annotated[str, line(1000)] = ""

    @model_validator(mode="after")
    def _parts_agree(self) -> Self:
        if self.state == "terminated" and not self.ended_reason:
            raise refuse("check.agreement_ended_without_reason", field="ended_reason")
        if self.state:
            return self
        # Nothing else was said: a day of signing says that it is signed.
        return self.model_copy(update={"state": "signed" if self.signed_on else "draft"})
