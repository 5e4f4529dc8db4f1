"""Which rules warn, and from when on: the school's choice, over what is usual."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mitra_tui.errors import FieldError, Invalid
from mitra_tui.rows.fields import Field, Kind
from mitra_tui.rows.warning import OPTIONS
from mitra_tui.services import preferences

_CHOICE = "warnings"


def usual(rule: str) -> dict[str, Any]:
    """What holds for a rule until the school chooses. KeyError: there is no such rule."""
    return {field.name: field.default for field in OPTIONS[rule]}


def options() -> dict[str, dict[str, int]]:
    """The options of every rule, by its name. What was kept unsoundly counts for nothing."""
    kept = preferences.get(_CHOICE)
    found = {}
    for rule, fields in OPTIONS.items():
        own = kept.get(rule) if isinstance(kept, dict) else None
        own = own if isinstance(own, dict) else {}
        found[rule] = {
            field.name: own[field.name] if _sound(field, own.get(field.name)) else field.default
            for field in fields}
    return found


def choose(rule: str, values: Mapping[str, Any]) -> bool:
    """Switch or tune a rule, as one change; whether it is another than before.

    What is not given stays as it is. Raises `Invalid` for a value out of bounds, KeyError.
    """
    now = options()[rule]
    fields = {field.name: field for field in OPTIONS[rule]}
    wanted = now | dict(values)
    wrong = [error for name, value in wanted.items()
             if (error := _fault(fields[name], value)) is not None]
    if wrong:
        raise Invalid(wrong)
    kept = dict(preferences.get(_CHOICE))
    own = {name: value for name, value in wanted.items() if value != fields[name].default}
    kept.pop(rule, None)
    return preferences.put(_CHOICE, kept | ({rule: own} if own else {}))


def _sound(field: Field, value: Any) -> bool:
    return _fault(field, value) is None


def _fault(field: Field, value: Any) -> FieldError | None:
    """What is wrong with a value; None when nothing is."""
    if field.kind is Kind.FLAG:
        return None if isinstance(value, bool) else FieldError(field.name, "check.flag_json")
    if not isinstance(value, int) or isinstance(value, bool):
        return FieldError(field.name, "check.whole")
    if value < (field.minimum or 0):
        return FieldError(field.name, "check.at_least", {"minimum": field.minimum})
    if value > field.maximum:
        return FieldError(field.name, "check.at_most", {"maximum": field.maximum})
    return None
