"""The form of an activity: one field for its date, as precise as what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from mitra_tui import clock
from mitra_tui.errors import FieldError, Invalid, MitraError
from mitra_tui.i18n.dates import iso_text, span_text
from mitra_tui.rows.activity import ACTIVITIES
from mitra_tui.rows.fields import Field, Kind
from mitra_tui.rows.record import Record
from mitra_tui.screens.record_form import RecordForm

# `Mei 2024`, `21–25 Agu 2023`: the last day and the precision follow from what is typed.
WHEN = replace(ACTIVITIES.field("starts_on"), kind=Kind.TEXT)
_FOLLOW = ("ends_on", "date_precision")


class ActivityForm(RecordForm):
    """Everything about an activity."""

    def form_fields(self) -> tuple[Field, ...]:
        return tuple(WHEN if field.name == "starts_on" else field
                     for field in ACTIVITIES.fields if field.name not in _FOLLOW)

    def typed_values(self, record: Record) -> dict[str, Any]:
        return {**record.values, "starts_on": _when(record)}

    def write(self, values: Mapping[str, Any]) -> int:
        text = str(values.get("starts_on") or "")
        given = {**values, "starts_on": None, **dict.fromkeys(_FOLLOW)}
        if self.record is not None and text == _when(self.record):
            given |= {name: self.record.values[name] for name in ("starts_on", *_FOLLOW)}
        elif text:
            given["starts_on"], place = self._read(text)
            given["place"] = given.get("place") or place
        return super().write(given)

    def _read(self, text: str) -> tuple[str, str]:
        from mitra_tui.services.typed import read_named, read_when

        named = read_named(text, clock.today())
        if named:
            return named, ""
        try:
            return read_when(text, clock.today())
        except MitraError as error:
            raise Invalid([FieldError("starts_on", error.key, error.params)]) from None

    def edited(self, name: str) -> None:
        if name == "starts_on":
            text = str(self.form.values()["starts_on"] or "")
            try:
                self.form.hint(name, f"→ {iso_text(self._read(text)[0])}" if text else "")
            except Invalid:
                self.form.hint(name, "")


def _when(record: Record) -> str:
    """The date of an activity in words."""
    values = record.values
    return span_text(values["starts_on"] or "", values["ends_on"] or "",
                     values["date_precision"] or "")
