"""The records of conflicts: how they are read, written and narrowed down.

The log of steps only grows, whatever the way by which a conflict is saved.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from mitra_tui import clock
from mitra_tui.errors import FieldError, Invalid, Stale
from mitra_tui.models.base import db, first_row
from mitra_tui.models.conflict import Conflict, ConflictStep
from mitra_tui.rows.conflict import CONFLICTS, age_on, status_of
from mitra_tui.rows.record import Record
from mitra_tui.services import conflict_secrecy as secrecy
from mitra_tui.services.children import Child
from mitra_tui.services.conflict_ladder import standings
from mitra_tui.services.conflict_status import being_open, having_status
from mitra_tui.services.store import Store


def _nothing(_ids: Sequence[int]) -> Mapping[int, Any]:
    """What follows from a whole record is filled in when it has been read."""
    return {}


def _not_of_secrets(name: str) -> Callable[[str | int], tuple[str, Sequence[Any]]]:
    """The filter by a text: nobody finds out by guessing what a confidential one says."""
    def condition(value: str | int) -> tuple[str, Sequence[Any]]:
        return f'r."{name}" = ? COLLATE NOCASE AND r.confidential = 0', [str(value)]

    return condition


class ConflictStore(Store):
    """A log that only grows, and texts that not everybody may read."""

    def title_of(self, values: Mapping[str, Any]) -> str:
        """The summary; of a confidential one only with whom it is."""
        if not values.get("confidential"):
            return str(values.get("summary") or "")
        row = first_row("SELECT name FROM partner WHERE id = ?", values.get("partner"))
        return str(row[0]) if row else ""

    def concealed(self, record_id: int) -> Collection[str]:
        return secrecy.TEXTS if secrecy.unreadable([record_id]) else ()

    # -- reading ---------------------------------------------------------------
    def _read(self, ids: Sequence[int]) -> list[Record]:
        records = super()._read(ids)
        stood = standings({one.id: one.values for one in records})
        secret = secrecy.unreadable(ids) if records else set()
        today = clock.today()
        found = []
        for record in records:
            values, standing = dict(record.values), stood[record.id]
            values["status"] = status_of(values)
            values["age_days"] = age_on(today, values["raised_on"], values["closed_on"])
            values["next_step"] = standing.step.kind if standing.step else None
            values["next_rung"] = standing.step.code if standing.step else None
            values["next_on"] = standing.due or None
            if record.id in secret:
                values = secrecy.masked(values)
            found.append(replace(record, values=values))
        return found

    # -- writing ---------------------------------------------------------------
    def write(self, values: Mapping[str, Any], record_id: int | None = None) -> int:
        values = self.resolved(values)
        old = None
        if record_id is not None:
            secrecy.expect_readable(record_id)
            old = self.get(record_id).values
        if old is None or old["partner"] != values["partner"]:
            _expect_partner(values["partner"])
        wrong = self.objections(values, record_id)
        if wrong:
            raise Invalid(wrong)
        if old is not None and values.get("confidential") and not old["confidential"]:
            db.execute_sql(  # what older changes called it told its text
                "UPDATE change SET label = ? WHERE what = 'conflicts' AND record_id = ?",
                (self.title_of(values), record_id))
        return super().write(values, record_id)

    def objections(
        self, values: Mapping[str, Any], record_id: int | None = None,
    ) -> list[FieldError]:
        """The log only grows, and the agreement is with the same partner."""
        old = self.get(record_id).values if record_id is not None else None
        found = []
        if record_id is not None and self.concealed(record_id):
            found.append(FieldError("summary", "conflicts.not_yours"))
        elif old is not None and not self._has_only_grown(values, old):
            found.append(FieldError("steps", "conflicts.log_only_grows"))
        both = values.get("partner"), values.get("agreement")
        if old is None or (old["partner"], old["agreement"]) != both:
            found += _objections_to_agreement(*both)
        return found

    def change_many(self, ids: Sequence[int], values: Mapping[str, Any]) -> int:
        for one in ids:
            secrecy.expect_readable(one)
        return super().change_many(ids, values)

    def before_hiding(self, record: Record, hidden: bool) -> None:
        secrecy.expect_readable(record.id)

    def _has_only_grown(self, values: Mapping[str, Any], old: Mapping[str, Any]) -> bool:
        """Whether all entries of the log are still there as they were."""
        field, child = self.entity.field("steps"), self.children["steps"]
        before, after = ([child.row(field, one) for one in lines]
                         for lines in (old["steps"], values.get("steps") or ()))
        return after[: len(before)] == before


def _expect_partner(partner: int) -> None:
    """Raises `Stale` when the partner was merged or removed meanwhile."""
    row = first_row(
        "SELECT p.name, p.hidden, k.name FROM partner p LEFT JOIN partner k "
        "ON k.id = p.merged_into WHERE p.id = ?", partner)
    if row is None or not row[1]:
        return
    if row[2]:
        raise Stale("conflicts.partner_merged", mine=row[0], theirs=row[2], field="partner",
                    name=row[0], into=row[2])
    raise Stale("conflicts.partner_removed", mine=row[0], field="partner", name=row[0])


def _objections_to_agreement(partner: Any, agreement: Any) -> list[FieldError]:
    """An agreement with somebody else: its ladder binds nobody here. Names are not looked up."""
    if not isinstance(agreement, int):
        return []
    row = first_row("SELECT p.id, p.name FROM agreement a JOIN partner p ON p.id = a.partner_id "
                    "WHERE a.id = ?", agreement)
    if row is None or row[0] == partner:
        return []
    return [FieldError("agreement", "conflicts.agreement_of_other", {"name": row[1]})]


store = ConflictStore(
    CONFLICTS, Conflict,
    children={"steps": Child(ConflictStep, "conflict_id")},
    filters={
        "status": having_status, "open": being_open,
        **{name: _not_of_secrets(name) for name in ("summary", "outcome", "lessons")}},
    orders={
        "status": "r.closed_on",  # what is open first, then what was closed longest ago
        "severity": "coalesce(r.severity,0)",
        "partner": "(SELECT p.sort_key FROM partner p WHERE p.id = r.partner_id)"},
    computed=dict.fromkeys(("status", "age_days", "next_step", "next_rung", "next_on"), _nothing),
)
