"""What makes a sound benefit."""

from __future__ import annotations

from typing import Annotated

from mitra_tui.rows.benefit import BENEFIT_KINDS, SIDES
from mitra_tui.schemas.base import Draft, day, line, number, one_of, reference


class BenefitDraft(Draft):
    partner: Annotated[int | str | None, reference(required=True)]
    side: Annotated[str, one_of(SIDES, required=True)] = "school"
    kind: Annotated[str, one_of(BENEFIT_KINDS, required=True)]
    quantity: Annotated[float | None, number(0)] = None
    unit: Annotated[str, line(40)] = ""
    on_date: Annotated[str, day()] = ""
    activity: Annotated[int | str | None, reference()] = None
    evidence: Annotated[str, line(300)] = ""
