"""Agreements: what was agreed with whom, from draft to renewal."""

from __future__ import annotations

from mitra_tui.services.agreements.lines import lines
from mitra_tui.services.agreements.records import store

__all__ = ["lines", "store"]
