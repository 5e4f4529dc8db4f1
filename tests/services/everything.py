"""The whole database as plain values, to compare before and after."""

from __future__ import annotations

from typing import Any

from mitra_tui.engines.journal import columns_of, journalled_tables
from mitra_tui.models.base import db
from mitra_tui.models.opening import close_database, open_database

MOVING = {"version", "updated_at"}


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every journalled table, but for what moves with each write."""
    found = {}
    for table in journalled_tables(db):
        names = [name for name in columns_of(db, table) if name not in MOVING]
        columns = ", ".join(f'"{name}"' for name in names)
        rows = [tuple(row) for row in db.execute_sql(
            f'SELECT {columns} FROM "{table}" ORDER BY id')]
        if rows:
            found[table] = rows
    return found


def restart() -> None:
    """Close the program and open it again."""
    path = db.path
    close_database()
    open_database(path, wait=2.0)
