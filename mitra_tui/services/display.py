"""Records as people read them: labels, dates, and names in the place of ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from mitra_tui.i18n import t
from mitra_tui.i18n.dates import day_text, iso_text, number_text, span_text
from mitra_tui.rows.fields import Field, Kind
from mitra_tui.rows.record import Record
from mitra_tui.rows.registry import entity

Names = dict[str, dict[int, str]]


def label_of(what: str, name: str) -> str:
    """The label of a field or a computed column."""
    return t(f"{what}.{name}")


def names_for(what: str, records: Iterable[Record]) -> Names:
    """The names behind all references of some records: one query per kind referred to."""
    from mitra_tui.services.references import names

    wanted: dict[str, set[int]] = {}
    records = list(records)
    for field in entity(what).fields:
        if field.kind not in (Kind.REF, Kind.REFS):
            continue
        for record in records:
            value = record.values.get(field.name)
            ids = [value] if isinstance(value, int) else value or []
            wanted.setdefault(field.of, set()).update(ids)
    return {kind: names(kind, sorted(ids)) for kind, ids in wanted.items()}


def value_text(what: str, field: Field, value: Any, names: Names) -> str:
    """One field's value for a person; empty when there is none."""
    if value is None or value == []:
        return ""
    if field.kind is Kind.DATE:
        return iso_text(value) if field.spans else day_text(value)
    if field.kind is Kind.CHOICE:
        return t(f"{what}.{field.name}.{value}")
    if field.kind is Kind.FLAG or isinstance(value, bool):  # an answer to a question of yes or no
        return t("value.yes" if value else "value.no")
    if field.kind in (Kind.INTEGER, Kind.NUMBER) and not field.is_year:
        return number_text(value)
    if field.kind is Kind.REF:
        return names.get(field.of, {}).get(value, f"#{value}")
    if field.kind is Kind.REFS:
        return "; ".join(names.get(field.of, {}).get(one, f"#{one}") for one in value)
    if field.kind is Kind.ROWS:
        return "\n".join(part_text(what, field, one) for one in value)
    if field.kind in (Kind.TEXTS, Kind.NUMBERS):
        return "; ".join(str(one) for one in value)
    return str(value)


def part_text(what: str, field: Field, row: Any) -> str:
    """One object of a list in one line."""
    texts = [value_text(f"{what}.{field.name}", part, row.get(part.name), {})
             for part in field.parts if not part.more]
    return " · ".join(text for text in texts if text)


def columns_of(what: str) -> list[str]:
    """The fields that a plain table of this kind shows."""
    known = entity(what)
    return [column.name for column in known.columns if column.name in known.names]


def headings(what: str) -> list[str]:
    """The headings of `cells_of`."""
    return ["ID", *(label_of(what, name) for name in columns_of(what))]


def cells_of(what: str, records: Sequence[Record]) -> list[list[str]]:
    """Records as the lines of a plain table."""
    known, names = entity(what), names_for(what, records)
    return [
        [str(record.id or "–"), *(field_text(record, known.field(name), names)
                           for name in columns_of(what))]
        for record in records
    ]


def field_text(record: Record, field: Field, names: Names) -> str:
    """A field of a record; the first day of an activity stands for its whole date."""
    if record.what == "activities" and field.name == "starts_on":
        values = record.values
        return span_text(values["starts_on"] or "", values["ends_on"] or "",
                         values["date_precision"] or "")
    if record.what == "pending":
        return _pending_text(record, field, names)
    return value_text(record.what, field, record.values.get(field.name), names)


def _pending_text(record: Record, field: Field, names: Names) -> str:
    """A field of a waiting row: its codes in words, its question with the cell in it."""
    value = record.values.get(field.name)
    if not value or field.name not in ("target", "field", "message"):
        return value_text(record.what, field, value, names)
    target = str(record.values["target"])
    if field.name == "target":
        return t(f"{target}.one")
    if field.name == "field":
        return label_of(target, value) if value in entity(target).names else str(value)
    cell = _asked_cell(record, target)
    known = {"text": cell, "value": cell, "name": cell, "title": cell}
    return t(str(value)).format_map(_Gaps(known))


class _Gaps(dict[str, str]):
    """What fills a sentence's gaps; of one that is not known nothing is said."""

    def __missing__(self, key: str) -> str:
        return "…"


def _asked_cell(record: Record, target: str) -> str:
    """What stands in the cell that a waiting row asks about."""
    from mitra_tui.exchange.headings import field_keys, heading_key

    asked = record.values.get("field")
    if asked not in entity(target).names:
        return "…"
    keys = field_keys(target, entity(target).field(asked))
    found = (str(cell["value"]) for cell in record.values["cells"]
             if heading_key(str(cell["header"] or "")) in keys)
    return next(found, "…")


def card_of(record: Record) -> list[tuple[str, str]]:
    """All that is filled in of a record, as (label, text), in the order of the form."""
    names = names_for(record.what, [record])
    found = [("ID", str(record.id or "–"))]
    for field in entity(record.what).fields:
        if record.what == "pending":
            text = _pending_text(record, field, names)
        else:
            text = value_text(record.what, field, record.values.get(field.name), names)
        if text:
            found.append((label_of(record.what, field.name), text))
    return found
