"""Import rows that wait for a person's decision, and settling them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from mitra_tui.errors import Conflict
from mitra_tui.models.base import db
from mitra_tui.models.pending import Pending, PendingCell
from mitra_tui.rows.pending import PENDING
from mitra_tui.rows.record import Record
from mitra_tui.services.children import Child
from mitra_tui.services.store import Store

if TYPE_CHECKING:
    from mitra_tui.services.importing import Plan


class WaitingRow(Record):
    """A row that waits. Its question is kept as a key, and told as a sentence."""

    def to_json(self) -> dict[str, Any]:
        """The object that the command line prints."""
        from mitra_tui.services.display import field_text

        told = Record.to_json(self)
        if told["message"]:
            told["message"] = field_text(self, PENDING.field("message"), {})
        return told


class PendingStore(Store):
    """A row that was settled is hidden like one that was set aside, but does not come back."""

    def _read(self, ids: Sequence[int]) -> list[Record]:
        return [WaitingRow(*(getattr(one, field.name) for field in fields(one)))
                for one in super()._read(ids)]

    def before_hiding(self, record: Record, hidden: bool) -> None:
        """Raises `Conflict` when a settled row is to wait again: undo the decision instead."""
        if not hidden and _settled(record.id):
            raise Conflict("import.settled_already")


store = PendingStore(PENDING, Pending, children={"cells": Child(PendingCell, "pending_id")})


def reopen(pending_id: int) -> Plan:
    """A plan of that one row, as what is known now lets it be read. Decide, then `settle`.

    Raises `NotFound`, or `Conflict` when the row was settled already.
    """
    from mitra_tui.services.importing import plan_row

    return plan_row(_open(pending_id))


def settle(plan: Plan) -> int:
    """Write a reopened plan and end the waiting, as one change. Returns the record's id.

    Raises `Conflict` when the row still is undecided, or was refused; `Stale` as `apply` does.
    """
    from mitra_tui.services.importing import Verdict, apply

    row = plan.rows[0]
    if row.verdict not in (Verdict.NEW, Verdict.UPDATE, Verdict.SAME) or row.settles is None:
        raise Conflict("import.not_decided")
    _open(row.settles)
    apply(plan)
    row = plan.rows[0]
    number = row.written or row.record_id
    assert number is not None
    return number


def set_aside(plan: Plan) -> int:
    """Let a reopened row wait no longer without becoming a record; it can be brought back."""
    assert plan.settling is not None
    _open(plan.settling)
    return store.set_hidden([plan.settling], True)


def _open(pending_id: int) -> Record:
    record = store.get(pending_id)
    if record.hidden:
        raise Conflict("import.settled_already")
    return record


def _settled(pending_id: int) -> bool:
    row = db.execute_sql(
        "SELECT settled_id FROM pending WHERE id = ?", (pending_id,)).fetchone()
    return row is not None and row[0] is not None
