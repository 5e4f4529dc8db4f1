"""What makes a sound programme."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mitra_tui.schemas.base import Draft, line, parts, reference, whole


class ProgrammeAliasDraft(Draft):
    name: Annotated[str, line(120, required=True)]
    from_year: Annotated[int | None, whole(1900, 2200)] = None
    to_year: Annotated[int | None, whole(1900, 2200)] = None


class ProgrammeDraft(Draft):
    name: Annotated[str, line(120, required=True)]
    short: Annotated[str, line(20)] = ""
    parent: Annotated[int | str | None, reference()] = None
    aliases: Annotated[list[ProgrammeAliasDraft], parts()] = Field(default_factory=list)
