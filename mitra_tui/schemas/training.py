"""What makes a sound training."""

from __future__ import annotations

from typing import Annotated

from mitra_tui.schemas.base import Draft, day, line, number


class TrainingDraft(Draft):
    title: Annotated[str, line(300, required=True)]
    on_date: Annotated[str, day()] = ""
    people: Annotated[str, line(500)] = ""
    hours: Annotated[float | None, number(0, 10000)] = None
