"""Undoing a change that wrote into a conflict's log: the entry stays, another puts it right."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from mitra_tui import clock
from mitra_tui.errors import Conflict
from mitra_tui.models.base import db, first_row
from mitra_tui.services import conflict_secrecy as secrecy
from mitra_tui.services.conflicts.acts import taken_back_text

TABLE = "conflict_step"


def expect_readable(change: int) -> None:
    """Raises `Conflict` when a change is of a conflict whose text is not for whoever acts."""
    for (conflict,) in list(db.execute_sql(
        "SELECT DISTINCT row_id FROM journal WHERE change_id = ? AND table_name = 'conflict'",
        (change,),
    )):
        secrecy.expect_readable(conflict)


def entries_of(change: int) -> set[int]:
    """The entries that a change added to conflicts that were there before it. What was recorded
    together with its conflict goes with it."""
    return {row[0] for row in db.execute_sql(
        "SELECT j.row_id FROM journal j WHERE j.change_id = ? AND j.table_name = ? "
        "AND j.before IS NULL AND NOT EXISTS (SELECT 1 FROM journal c WHERE c.change_id = ? "
        "AND c.table_name = 'conflict' AND c.before IS NULL "
        "AND c.row_id = json_extract(j.after, '$.conflict_id'))", (change, TABLE, change))}


def put_right(entries: Collection[int]) -> None:
    """Add, for each of these entries, the one that takes it back.

    Of a correction the entry that it had struck is written anew. Raises `Conflict` for an entry
    that was put right meanwhile.
    """
    for entry in sorted(entries):
        row = _entry(id=entry)
        if row is None:
            continue
        last = _last_word(row)
        if last["id"] != row["id"] and (_only_strikes(last) or _only_strikes(row)):
            raise Conflict("conflicts.put_right_already", number=row["position"])
        _append(last, _opposite(last))


def _last_word(row: dict[str, Any]) -> dict[str, Any]:
    """The entry by which another was put right last: of undo and redo each left one."""
    while later := _entry(conflict_id=row["conflict_id"], corrects=row["position"]):
        row = later
    return row


def _only_strikes(row: Mapping[str, Any]) -> bool:
    return bool(row["corrects"]) and row["kind"] == "note"


def _opposite(row: Mapping[str, Any]) -> dict[str, Any]:
    """What an entry that takes `row` back says: that it does not count, or what it had struck."""
    number = row["position"]
    if row["corrects"]:
        before = _entry(conflict_id=row["conflict_id"], position=row["corrects"])
        if before is not None and not _only_strikes(before):
            kept = ("kind", "text", "people", "mediator", "school_view", "partner_view", "rung",
                    "on_date")
            return {**{name: before[name] for name in kept}, "corrects": number}
    return {"kind": "note", "text": taken_back_text(number, row["text"]), "corrects": number,
            "on_date": ""}


def _append(row: Mapping[str, Any], entry: Mapping[str, Any]) -> None:
    owner = row["conflict_id"]
    raised, last = first_row(
        "SELECT r.raised_on, max(s.position) FROM conflict r JOIN conflict_step s "
        "ON s.conflict_id = r.id WHERE r.id = ?", owner) or ("", 0)
    today = max(clock.today().isoformat(), raised)
    columns = {**entry, "on_date": entry["on_date"] or today, "conflict_id": owner,
               "position": last + 1}
    names = ", ".join(columns)
    db.execute_sql(f"INSERT INTO {TABLE} ({names}) VALUES ({', '.join('?' * len(columns))})",
                   list(columns.values()))
    db.execute_sql("UPDATE conflict SET version = version + 1, updated_at = ? WHERE id = ?",
                   (clock.now(), owner))


def _entry(**where: int) -> dict[str, Any] | None:
    columns = ("id", "conflict_id", "position", "on_date", "kind", "text", "people", "mediator",
               "school_view", "partner_view", "corrects", "rung")
    row = first_row(f"SELECT {', '.join(columns)} FROM {TABLE} WHERE "
                    + " AND ".join(f"{name} = ?" for name in where), *where.values())
    return dict(zip(columns, row, strict=True)) if row else None


def expect_no_log(conflict: int) -> None:
    """Raises `Conflict` when a conflict is not to be taken back because its log has entries."""
    if first_row(f"SELECT 1 FROM {TABLE} WHERE conflict_id = ? LIMIT 1", conflict):
        raise Conflict("conflicts.has_log", id=conflict)
