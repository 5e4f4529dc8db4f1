"""What makes a sound interaction."""

from __future__ import annotations

from typing import Annotated

from mitra_tui.rows.contact import CHANNELS
from mitra_tui.rows.interaction import DIRECTIONS, KINDS
from mitra_tui.schemas.base import Draft, day, line, one_of, paragraph, reference


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
