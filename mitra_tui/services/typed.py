"""One field's value from the text that a person typed, on the screen or on the command line.

What reads days is loaded where a day is read: it takes longer than to write most records.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from mitra_tui import clock
from mitra_tui.errors import FieldError, Invalid, MitraError
from mitra_tui.rows.fields import Field, Kind
from mitra_tui.rows.numbers import read_number
from mitra_tui.rows.text import NO, YES, fold, gate

_LENGTH = {"month": len("2024-05"), "year": len("2024")}


def read_day(text: str, today: date) -> str | None:
    """The day that was typed, as ISO text; None when it is none (also for an empty text)."""
    from mitra_tui.exchange import dates

    try:
        return dates.read_day(text, today) or None
    except MitraError:
        return None


def read_ahead(text: str, today: date) -> str | None:
    """The coming day that was typed (`senin`, `2 minggu`, `12/8`), as ISO text; None: none."""
    from mitra_tui.exchange import dates

    try:
        return dates.read_ahead(text, today) or None
    except MitraError:
        return None


def read_named(text: str, today: date, *, past: bool = False) -> str | None:
    """The day that was named by its weekday or counted from today (`jumat`, `minggu depan`,
    `3 hari lagi`), as ISO text; None when it is none. `past`: a bare weekday is the last one."""
    from mitra_tui.exchange import dates

    return dates.read_named(text, today, past=past) or None


def read_when(text: str, today: date) -> tuple[str, str]:
    """A date of any precision as it was typed, and the place that stood beside it.

    The date is ISO: a day, `2024-05`, `2024`, or two of them with `/` between.
    Raises `MitraError` as `exchange.dates.read_day` does."""
    from mitra_tui.exchange import dates

    try:
        return dates.read_day(text, today), ""
    except MitraError as error:
        read = dates.read_date(text)
        if not read.known:
            raise MitraError(read.problem or error.key, text=gate(text)) from None
    length = _LENGTH.get(read.precision, len(read.starts_on))
    first, last = read.starts_on[:length], read.ends_on[:length]
    return (first if first == last else f"{first}/{last}"), read.place


def read_typed(field: Field, text: str) -> Any:
    """The value that `text` stands for, ready for the field's draft; None for an empty text.

    Days as people write them, numbers with a decimal comma or point, lists with `;` between
    (or as JSON), lists of objects as JSON. Raises `Invalid` with the field's complaint.
    """
    if not gate(text):
        return field.empty
    reader = _READERS.get(field.kind)
    if reader is None:
        return text
    try:
        return reader(field, text)
    except MitraError as error:
        raise Invalid([FieldError(field.name, error.key, error.params)]) from None


def _day(field: Field, text: str) -> str:
    from mitra_tui.exchange import dates

    if field.spans:
        return read_when(text, clock.today())[0]
    return dates.read_day(text, clock.today())


def _number(field: Field, text: str) -> int | float:
    found = read_number(field, text)
    if found is None:
        raise MitraError("check.whole" if field.kind is Kind.INTEGER else "check.number")
    return found


def _flag(field: Field, text: str) -> bool:
    word = fold(text)
    if word in YES:
        return True
    if not word or word in NO:
        return False
    raise MitraError("check.flag")


def _texts(field: Field, text: str) -> list[Any]:
    if text.lstrip().startswith("["):
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):  # `[Mitra]` is a name like any other
            found = None
        if isinstance(found, list):
            return found
    return [part.strip() for part in text.split(";") if part.strip()]


def _numbers(field: Field, text: str) -> list[Any]:
    plain = text if text.lstrip().startswith("[") else text.replace(",", ";")  # they are whole
    return [_number(field, part) if isinstance(part, str) else part
            for part in _texts(field, plain)]


def _objects(field: Field, text: str) -> Any:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise MitraError("check.list") from None
    if not isinstance(found, dict if field.keyed else list) and not isinstance(found, list):
        raise MitraError("check.list")
    return found


_READERS: dict[Kind, Callable[[Field, str], Any]] = {
    Kind.DATE: _day, Kind.INTEGER: _number, Kind.NUMBER: _number, Kind.FLAG: _flag,
    Kind.TEXTS: _texts, Kind.REFS: _texts, Kind.NUMBERS: _numbers, Kind.ROWS: _objects,
}
