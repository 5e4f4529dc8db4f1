"""What makes a sound official."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import model_validator

from mitra_tui.schemas.base import Draft, day, flag, line, refuse


class OfficialDraft(Draft):
    name: Annotated[str, line(100, required=True)]
    nip: Annotated[str, line(30)] = ""
    rank: Annotated[str, line(60)] = ""
    position: Annotated[str, line(100, required=True)]
    acting: Annotated[bool, flag()] = False
    from_on: Annotated[str, day()] = ""
    to_on: Annotated[str, day()] = ""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.from_on and self.to_on and self.to_on < self.from_on:
            raise refuse("check.ends_before_starts", field="to_on")
        return self
