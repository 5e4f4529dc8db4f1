"""The form of an appraisal: each criterion is one key, 1 to 4, and the line of its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from textual.widget import Widget

from mitra_tui.errors import FieldError, Invalid
from mitra_tui.i18n import t
from mitra_tui.rows.appraisal import APPRAISALS, CRITERIA, HIGHEST, LOWEST
from mitra_tui.rows.fields import Field, Kind
from mitra_tui.rows.record import Record
from mitra_tui.screens.record_form import RecordForm
from mitra_tui.widgets.form import Form

_PROOF = "{}_evidence"


def _criteria() -> list[Field]:
    """A field for the score of each criterion, and one for what it was judged by."""
    evidence = next(part for part in APPRAISALS.field("scores").parts if part.name == "evidence")
    found = []
    for name in CRITERIA:
        found += [Field(name, Kind.INTEGER, minimum=LOWEST, maximum=HIGHEST),
                  Field(_PROOF.format(name), maximum=evidence.maximum)]
    return found


class AppraisalForm(RecordForm):
    """The scores stand in the middle; who appraised and when is known without typing."""

    def form_fields(self) -> tuple[Field, ...]:
        first, last = ("partner", "need"), ("verdict", "on_date", "by")
        return (*map(APPRAISALS.field, first), *_criteria(), *map(APPRAISALS.field, last))

    def body(self) -> Iterable[Widget]:
        for widget in super().body():
            if isinstance(widget, Form):
                for name in CRITERIA:
                    widget.editor(name).given(True)  # a figure takes the place of the last one
            yield widget

    def typed_values(self, record: Record) -> dict[str, Any]:
        values = {name: value for name, value in record.values.items() if name != "scores"}
        for one in record.values["scores"]:
            values[one["criterion"]] = one["score"]
            values[_PROOF.format(one["criterion"])] = one["evidence"]
        return values

    def write(self, values: Mapping[str, Any]) -> int:
        scores = [
            {"criterion": name, "score": values.get(name),
             "evidence": values.get(_PROOF.format(name))}
            for name in CRITERIA
            if values.get(name) not in (None, "") or values.get(_PROOF.format(name))
        ]
        others = {field.name: values.get(field.name) for field in APPRAISALS.fields
                  if field.name != "scores"}
        try:
            return super().write({**others, "scores": scores})
        except Invalid as error:
            raise Invalid([_in_form(one, scores) for one in error.errors]) from None

    def edited(self, name: str) -> None:
        """Say what a score means; one that is sound is left for its evidence."""
        if name not in CRITERIA:
            return
        score = self.form.values().get(name)
        sound = isinstance(score, int) and LOWEST <= score <= HIGHEST
        self.form.hint(name, t(f"appraisals.grade.{score}") if sound else "")
        if sound and self.form.editor(name).has_focus:
            self.form.editor(name).given(True)
            self.form.editor(_PROOF.format(name)).focus()


def _in_form(error: FieldError, scores: list[dict[str, Any]]) -> FieldError:
    """`scores.2.evidence` as the field of this form that it is about."""
    _, _, place = error.field.partition("scores.")
    number, _, part = place.partition(".")
    if not number.isdigit():
        return error
    criterion = scores[int(number) - 1]["criterion"]
    name = _PROOF.format(criterion) if part == "evidence" else criterion
    return FieldError(name, error.key, error.params)
