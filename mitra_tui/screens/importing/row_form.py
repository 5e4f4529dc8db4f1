"""The form of a row that a person mends: what could be read stands in it, the row above it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from textual.widget import Widget

from mitra_tui.i18n import t
from mitra_tui.screens.importing.told import cells_of
from mitra_tui.screens.record_form import RecordForm
from mitra_tui.services import importing
from mitra_tui.services.importing import Plan
from mitra_tui.widgets.detail import DIM, Detail
from mitra_tui.widgets.text_line import TextLine


class RowForm(RecordForm):
    """Saving checks what was typed and answers; who opened it decides the row by `checked`."""

    mends = True

    def __init__(self, plan: Plan, place: int, key: str) -> None:
        """`key` names the draft that is kept when the form is left."""
        row = plan.rows[place]
        names = entity_fields(plan)
        values = {name: value for name, value in importing.form_values(plan, place).items()
                  if name in names}
        at = row.field if row.field in names else plan.entity.title
        super().__init__(plan.what, values=values, at=at)
        self.key = key
        self.plan = plan
        self.place = place
        self.row = row
        self.checked: dict[str, Any] = {}

    def body(self) -> Iterable[Widget]:
        _title, form = super().body()
        yield TextLine(t("import.mend", number=self.row.number, one=t(f"{self.what}.one")),
                       strong=True)
        yield Detail([(text, DIM) for text in cells_of(self.plan, self.row)], id="detail")
        yield form

    def on_mount(self) -> None:
        question = importing.message_of(self.plan, self.row)
        if question and self.row.field:
            self.form.hint(self.row.field, question)

    def write(self, values: Mapping[str, Any]) -> int:
        """Nothing is written yet: the answer is the row's number."""
        self.checked = importing.corrections(self.plan, self.place, values)
        return self.row.number


def entity_fields(plan: Plan) -> frozenset[str]:
    """The names of the fields that a form of this kind has."""
    return frozenset(field.name for field in plan.entity.fields if not field.computed)
