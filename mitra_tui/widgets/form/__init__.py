"""Forms: the fields of a record, filled from the keyboard."""

from __future__ import annotations

from mitra_tui.widgets.form.form import Form
from mitra_tui.widgets.form.kinds import defaults
from mitra_tui.widgets.form.sources import Day, Sources

__all__ = ["Day", "Form", "Sources", "defaults"]
