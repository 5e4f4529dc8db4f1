"""What makes a sound pending row."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mitra_tui.schemas.base import Draft, line, paragraph, parts, whole


class PendingCellDraft(Draft):
    header: Annotated[str, line(200)] = ""
    value: Annotated[str, paragraph(4000)] = ""


class PendingDraft(Draft):
    target: Annotated[str, line(20, required=True)]
    title: Annotated[str, line(400)] = ""
    source: Annotated[str, line(300)] = ""
    row: Annotated[int | None, whole(0)] = None
    cells: Annotated[list[PendingCellDraft], parts()] = Field(default_factory=list)
    field: Annotated[str, line(60)] = ""
    message: Annotated[str, paragraph(1000)] = ""
    suggestion: Annotated[str, line(400)] = ""
    fingerprint: Annotated[str, line(64)] = ""
