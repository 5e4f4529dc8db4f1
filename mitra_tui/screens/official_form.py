"""The form of an official: whoever takes an office may end the term of the one before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from mitra_tui import clock
from mitra_tui.errors import MitraError
from mitra_tui.i18n import t
from mitra_tui.i18n.dates import day_text
from mitra_tui.rows.record import Record
from mitra_tui.screens.record_form import RecordForm
from mitra_tui.widgets.dialogs import Confirm


class OfficialForm(RecordForm):
    """Asks before a new official is saved whose office somebody holds."""

    _ends: int | None = None  # the official whose term ends with this one

    def save(self, values: Mapping[str, Any]) -> None:
        self._ends = None
        old = self._holder_before(values) if self.record is None else None
        if old is None:
            super().save(values)
            return

        def answered(yes: bool | None) -> None:
            self._ends = old.id if yes else None
            self.write_down(values)

        begins = str(values.get("from_on") or clock.today().isoformat())
        last = (date.fromisoformat(begins) - timedelta(days=1)).isoformat()
        self.app.push_screen(
            Confirm(t("officials.ask_end", name=str(old.values["name"]),
                      position=str(old.values["position"]), day=day_text(last))), answered)

    def write_down(self, values: Mapping[str, Any]) -> None:
        """Save, as was answered."""
        super().save(values)

    def _holder_before(self, values: Mapping[str, Any]) -> Record | None:
        """Who holds the office; None too when what was typed is not sound, which is said later."""
        from mitra_tui.schemas.registry import draft_of
        from mitra_tui.services import officials

        try:
            return officials.holder_before(draft_of("officials").read(values).values())
        except MitraError:
            return None

    def write(self, values: Mapping[str, Any]) -> int:
        from mitra_tui.schemas.registry import draft_of
        from mitra_tui.services import officials

        if self._ends is None:
            return super().write(values)
        return officials.succeed(draft_of("officials").read(values).values(), self._ends)
