"""Rows of a plan as people and scripts read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mitra_tui.errors import FieldError
from mitra_tui.exchange.tables import JOINED
from mitra_tui.i18n import field_message, t
from mitra_tui.i18n.dates import span_text
from mitra_tui.rows.fields import Entity, Kind
from mitra_tui.services.display import Names, label_of, value_text
from mitra_tui.services.history import title_text
from mitra_tui.services.importing.comparing import is_empty
from mitra_tui.services.importing.planning import Plan
from mitra_tui.services.importing.shapes import RowPlan, Verdict
from mitra_tui.services.references import names

_BRIEF = 60
# Fields that another one speaks for.
_UNSAID = frozenset({"ends_on", "date_precision", "date_raw"})


def verdict_text(row: RowPlan) -> str:
    """The verdict in a word."""
    return t("import.verdict.dropped" if row.dropped else f"import.verdict.{row.verdict}")


def field_text(plan: Plan, row: RowPlan) -> str:
    """The label of the field that the row's verdict is about; empty when it is about none."""
    if row.verdict is Verdict.UPDATE:
        return ", ".join(label_of(plan.what, name) for name in row.changes)
    return label_of(plan.what, row.field) if row.field in plan.entity.names else ""


def title_of(plan: Plan, row: RowPlan) -> str:
    """What the row's record is called. Where that is one of some choices, the word for it, and
    with whom it is."""
    if row.title not in plan.entity.field(plan.entity.title).choices:
        return row.title
    partner = row.reading.values.get("partner")
    if isinstance(partner, int):
        partner = names("partners", [partner]).get(partner)
    told = (title_text(plan.what, row.title), str(partner or ""))
    return " · ".join(part for part in told if part)


def message_of(plan: Plan, row: RowPlan) -> str:
    """Why the row has its verdict, in a sentence or two; empty when that is plain."""
    told: list[str] = []
    if row.message:
        told.append(_sentence(plan.entity, row))
    elif row.verdict is Verdict.UPDATE:
        told.append(changes_text(plan.entity, row.changes))
    if row.twin is not None:
        told.append(t("import.twin", row=row.twin))
    if JOINED in row.flags and not row.message:
        told.append(t(JOINED))
    return " ".join(told)


def _sentence(entity: Entity, row: RowPlan) -> str:
    params = dict(row.params)
    if row.message == "import.differs":
        name, (old, new) = next(iter(row.changes.items()))
        params = {"field": label_of(entity.what, name), "old": _value(entity, name, old),
                  "new": _value(entity, name, new)}
    return field_message(FieldError(row.field, row.message, params))


def changes_text(entity: Entity, changes: Mapping[str, tuple[Any, Any]]) -> str:
    """What becomes of each field: `Kota: Berau → Samarinda; Telepon: 0541`."""
    told = []
    for name, (old, new) in changes.items():
        before, after = _value(entity, name, old), _value(entity, name, new)
        arrow = f"{before} → {after}" if before else after
        told.append(f"{label_of(entity.what, name)}: {arrow}")
    return "; ".join(told)


def outcome_text(plan: Plan, row: RowPlan) -> str:
    """What a new record will say besides its title: `19 Mei 2024 · Samarinda · PIP Makassar`.
    Empty for rows that make none."""
    if row.verdict is not Verdict.NEW:
        return ""
    values, told = row.values, list[str]()
    for field in plan.entity.fields:
        name, value = field.name, values.get(field.name)
        if name == plan.entity.title or name in _UNSAID or is_empty(value):
            continue
        if plan.what == "activities" and name == "starts_on":
            told.append(span_text(str(value), values["ends_on"], values["date_precision"]))
        elif field.default is None or value != field.default:
            told.append(_value(plan.entity, name, value))
    return " · ".join(filter(None, told))


def _value(entity: Entity, name: str, value: Any) -> str:
    field = entity.field(name)
    known: Names = {}
    if field.kind in (Kind.REF, Kind.REFS) and value:
        given = value if isinstance(value, list) else [value]
        known = {field.of: names(field.of, [one for one in given if isinstance(one, int)])}
        known[field.of] |= {one: one for one in given if isinstance(one, str)}  # type: ignore[misc]
    text = value_text(entity.what, field, value, known).replace("\n", " ")
    return text if len(text) <= _BRIEF else text[: _BRIEF - 1] + "…"


def row_to_json(plan: Plan, row: RowPlan) -> dict[str, Any]:
    """The object that the command line prints for a row."""
    return {
        "row": row.number, "verdict": str(row.verdict),
        "id": row.written if row.written is not None else row.record_id,
        "field": row.field or None, "message": message_of(plan, row) or None,
        "suggestion": row.suggestion or None,
    }
