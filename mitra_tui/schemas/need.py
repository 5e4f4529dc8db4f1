"""What makes a sound need."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mitra_tui.schemas.base import Draft, day, line, one_of, reference, references


class NeedDraft(Draft):
    programme: Annotated[int | str | None, reference()] = None
    text: Annotated[str, line(500, required=True)]
    horizon: Annotated[str, one_of(("short", "long"))] = "short"
    target: Annotated[str, line(200)] = ""
    due_on: Annotated[str, day()] = ""
    met_on: Annotated[str, day()] = ""
    partners: Annotated[list[int | str], references()] = Field(default_factory=list)
