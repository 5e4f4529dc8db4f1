"""What makes a sound evaluation."""

from __future__ import annotations

from typing import Annotated

from mitra_tui.rows.evaluation import DECISIONS
from mitra_tui.schemas.base import Draft, day, line, one_of, paragraph, reference


class EvaluationDraft(Draft):
    computed = frozenset({"followups"})

    partner: Annotated[int | str | None, reference(required=True)]
    agreement: Annotated[int | str | None, reference()] = None
    period: Annotated[str, line(60)] = ""
    on_date: Annotated[str, day()] = ""
    findings: Annotated[str, paragraph(4000)] = ""
    decision: Annotated[str, one_of(DECISIONS)] = ""
    by: Annotated[str, line(100)] = ""
    next_on: Annotated[str, day()] = ""
