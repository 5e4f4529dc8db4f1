"""The school's officials."""

from __future__ import annotations

from mitra_tui.models.school import Official
from mitra_tui.rows.official import OFFICIALS
from mitra_tui.services.store import Store

store = Store(OFFICIALS, Official)
