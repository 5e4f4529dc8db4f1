"""What makes a sound member of the partnership team."""

from __future__ import annotations

from typing import Annotated

from mitra_tui.schemas.base import Draft, day, line, reference


class TeamMemberDraft(Draft):
    name: Annotated[str, line(100, required=True)]
    role: Annotated[str, line(100)] = ""
    programme: Annotated[int | str | None, reference()] = None
    since: Annotated[str, day()] = ""
    until: Annotated[str, day()] = ""
