"""Early warnings: what may become a quarrel, and what is done about it (`acts`)."""

from __future__ import annotations

from mitra_tui.services.warnings.register import RULES, warnings

__all__ = ["RULES", "warnings"]
