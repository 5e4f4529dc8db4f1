"""Agreements: what was agreed with whom, from draft to renewal."""

from __future__ import annotations

from mitra_tui.services.agreements.life import (
    addendum,
    decide,
    renew,
    renewal,
    send,
    sign,
    snooze,
    terminate,
)
from mitra_tui.services.agreements.lines import lines
from mitra_tui.services.agreements.parts import set_line
from mitra_tui.services.agreements.records import store
from mitra_tui.services.agreements.score import scorecard

__all__ = [
    "addendum", "decide", "lines", "renew", "renewal", "scorecard", "send", "set_line", "sign",
    "snooze", "store", "terminate",
]
