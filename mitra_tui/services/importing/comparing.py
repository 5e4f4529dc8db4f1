"""What a row says that a known record does not say, or says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mitra_tui.i18n import t
from mitra_tui.rows.fields import Entity, Field, Kind
from mitra_tui.rows.text import fold, name_key

# The fields that say together when an activity was.
WHEN = ("starts_on", "ends_on", "date_precision", "date_raw")

# The numbers of an agreement, in which blanks do not count.
_NUMBERS = ("school_number", "partner_number")

Changes = dict[str, tuple[Any, Any]]


def is_empty(value: Any) -> bool:
    """Whether nothing was entered."""
    return value is None or value == "" or value == []


def differences(
    entity: Entity, known: Mapping[str, Any], said: Mapping[str, Any], *, exact: bool = False,
) -> tuple[Changes, Changes]:
    """(what the record lacks, what it says otherwise), as field → (old, new).

    Natural fields never differ: they are how the record was known. Case and blanks count only
    with `exact`.
    """
    lacking: Changes = {}
    otherwise: Changes = {}
    dated = entity.what == "activities"
    for name, value in said.items():
        if name in entity.natural or is_empty(value) or (dated and name in WHEN[:3]):
            continue
        old = known.get(name)
        if is_empty(old):
            lacking[name] = (old, value)
        elif not _same(entity, entity.field(name), old, value, exact):
            otherwise[name] = (old, value)
    if dated and is_empty(known.get("starts_on")) and not is_empty(said.get("starts_on")):
        lacking |= {name: (known.get(name), said[name]) for name in WHEN if said.get(name)}
    return lacking, otherwise


def _same(entity: Entity, field: Field, old: Any, new: Any, exact: bool) -> bool:
    if old == new:
        return True
    if entity.what == "agreements" and field.name in _NUMBERS:
        return not exact and _number(old) == _number(new)
    if field.kind in (Kind.TEXT, Kind.LINES):
        return not exact and fold(str(old)) == fold(str(new))
    if field.kind is Kind.CHOICE:  # two choices may be one to people
        label = f"{entity.what}.{field.name}."
        return t(f"{label}{old}") == t(f"{label}{new}")
    if field.kind in (Kind.REFS, Kind.TEXTS, Kind.NUMBERS):
        return {_plain(one) for one in new} <= {_plain(one) for one in old}
    if field.keyed:
        return _pairs(field, old) == _pairs(field, new)
    if field.kind is Kind.ROWS:
        return [_filled(one) for one in old] == [_filled(one) for one in new]
    return False


def _plain(value: Any) -> Any:
    return name_key(value) if isinstance(value, str) else value


def _pairs(field: Field, rows: Any) -> dict[str, str]:
    """A list of pairs, in whatever order and however yes and no are written."""
    key, told = (part.name for part in field.parts)
    return {str(one.get(key)).casefold(): _WORDS.get(str(one.get(told)), str(one.get(told)))
            for one in rows}


_WORDS = {"True": "yes", "False": "no"}


def _filled(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if not is_empty(value)}


def dates_meet(known: Mapping[str, Any], said: Mapping[str, Any]) -> str:
    """Whether two activities of one title are one by their days: `yes`, `no` or `maybe`.

    When only one of them has a day, or the days overlap without being the same (`Mei 2024` and
    `19 Mei 2024`), it is for a person to judge.
    """
    first, last = known.get("starts_on") or "", known.get("ends_on") or ""
    start, end = said.get("starts_on") or "", said.get("ends_on") or said.get("starts_on") or ""
    if (first, last or first) == (start, end):
        return "yes"
    if not first or not start:
        return "maybe"
    return "maybe" if start <= (last or first) and first <= end else "no"


def same_agreement(known: Mapping[str, Any], said: Mapping[str, Any]) -> bool:
    """Whether two agreements of one partner are one: by a number, else by what else is said.

    Numbers and kinds that differ tell two apart. Without numbers, the first day tells, and where
    that is not said on both sides, the title.
    """
    for name in _NUMBERS:
        old, new = _number(known.get(name)), _number(said.get(name))
        if old and new:
            return old == new
    for name in ("kind", "starts_on"):
        if known.get(name) and said.get(name) and known[name] != said[name]:
            return False
    titles = fold(str(known.get("title") or "")), fold(str(said.get("title") or ""))
    if all(titles) and titles[0] != titles[1]:
        return False
    if (known.get("starts_on") and said.get("starts_on")) or all(titles):
        return True
    told = ("school_number", "partner_number", "starts_on", "ends_on", "signed_on", "title")
    return all(known.get(name) in (None, "", said.get(name)) for name in told)


def _number(value: Any) -> str:
    return fold(str(value or "")).replace(" ", "")
