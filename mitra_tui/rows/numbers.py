"""Numbers as an Indonesian office writes them: `1.234,5`."""

from __future__ import annotations

import re
from decimal import Decimal

from mitra_tui.rows.fields import Field, Kind

_GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_COMMA = re.compile(r"[+-]?[0-9]+(?:,[0-9]+)?")
_POINT = re.compile(r"[+-]?[0-9]+\.[0-9]+")


def read_number(field: Field, text: str) -> int | float | None:
    """The number that `text` says, None when it says none.

    A point groups thousands where three digits follow it (`1.234`), unless only the other
    reading keeps within the field's bounds: `116.123` is a longitude. Else it is a decimal point.
    """
    text = text.strip()
    readings: list[str] = []
    if _GROUPED.fullmatch(text):
        readings.append(text.replace(".", "").replace(",", "."))
    if _COMMA.fullmatch(text):
        readings.append(text.replace(",", "."))
    if _POINT.fullmatch(text):
        readings.append(text)
    numbers = [_number(reading) for reading in readings]
    if field.kind is Kind.INTEGER:
        numbers = [number for number in numbers if isinstance(number, int)]
    fitting = [number for number in numbers if _within(field, number)]
    return next(iter(fitting or numbers), None)


def write_number(value: int | float) -> str:
    """A number as it stands in a field: a decimal comma, and no grouping, to be easy to edit."""
    plain = format(Decimal(repr(value)), "f")
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain).replace(".", ",")


def _number(text: str) -> int | float:
    if "." not in text:
        return int(text)
    value = float(text)
    return int(value) if value.is_integer() else value


def _within(field: Field, value: int | float) -> bool:
    low, high = field.minimum, field.maximum
    return (low is None or value >= low) and (not high or value <= high)
