"""What makes a sound placement: a time that does not run backwards, counts that can be."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import model_validator

from mitra_tui.rows.placement import MOST
from mitra_tui.schemas.base import Draft, day, line, reference, refuse, whole


class PlacementDraft(Draft):
    partner: Annotated[int | str | None, reference(required=True)]
    programme: Annotated[int | str | None, reference(required=True)]
    grade: Annotated[str, line(10)] = ""
    starts_on: Annotated[str, day()] = ""
    ends_on: Annotated[str, day()] = ""
    quota: Annotated[int | None, whole(0, MOST)] = None
    accepted: Annotated[int | None, whole(0, MOST)] = None
    placed: Annotated[int | None, whole(0, MOST)] = None
    withdrawn: Annotated[int | None, whole(0, MOST)] = None
    supervisor: Annotated[str, line(100)] = ""
    instructor: Annotated[str, line(100)] = ""
    monitored_on: Annotated[str, day()] = ""
    agreement: Annotated[int | str | None, reference()] = None

    @model_validator(mode="after")
    def _agree(self) -> Self:
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise refuse("check.ends_before_starts", field="ends_on")
        if self.placed is not None and (self.withdrawn or 0) > self.placed:
            raise refuse("check.withdrawn_more", field="withdrawn")
        return self
