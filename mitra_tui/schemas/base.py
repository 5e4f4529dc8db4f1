"""The base of every draft, the one text type, and pydantic's complaints as catalogue keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from math import isfinite
from typing import Any, ClassVar, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import PydanticCustomError

from mitra_tui.errors import FieldError, Invalid
from mitra_tui.rows.text import clipped, gate

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_LARGEST = 2**63 - 1  # what the database holds
_NUMBER = re.compile(r"[+-]?[0-9]{1,18}(\.[0-9]{1,12})?")

# pydantic's own error types → the catalogue's keys.
_KEYS = {
    "missing": "check.required",
    "extra_forbidden": "check.unknown_field",
    "list_type": "check.list",
    "model_type": "check.object",
    "dict_type": "check.object",
    "model_attributes_type": "check.object",
}


class Draft(BaseModel):
    """What was typed, once it is sound. Unknown fields are refused, values are checked as set."""

    # Fields that come out and never go in: what was read back is taken without them.
    computed: ClassVar[frozenset[str]] = frozenset()

    model_config = ConfigDict(extra="forbid", frozen=True)

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Self:
        """Check `data`; raises `Invalid` with one `FieldError` per complaint."""
        try:
            return cls.model_validate(
                {name: value for name, value in data.items() if name not in cls.computed})
        except ValidationError as error:
            raise Invalid([_field_error(one) for one in error.errors()]) from None

    def values(self) -> dict[str, Any]:
        """The checked values by field name, lists of parts as plain dicts."""
        return self.model_dump()


def _field_error(error: Any) -> FieldError:
    where = ".".join(str(part + 1 if isinstance(part, int) else part) for part in error["loc"])
    kind = error["type"]
    key = kind if kind.startswith("check.") else _KEYS.get(kind, "check.wrong")
    context = dict(error.get("ctx") or {})
    return FieldError(context.pop("field", where), key, context)


def refuse(key: str, **params: Any) -> PydanticCustomError:
    """The error to raise in a validator; `key` is the catalogue's.

    A rule over several fields names the one to mend with the parameter `field`. What is quoted
    is short and can be written: pydantic itself fails on half a surrogate pair.
    """
    told = {name: clipped(value) if isinstance(value, str) else value
            for name, value in params.items()}
    return PydanticCustomError(key, key.replace("{", ""), told)


def line(maximum: int, *, required: bool = False, lines: bool = False) -> BeforeValidator:
    """A text through the gate, of at most `maximum` characters."""

    def check(value: object) -> str:
        if value is None:
            text = ""
        elif isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value):
            text = str(int(value)) if value == int(value) else str(value)
        elif isinstance(value, str):
            text = gate(value, lines=lines)
        else:
            raise refuse("check.text")
        if required and not text:
            raise refuse("check.required")
        if len(text) > maximum:
            raise refuse("check.too_long", maximum=maximum, length=len(text))
        return text

    return BeforeValidator(check)


def paragraph(maximum: int) -> BeforeValidator:
    """A text of several lines."""
    return line(maximum, lines=True)


def one_of(values: Sequence[str], *, required: bool = False) -> BeforeValidator:
    """One of `values`, or empty."""

    def check(value: object) -> str:
        if value is None or value == "":
            if required:
                raise refuse("check.required")
            return ""
        if not isinstance(value, str) or value not in values:
            raise refuse("check.choice", choices=", ".join(values))
        return value

    return BeforeValidator(check)


def day(*, required: bool = False) -> BeforeValidator:
    """A day as ISO text `2024-05-19`, or empty."""

    def check(value: object) -> str:
        if isinstance(value, date):
            return value.isoformat()[:10]
        if value is None or value == "":
            if required:
                raise refuse("check.required")
            return ""
        if not isinstance(value, str) or not _ISO_DAY.fullmatch(value.strip()):
            raise refuse("check.day_unreadable", value=str(value)[:40])
        try:
            return date.fromisoformat(value.strip()).isoformat()
        except ValueError:
            raise refuse("check.day_impossible", value=value.strip()) from None

    return BeforeValidator(check)


def _bounded(value: float, low: float | None, high: float | None) -> None:
    if low is not None and value < low:
        raise refuse("check.at_least", minimum=low)
    if high is not None and value > high:
        raise refuse("check.at_most", maximum=high)


def whole(low: int | None = None, high: int | None = None) -> BeforeValidator:
    """A whole number or nothing."""

    def check(value: object) -> int | None:
        if value is None or value == "":
            return None
        if isinstance(value, str) and _WHOLE.fullmatch(value.strip()):
            value = int(value)
        if isinstance(value, float) and value == value and abs(value) < 1e18 and value % 1 == 0:
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or abs(value) > _LARGEST:
            raise refuse("check.whole")
        _bounded(value, low, high)
        return value

    return BeforeValidator(check)


def number(low: float | None = None, high: float | None = None) -> BeforeValidator:
    """A number or nothing. Text is read with a point as the decimal sign."""

    def check(value: object) -> float | None:
        if value is None or value == "":
            return None
        if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
            value = float(value)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise refuse("check.number")
        if value != value or abs(value) >= 1e18:
            raise refuse("check.number")
        _bounded(value, low, high)
        return float(value)

    return BeforeValidator(check)


def flag() -> BeforeValidator:
    """Yes or no."""

    def check(value: object) -> bool:
        if value is None or value == "":
            return False
        if value in (True, False, 0, 1):
            return bool(value)
        raise refuse("check.flag")

    return BeforeValidator(check)


def reference(*, required: bool = False) -> BeforeValidator:
    """An id, or a name that the service looks up."""

    def check(value: object) -> int | str | None:
        if isinstance(value, str):
            value = gate(value)
        if value is None or value == "":
            if required:
                raise refuse("check.required")
            return None
        if isinstance(value, bool) or not isinstance(value, (int, str)):
            raise refuse("check.reference")
        if isinstance(value, int) and abs(value) > _LARGEST:
            raise refuse("check.no_such_id", id=str(value)[:20])
        return value

    return BeforeValidator(check)


def _listed(value: object) -> list[Any]:
    if value is None or value == "":
        return []
    if not isinstance(value, (list, tuple)):
        raise refuse("check.list")
    return list(value)


def references() -> BeforeValidator:
    """Ids or names, each once."""
    one: Callable[[object], int | str | None] = reference().func  # type: ignore[assignment]

    def check(value: object) -> list[int | str]:
        found = [one(item) for item in _listed(value)]
        return list(dict.fromkeys(item for item in found if item is not None))

    return BeforeValidator(check)


def texts(maximum: int) -> BeforeValidator:
    """Short texts, each once, empty ones dropped."""
    one: Callable[[object], str] = line(maximum).func  # type: ignore[assignment]

    def check(value: object) -> list[str]:
        found = [one(item) for item in _listed(value)]
        return list(dict.fromkeys(item for item in found if item))

    return BeforeValidator(check)


def wholes(low: int, high: int) -> BeforeValidator:
    """Whole numbers within bounds, each once."""
    one: Callable[[object], int | None] = whole(low, high).func  # type: ignore[assignment]

    def check(value: object) -> list[int]:
        found = [one(item) for item in _listed(value)]
        return list(dict.fromkeys(item for item in found if item is not None))

    return BeforeValidator(check)


def parts() -> BeforeValidator:
    """A list of objects (an absent one is empty)."""
    return BeforeValidator(_listed)
