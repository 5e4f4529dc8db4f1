"""Conflicts: noted early, taken up the ladder, closed when both sides accept the outcome."""

from __future__ import annotations

from mitra_tui.services.conflict_ladder import standing
from mitra_tui.services.conflicts.acts import close, raise_from, reopen, step, take_back
from mitra_tui.services.conflicts.lines import lines
from mitra_tui.services.conflicts.records import store

__all__ = ["close", "lines", "raise_from", "reopen", "standing", "step", "store", "take_back"]
