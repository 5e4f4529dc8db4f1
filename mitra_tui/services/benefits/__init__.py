"""The ledger of what each side got."""

from __future__ import annotations

from mitra_tui.models.benefit import Benefit
from mitra_tui.rows.benefit import BENEFITS
from mitra_tui.services.store import Store

store = Store(BENEFITS, Benefit)
