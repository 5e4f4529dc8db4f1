"""What makes a sound template; what its text may name is the store's to judge."""

from __future__ import annotations

from typing import Annotated

from mitra_tui.rows.template import KINDS
from mitra_tui.schemas.base import Draft, line, one_of, paragraph


class TemplateDraft(Draft):
    name: Annotated[str, line(60, required=True)]
    kind: Annotated[str, one_of(KINDS, required=True)]
    title: Annotated[str, line(200)] = ""
    text: Annotated[str, paragraph(40000)] = ""
