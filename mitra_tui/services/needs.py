"""Needs and goals of the school."""

from __future__ import annotations

from mitra_tui.models.need import Need, NeedPartner
from mitra_tui.rows.need import NEEDS
from mitra_tui.services.store import Child, Store

store = Store(NEEDS, Need, children={"partners": Child(NeedPartner, "need_id", "partner_id")})
