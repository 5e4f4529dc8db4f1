"""What makes a sound school profile."""

from __future__ import annotations

from typing import Annotated

from mitra_tui.schemas.base import Draft, line, paragraph


class SchoolDraft(Draft):
    name: Annotated[str, line(200, required=True)]
    npsn: Annotated[str, line(8)] = ""
    header: Annotated[str, paragraph(1000)] = ""
    address: Annotated[str, line(200)] = ""
    village: Annotated[str, line(60)] = ""
    city: Annotated[str, line(100)] = ""
    province: Annotated[str, line(60)] = ""
    phone: Annotated[str, line(40)] = ""
    email: Annotated[str, line(100)] = ""
    website: Annotated[str, line(100)] = ""
    logo: Annotated[str, line(300)] = ""
