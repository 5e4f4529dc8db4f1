"""What makes a sound partner."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mitra_tui.rows.partner import KINDS, SCOPES, STAGES
from mitra_tui.schemas.base import Draft, line, number, one_of, paragraph, texts


class PartnerDraft(Draft):
    name: Annotated[str, line(200, required=True)]
    kind: Annotated[str, one_of(KINDS)] = ""
    city: Annotated[str, line(100)] = ""
    phone: Annotated[str, line(40)] = ""
    aliases: Annotated[list[str], texts(200)] = Field(default_factory=list)
    sector: Annotated[str, line(100)] = ""
    scope: Annotated[str, one_of(SCOPES)] = ""
    stage: Annotated[str, one_of(STAGES)] = "active"
    street: Annotated[str, line(80)] = ""
    rt: Annotated[str, line(2)] = ""
    rw: Annotated[str, line(2)] = ""
    hamlet: Annotated[str, line(60)] = ""
    village: Annotated[str, line(60)] = ""
    region_code: Annotated[str, line(8)] = ""
    province: Annotated[str, line(60)] = ""
    postcode: Annotated[str, line(5)] = ""
    latitude: Annotated[float | None, number(-90, 90)] = None
    longitude: Annotated[float | None, number(-180, 180)] = None
    fax: Annotated[str, line(20)] = ""
    email: Annotated[str, line(100)] = ""
    website: Annotated[str, line(100)] = ""
    npwp: Annotated[str, line(20)] = ""
    nib: Annotated[str, line(30)] = ""
    owner: Annotated[str, line(100)] = ""
    notes: Annotated[str, paragraph(4000)] = ""
