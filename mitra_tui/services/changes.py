"""History, undo and redo: whole changes, across restarts, by anyone who may."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from mitra_tui import clock
from mitra_tui.actor import actor
from mitra_tui.engines.journal import columns_of
from mitra_tui.engines.sqlite import open_references
from mitra_tui.errors import Conflict, NotFound
from mitra_tui.models.base import db, first_row, transaction
from mitra_tui.rows.change import ChangeRow

# Columns that move with every write and so never count as a difference.
MOVING = frozenset({"version", "updated_at"})
_LOG = "conflict_step"
_COLUMNS = "id, at, user, action, what, record_id, label, undoes, undone_by"


def get(change: int) -> ChangeRow:
    """One change. Raises `NotFound`."""
    row = db.execute_sql(f"SELECT {_COLUMNS} FROM change WHERE id = ?", (change,)).fetchone()
    if row is None:
        raise NotFound("error.no_change", id=change)
    return ChangeRow(*row)


def newest(*, before: int | None = None) -> int:
    """The number of the newest change (0: none), or of the newest of those before `before`."""
    where, params = ("", []) if before is None else ("WHERE id < ?", [before])
    row = db.execute_sql(f"SELECT max(id) FROM change {where}", params).fetchone()
    return int(row[0] or 0)


def size(change: int) -> int:
    """How many rows a change wrote."""
    row = db.execute_sql(
        "SELECT count(*) FROM journal WHERE change_id = ?", (change,)).fetchone()
    return int(row[0])


def recent(limit: int = 100) -> list[ChangeRow]:
    """The newest changes, newest first."""
    rows = db.execute_sql(f"SELECT {_COLUMNS} FROM change ORDER BY id DESC LIMIT ?", (limit,))
    return [ChangeRow(*row) for row in rows]


def count() -> int:
    """How many changes there are."""
    return int(db.execute_sql("SELECT count(*) FROM change").fetchone()[0])


def newest_of(table: str, row_id: int) -> tuple[int, ChangeRow | None]:
    """How many changes wrote a row, and the newest of them."""
    columns = ", ".join(f"c.{name}" for name in _COLUMNS.split(", "))
    row = first_row(
        f"SELECT count(*) OVER (), {columns} FROM journal j JOIN change c ON c.id = j.change_id "
        "WHERE j.table_name = ? AND j.row_id = ? ORDER BY j.id DESC LIMIT 1", table, row_id)
    return (row[0], ChangeRow(*row[1:])) if row else (0, None)


def window(start: int, stop: int) -> list[ChangeRow]:
    """The changes from position `start` up to `stop`, the newest at 0."""
    rows = db.execute_sql(
        f"SELECT {_COLUMNS} FROM change ORDER BY id DESC LIMIT ? OFFSET ?",
        (max(0, stop - start), start))
    return [ChangeRow(*row) for row in rows]


def position(change: int) -> int:
    """Where a change stands, the newest at 0."""
    return int(db.execute_sql(
        "SELECT count(*) FROM change WHERE id > ?", (change,)).fetchone()[0])


def of_record(table: str, record_id: int, limit: int = 100) -> list[ChangeRow]:
    """What happened to one record, newest first, with the columns that changed."""
    return [replace(change, fields=difference(before or {}, after or {}))
            for change, before, after in sides(table, record_id, limit)]


def sides(
    table: str, record_id: int, limit: int = 100,
) -> list[tuple[ChangeRow, dict[str, Any] | None, dict[str, Any] | None]]:
    """The newest changes of a row, newest first, with its columns before and after each
    (None: it was not there). `limit` -1: all."""
    columns = ", ".join(f"c.{name.strip()}" for name in _COLUMNS.split(","))
    rows = db.execute_sql(
        f"SELECT {columns}, j.before, j.after FROM journal j JOIN change c ON c.id = j.change_id "
        "WHERE j.table_name = ? AND j.row_id = ? AND c.id IN (SELECT DISTINCT change_id FROM "
        "journal WHERE table_name = ? AND row_id = ? ORDER BY change_id DESC LIMIT ?) "
        "ORDER BY j.id DESC", (table, record_id, table, record_id, limit))
    found: dict[int, tuple[ChangeRow, str | None, str | None]] = {}
    for row in rows:  # a change that wrote the row more than once: its first and its last look
        newer = found.get(row[0])
        found[row[0]] = (ChangeRow(*row[:9]), row[9], newer[2] if newer else row[10])
    return [(change, json.loads(before) if before else None, json.loads(after) if after else None)
            for change, before, after in found.values()]


def difference(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """The columns of a row that are other ones now: before and after each."""
    kept = {**old, **new}.keys() - MOVING - {"id", "sort_key", "name_key", "title_key",
                                             "created_at"}
    return {
        name: (old.get(name), new.get(name)) for name in sorted(kept)
        if (old.get(name) or None) != (new.get(name) or None)
    }


def undoable() -> ChangeRow | None:
    """This person's newest change that is neither an undo nor undone."""
    row = db.execute_sql(
        f"SELECT {_COLUMNS} FROM change WHERE user = ? AND undoes IS NULL AND undone_by IS NULL "
        "ORDER BY id DESC LIMIT 1", (actor(),)).fetchone()
    return ChangeRow(*row) if row else None


