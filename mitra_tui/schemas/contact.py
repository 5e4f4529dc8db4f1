"""What makes a sound contact."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import model_validator

from mitra_tui.rows.contact import CHANNELS
from mitra_tui.schemas.base import Draft, day, line, one_of, paragraph, reference, refuse


class ContactDraft(Draft):
    partner: Annotated[int | str | None, reference(required=True)]
    name: Annotated[str, line(100, required=True)]
    position: Annotated[str, line(100)] = ""
    phone: Annotated[str, line(40)] = ""
    email: Annotated[str, line(100)] = ""
    channel: Annotated[str, one_of(CHANNELS)] = ""
    active_from: Annotated[str, day()] = ""
    active_to: Annotated[str, day()] = ""
    notes: Annotated[str, paragraph(4000)] = ""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.active_from and self.active_to and self.active_to < self.active_from:
            raise refuse("check.ends_before_starts", field="active_to")
        return self
