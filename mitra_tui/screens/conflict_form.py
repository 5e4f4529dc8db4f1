"""The form of a conflict: what it is and how grave; its log and its end have acts of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from textual.widget import Widget

from mitra_tui.i18n import t
from mitra_tui.rows.conflict import CONFLICTS
from mitra_tui.rows.fields import Field
from mitra_tui.rows.record import Record
from mitra_tui.screens.record_form import RecordForm
from mitra_tui.widgets.form import Form


class ConflictForm(RecordForm):
    """The first two fields are enough; the agreement is proposed where only one can be meant."""

    def __init__(self, what: str, record: Record | None = None,
                 values: Mapping[str, Any] | None = None, at: str = "") -> None:
        given = dict(values or {})
        if record is None and isinstance(given.get("partner"), int) and not given.get("agreement"):
            given |= self._agreement_with(given["partner"])
        super().__init__(what, record, given, at)

    def form_fields(self) -> tuple[Field, ...]:
        return tuple(field for field in CONFLICTS.fields if not field.more and not field.computed)

    def body(self) -> Iterable[Widget]:
        for widget in super().body():
            if isinstance(widget, Form):
                widget.hint("summary", t("conflicts.no_names"))
                widget.hint("severity", t("conflicts.grades"))
            yield widget

    def edited(self, name: str) -> None:
        values = self.form.values()
        if name == "severity":
            severity = values["severity"]
            self.form.hint(name, t(f"conflicts.grade.{severity}") if severity in (1, 2, 3, 4)
                           else t("conflicts.grades"))
        elif name == "confidential":
            self.form.hint(name, t("conflicts.who_reads") if values[name] else "")
        elif name == "partner" and not values["agreement"]:
            self._propose_agreement(values["partner"])

    def _agreement_with(self, partner: Any) -> dict[str, int]:
        """The one agreement that runs with the partner: its ladder is the one to climb."""
        from mitra_tui.services.conflicts.proposing import running_agreement

        found = self.attempt_quietly(running_agreement, partner) if (
            isinstance(partner, int)) else None
        return {"agreement": found} if found is not None else {}

    def _propose_agreement(self, partner: Any) -> None:
        for name, value in self._agreement_with(partner).items():
            self.form.editor(name).fill(value)
            self.form.editor(name).given(True)

    def write(self, values: Mapping[str, Any]) -> int:
        kept = self.record.values if self.record is not None else {}
        return super().write({**kept, **values})