def written_here() -> int | None:
    """The newest change that this process has written."""
    return db.written


def made_here(change: int) -> bool:
    """Whether this process wrote a change: another window of the same person did not."""
    return change in db.own_changes


def redoable() -> ChangeRow | None:
    """This person's newest undo that was not itself undone, unless something new came since."""
    row = db.execute_sql(
        f"SELECT {_COLUMNS} FROM change WHERE user = ? AND undone_by IS NULL AND undoes IS NOT "
        "NULL AND action <> 'redo' ORDER BY id DESC LIMIT 1", (actor(),)).fetchone()
    if row is None:
        return None
    newer = db.execute_sql(
        "SELECT 1 FROM change WHERE user = ? AND id > ? AND undoes IS NULL LIMIT 1",
        (actor(), row[0])).fetchone()
    return None if newer else ChangeRow(*row)


def undo(change: int | None = None) -> ChangeRow:
    """Reverse a change as a whole (default: this person's newest). Returns what was reversed.

    Undoing an undo is a redo. Raises `NotFound` when there is nothing to undo, `Conflict` when
    it was undone already, is older than the present schema, or a row moved on since.
    """
    target = undoable() if change is None else get(change)
    if target is None:
        raise NotFound("error.nothing_to_undo")
    action = "redo" if target.undoes is not None else "undo"
    with transaction(action, undoes=target.id) as ours:
        target = get(target.id)
        if target.undone_by is not None:
            raise Conflict("error.undone_already", id=target.id)
        _refuse_other_schema(target.id)
        db.execute_sql("PRAGMA defer_foreign_keys = ON")
        _reverse_all(target)
        db.execute_sql("UPDATE change SET undone_by = ? WHERE id = ?", (ours.id, target.id))
        if target.undoes is not None:
            db.execute_sql("UPDATE change SET undone_by = NULL WHERE id = ?", (target.undoes,))
        _refuse_loose_ends(target.id)
        ours.about(target.what, target.record_id, target.label)
    return target


def _reverse_all(change: ChangeRow) -> None:
    """Put back all that a change wrote, from its last row to its first. A log keeps its entries:
    each that the change added is put right by a further one."""
    entries = list(db.execute_sql(
        "SELECT id, table_name, row_id, before, after FROM journal WHERE change_id = ? "
        "ORDER BY id DESC", (change.id,)))
    tables = {entry[1] for entry in entries}
    kept: set[int] = set()
    if change.what == "conflicts":
        from mitra_tui.services.conflicts import undoing

        undoing.expect_readable(change.id)
    if _LOG in tables:
        from mitra_tui.services.conflicts import undoing

        kept = undoing.entries_of(change.id)
    columns = {table: columns_of(db, table) for table in tables}
    for entry in entries:
        if entry[1] != _LOG or entry[2] not in kept:
            _reverse(*entry, columns=columns[entry[1]], change=change.id)
    if kept:
        undoing.put_right(kept)


