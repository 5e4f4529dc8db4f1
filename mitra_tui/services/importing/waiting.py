"""Rows that wait for a person: known again by what stands in them, kept as pending records."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mitra_tui.exchange.headings import COUNTING, heading_key
from mitra_tui.exchange.tables import Cell
from mitra_tui.models.base import db
from mitra_tui.rows.registry import entity
from mitra_tui.rows.text import fold, gate
from mitra_tui.services.importing.shapes import RowPlan

MAX_CELL = 4000  # what a pending record holds of one cell


@dataclass(frozen=True, slots=True)
class Waiting:
    """A pending record: still open, or settled as a record, or set aside."""

    id: int
    open: bool
    settled_id: int | None


def waiting_for(what: str, table: str) -> dict[str, Waiting]:
    """The rows of a kind that ever waited, by fingerprint. One whose record is gone is left out."""
    rows = db.execute_sql(
        f'SELECT p.fingerprint, p.id, p.hidden, p.settled_id, r.id FROM pending p LEFT JOIN '
        f'"{table}" r ON r.id = p.settled_id AND r.hidden = 0 WHERE p.target = ? ORDER BY p.id',
        (what,))
    return {
        fingerprint: Waiting(one, not hidden, settled)
        for fingerprint, one, hidden, settled, there in rows
        if fingerprint and (settled is None or not hidden or there is not None)
    }


def fingerprint(
    what: str, headers: Sequence[str], cells: Sequence[Cell], count: int | None = None
) -> str:
    """The same for the same row in another file, whatever its number and its empty cells.

    `count` is the number of a row that differs in nothing else from another one.
    """
    counting = {at for at, header in enumerate(headers) if heading_key(header) in COUNTING}
    texts = [fold(str(cell)) for at, cell in enumerate(cells) if at not in counting]
    told = [] if count is None else [f"#{count}"]
    text = "\x1f".join([what, *(one for one in texts if one), *told])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def pending_values(what: str, source: str, headers: Sequence[str], row: RowPlan) -> dict[str, Any]:
    """The pending record of an undecided row."""
    cells = []
    for at, cell in enumerate(row.cells):
        header = gate(headers[at]) if at < len(headers) else ""
        value = gate(str(cell), lines=True)
        if value:
            cells.append({"header": header[:200], "value": value[:MAX_CELL]})
    title = row.title or next((gate(one["value"]) for one in cells), "")
    if title in entity(what).field(entity(what).title).choices:  # that would not name the row
        said = [gate(one["value"]) for one in cells if not one["value"].isdigit()]
        title = " · ".join(said[:3])
    return {
        "target": what, "title": title[:400], "source": gate(source)[:300], "row": row.number,
        "cells": cells, "field": row.field[:60], "message": row.message[:1000],
        "suggestion": row.suggestion[:400], "fingerprint": row.fingerprint,
    }


def cells_of(values: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The headings and cells of a pending record, as a table of one row has them."""
    cells = values.get("cells") or []
    return (tuple(str(one.get("header") or "") for one in cells),
            tuple(str(one.get("value") or "") for one in cells))
