"""What makes a sound follow-up."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator

from mitra_tui.rows.registry import MODULES
from mitra_tui.schemas.base import Draft, day, line, refuse

_SUBJECT = re.compile(r"([a-z]+)/([0-9]{1,18})")


def _subject(value: object) -> str:
    if value is None or value == "":
        return ""
    found = _SUBJECT.fullmatch(value) if isinstance(value, str) else None
    if not found or found[1] not in MODULES:
        raise refuse("check.subject")
    return found[0]


class FollowupDraft(Draft):
    title: Annotated[str, line(300, required=True)]
    due_on: Annotated[str, day()] = ""
    owner: Annotated[str, line(100)] = ""
    subject: Annotated[str, BeforeValidator(_subject)] = ""
    done_on: Annotated[str, day()] = ""
    snoozed_to: Annotated[str, day()] = ""
