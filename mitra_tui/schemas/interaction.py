"""What makes a sound interaction."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import model_validator

from mitra_tui.rows.contact import CHANNELS
from mitra_tui.rows.interaction import DIRECTIONS, KINDS
from mitra_tui.schemas.base import Draft, day, line, one_of, paragraph, reference, refuse


class InteractionDraft(Draft):
    partner: Annotated[int | str | None, reference(required=True)]
    kind: Annotated[str, one_of(KINDS, required=True)] = "call"
    subject: Annotated[str, line(300, required=True)]
    on_date: Annotated[str, day(required=True)]
    direction: Annotated[str, one_of(DIRECTIONS, required=True)] = "out"
    channel: Annotated[str, one_of(CHANNELS)] = ""
    contact: Annotated[int | str | None, reference()] = None
    people: Annotated[str, line(300)] = ""
    notes: Annotated[str, paragraph(4000)] = ""
    follow_up_on: Annotated[str, day()] = ""
    number: Annotated[str, line(80)] = ""
    answer_by: Annotated[str, day()] = ""
    answered_on: Annotated[str, day()] = ""
    agreement: Annotated[int | str | None, reference()] = None
    activity: Annotated[int | str | None, reference()] = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        for name in ("answer_by", "answered_on"):
            day_given = getattr(self, name)
            if day_given and self.on_date and day_given < self.on_date:
                raise refuse("check.answer_before", field=name)
        return self
