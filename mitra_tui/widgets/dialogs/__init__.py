"""Dialogs: they ask and answer, and never save."""

from __future__ import annotations

from mitra_tui.widgets.dialogs.ask import Ask
from mitra_tui.widgets.dialogs.choose import Choose
from mitra_tui.widgets.dialogs.confirm import Confirm
from mitra_tui.widgets.dialogs.notice import Notice
from mitra_tui.widgets.dialogs.pick import Pick
from mitra_tui.widgets.dialogs.sides import Pair, Side, Sides

__all__ = ["Ask", "Choose", "Confirm", "Notice", "Pair", "Pick", "Side", "Sides"]
