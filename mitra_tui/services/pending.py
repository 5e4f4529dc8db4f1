"""Import rows that wait for a person's decision, and settling them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mitra_tui import clock
from mitra_tui.errors import Conflict
from mitra_tui.models.base import db, transaction
from mitra_tui.models.pending import Pending, PendingCell
from mitra_tui.rows.pending import PENDING
from mitra_tui.rows.record import Record
from mitra_tui.services.store import Child, Store

if TYPE_CHECKING:
    from mitra_tui.services.importing import Plan

store = Store(PENDING, Pending, children={"cells": Child(PendingCell, "pending_id")})


def reopen(pending_id: int) -> Plan:
    """A plan of that one row, as what is known now lets it be read. Decide, then `settle`.

    Raises `NotFound`, or `Conflict` when the row was settled already.
    """
    from mitra_tui.services.importing import plan_row

    return plan_row(_open(pending_id))


def settle(plan: Plan) -> int:
    """Write a reopened plan and end the waiting, as one change. Returns the record's id.

    Raises `Conflict` when the row still is undecided, or was refused.
    """
    from mitra_tui.services.importing import Verdict, apply

    row = plan.rows[0]
    if row.verdict not in (Verdict.NEW, Verdict.UPDATE, Verdict.SAME) or row.settles is None:
        raise Conflict("import.not_decided")
    _open(row.settles)
    apply(plan)
    number = row.written or row.record_id
    assert number is not None
    return number


def settle_as(pending_id: int, values: Mapping[str, Any], record_id: int | None = None) -> int:
    """Write the record that a person made of the row, a checked draft's values, as one change.

    With `record_id`, that record is written instead of a new one. Returns the record's id.
    """
    from mitra_tui.services.registry import store_of

    pending = _open(pending_id)
    target = store_of(str(pending.values["target"]))
    with transaction(f"{target.entity.what}.settle") as change:
        number = target.write(values, record_id)
        db.execute_sql(
            "UPDATE pending SET hidden = 1, settled_id = ?, updated_at = ?, "
            "version = version + 1 WHERE id = ?", (number, clock.now(), pending_id))
        change.about(target.entity.what, number, target.title_of(values))
    return number


def _open(pending_id: int) -> Record:
    record = store.get(pending_id)
    if record.hidden:
        raise Conflict("import.settled_already")
    return record
