"""Needs and goals of the school."""

from __future__ import annotations

from collections.abc import Sequence

from mitra_tui import clock
from mitra_tui.models.need import Need, NeedPartner
from mitra_tui.rows.need import NEEDS
from mitra_tui.services.children import Child
from mitra_tui.services.stamping import stamp, stamped
from mitra_tui.services.store import Store

store = Store(NEEDS, Need, children={"partners": Child(NeedPartner, "need_id", "partner_id")},
              filters={"met": stamped("met_on")})


def meet(ids: Sequence[int]) -> int:
    """Mark needs as met today, as one change; how many were not yet."""
    return stamp(store, ids, "needs.met", "met_on", clock.today().isoformat(),
                 only="met_on = ''")
