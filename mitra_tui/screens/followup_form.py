"""The form of a follow-up: wherever it is opened, a new one is due today and one's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mitra_tui import clock
from mitra_tui.actor import actor
from mitra_tui.rows.record import Record
from mitra_tui.screens.record_form import RecordForm


class FollowupForm(RecordForm):
    """A task, and whom it is about."""

    def __init__(self, what: str, record: Record | None = None,
                 values: Mapping[str, Any] | None = None, at: str = "") -> None:
        if record is None:
            own = {"due_on": clock.today().isoformat(), "owner": actor()}
            values = {**own, **(values or {})}
        super().__init__(what, record, values, at)
