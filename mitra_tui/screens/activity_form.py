"""The form of an activity: one field for its date, as precise as what is known of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from mitra_tui import clock
from mitra_tui.errors import FieldError, Invalid, MitraError
from mitra_tui.i18n import t
from mitra_tui.i18n.dates import iso_text, span_text
from mitra_tui.rows.activity import ACTIVITIES, item_of
from mitra_tui.rows.fields import Field, Kind
from mitra_tui.rows.record import Record
from mitra_tui.screens.record_form import RecordForm
from mitra_tui.widgets.form import Sources

# `Mei 2024`, `21–25 Agu 2023`: the last day and the precision follow from what is typed.
WHEN = replace(ACTIVITIES.field("starts_on"), kind=Kind.TEXT)
_FOLLOW = ("ends_on", "date_precision")
# Where what is typed says what the activity counts for.
_COUNTS = ("category", "scope_item", "students", "teachers")


class ActivityForm(RecordForm):
    """Everything about an activity."""

    def form_fields(self) -> tuple[Field, ...]:
        return tuple(WHEN if field.name == "starts_on" else field
                     for field in ACTIVITIES.fields if field.name not in _FOLLOW)

    def sources(self) -> Sources:
        known = super().sources()
        return replace(known, lookup=self._lookup,
                       suggest=lambda field, text: known.suggest(field, text) or (
                           self._usual(field, text)))

    def _usual(self, field: Field, text: str) -> str | None:
        """A usual category, where none that was used before begins so."""
        from mitra_tui.services import activities

        return activities.usual_category(text) if field.name == "category" else None

    def _lookup(self, field: Field, text: str) -> Sequence[tuple[Any, str]]:
        """Duties and indicators are those of the agreement that is named, if one is."""
        from mitra_tui.services import references

        if field.of in references.PARTS:
            agreement = self.form.values().get("agreement")
            return references.parts_like(
                field.of, agreement if isinstance(agreement, int) else None, text)
        return references.lookup(field.of, text)

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

    # -- hints -----------------------------------------------------------------
    def edited(self, name: str) -> None:
        if name in ("starts_on", "programmes", "status"):
            self.form.hint("starts_on", self._about_the_date())
        if name in _COUNTS:
            self.form.hint("category", self._about_the_category())

    def _about_the_date(self) -> str:
        """How the date was understood, and what else is on these days."""
        values = self.form.values()
        text = str(values["starts_on"] or "")
        if not text:
            return ""
        try:
            iso = self._read(text)[0]
        except Invalid:
            return ""
        said = f"→ {iso_text(iso)}"
        in_the_way = self._in_the_way(iso, values)
        return f"{said} · {in_the_way}" if in_the_way else said

    def _in_the_way(self, iso: str, values: Mapping[str, Any]) -> str:
        from mitra_tui.services.clashes import clashes

        first, _, last = iso.partition("/")
        if len(first) < len("2024-05-19") or values.get("status") == "cancelled":
            return ""
        programmes = [one for one in values.get("programmes") or () if isinstance(one, int)]
        found = self.attempt_quietly(
            clashes, first, last, programmes, self.record.id if self.record else None)
        if not found:
            return ""
        worst = found[0]
        key = "activity_form.clash" if worst.shared else "activity_form.same_day"
        more = f" (+{len(found) - 1})" if len(found) > 1 else ""
        return t(key, title=worst.title, programmes=", ".join(worst.shared)) + more

    def _about_the_category(self) -> str:
        """The item of 8+i for which the activity will count."""
        values = self.form.values()
        counts = [values.get(name) for name in ("scope_item", "students", "teachers")]
        own, students, teachers = (one if isinstance(one, int) else None for one in counts)
        item = item_of(str(values.get("category") or ""), own, students=students,
                       teachers=teachers)
        if item is None or not 1 <= item <= 9:
            return ""
        return t("activity_form.counts", item=t(f"agreement_wizard.scope_items.{item}"))


def _when(record: Record) -> str:
    """The date of an activity in words."""
    values = record.values
    return span_text(values["starts_on"] or "", values["ends_on"] or "",
                     values["date_precision"] or "")