def redo() -> ChangeRow:
    """Bring back what this person undid last. Raises `NotFound` when there is nothing."""
    target = redoable()
    if target is None:
        raise NotFound("error.nothing_to_redo")
    return undo(target.id)


def _refuse_other_schema(change: int) -> None:
    row = db.execute_sql(
        "SELECT schema = (SELECT user_version FROM pragma_user_version) FROM change WHERE id = ?",
        (change,)).fetchone()
    if not row[0]:
        raise Conflict("error.older_schema", id=change)


def _refuse_loose_ends(change: int) -> None:
    """Name the record that still uses what the undo takes away: SQLite only says that one does."""
    if not open_references(db.connection()):
        return
    from mitra_tui.services.whose import record_text

    for table, row_id, _, _ in db.execute_sql("PRAGMA foreign_key_check"):
        raise Conflict("error.undo_in_use", id=change, record=record_text(table, row_id))


def _reverse(
    entry: int, table: str, row_id: int, before: str | None, after: str | None, *,
    columns: Sequence[str], change: int,
) -> None:
    """Put one row back, after making sure that it still is as the change left it."""
    current = _row(table, row_id, columns)
    expected = json.loads(after) if after else None
    if _settled(current) != _settled(expected):
        raise _moved_on(table, row_id, entry, change)
    from mitra_tui.services.whose import naming_who_has

    if before is None:
        if table == "conflict":  # what was added to its log since would go with it
            from mitra_tui.services.conflicts.undoing import expect_no_log

            expect_no_log(row_id)
        db.execute_sql(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))
        return
    old = json.loads(before)
    old["version"] = max(old["version"], (current or old)["version"]) + 1
    if "updated_at" in old:
        old["updated_at"] = clock.now()
    with naming_who_has(table, row_id, str(old.get("name") or "")):
        _put_back(table, row_id, old, new=current is None)


def _put_back(table: str, row_id: int, old: Mapping[str, Any], *, new: bool) -> None:
    if new:
        names = ", ".join(f'"{name}"' for name in old)
        db.execute_sql(
            f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(old))})',
            list(old.values()))
        return
    sets = ", ".join(f'"{name}" = ?' for name in old)
    db.execute_sql(f'UPDATE "{table}" SET {sets} WHERE id = ?', [*old.values(), row_id])


def _row(table: str, row_id: int, columns: Sequence[str]) -> dict[str, Any] | None:
    names = ", ".join(f'"{name}"' for name in columns)
    row = db.execute_sql(f'SELECT {names} FROM "{table}" WHERE id = ?', (row_id,)).fetchone()
    return None if row is None else dict(zip(columns, row, strict=True))


def _settled(row: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {name: value for name, value in row.items() if name not in MOVING}


def _moved_on(table: str, row_id: int, entry: int, change: int) -> Conflict:
    later = db.execute_sql(
        "SELECT c.id, c.user, c.at, c.label FROM journal j JOIN change c ON c.id = j.change_id "
        "WHERE j.table_name = ? AND j.row_id = ? AND j.id > ? AND c.id <> ? "
        "ORDER BY j.id DESC LIMIT 1", (table, row_id, entry, change)).fetchone()
    if later is None:
        return Conflict("error.moved_on_unknown", id=change)
    from mitra_tui.services.whose import record_text

    when = clock.local(later[2]).strftime("%d-%m-%Y %H:%M")
    return Conflict("error.moved_on", id=change, by=later[1], at=when, later=later[0],
                    record=record_text(table, row_id))
