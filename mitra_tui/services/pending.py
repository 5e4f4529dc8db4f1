"""Import rows that wait for a person's decision."""

from __future__ import annotations

from mitra_tui.models.pending import Pending, PendingCell
from mitra_tui.rows.pending import PENDING
from mitra_tui.services.store import Child, Store

store = Store(PENDING, Pending, children={"cells": Child(PendingCell, "pending_id")})
