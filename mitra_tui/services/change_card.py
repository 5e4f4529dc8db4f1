"""One change in full: which records it wrote, and what became of the fields of each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from mitra_tui.i18n import t
from mitra_tui.models.base import db
from mitra_tui.rows.change import ChangeRow
from mitra_tui.rows.registry import MODULES
from mitra_tui.services import changes, file_history
from mitra_tui.services.history import (
    field_lines,
    file_lines,
    list_lines,
    store_for,
    title_text,
)
from mitra_tui.services.references import subject_text
from mitra_tui.services.store import Store

MOST = 50
"""Records of a change that are told one by one."""


@dataclass(frozen=True, slots=True)
class Written:
    """A record that a change wrote: which, and a line for each field that is another now."""

    title: str
    lines: tuple[str, ...]


@cache
def _stores() -> dict[str, Store]:
    """The stores of all kinds of records by their tables."""
    found = [store_for(what) for what in (*MODULES, "school")]
    return {store.table: store for store in found}


def records_of(change: ChangeRow, most: int = MOST) -> tuple[list[Written], int]:
    """The first records that a change wrote, in the order of writing, and how many in all."""
    stores = _stores()
    marks = ",".join("?" * len(stores))
    first: dict[tuple[str, int], None] = {}
    rows = db.execute_sql(
        f"SELECT table_name, row_id FROM journal WHERE change_id = ? AND table_name IN ({marks}) "
        "ORDER BY id", [change.id, *stores])
    for table, row_id in rows:
        first[table, row_id] = None
        if len(first) == most:
            break
    tables = {row[0] for row in db.execute_sql(
        "SELECT DISTINCT table_name FROM journal WHERE change_id = ?", (change.id,))}
    written = [_written(change, stores[table], row_id, tables) for table, row_id in first]
    if "attachment" in tables:
        moved = _files(change.id, most - len(written))
        return [*written, *moved], len(first) + len(moved)
    return written, _count(change.id, list(stores)) if len(first) == most else len(first)


def _files(change: int, most: int) -> list[Written]:
    """The records whose files a change brought or took, each with these."""
    by: dict[file_history.Subject, list[file_history.Moved]] = {}
    for one in file_history.of_change(change):
        if one.subject[0] in MODULES:
            by.setdefault(one.subject, []).append(one)
    found = []
    for (what, record_id), moved in list(by.items())[:most]:
        store = store_for(what)
        if store.concealed(record_id):
            continue
        title = subject_text(f"{what}/{record_id}")
        found.append(Written(title, tuple(file_lines(moved)[change])))
    return found


def _count(change: int, tables: Sequence[str]) -> int:
    """How many records a change wrote, each table by itself: that needs no sorting of texts."""
    return sum(int(db.execute_sql(
        "SELECT count(DISTINCT row_id) FROM journal WHERE change_id = ? AND table_name = ?",
        (change, table)).fetchone()[0]) for table in tables)


def _written(change: ChangeRow, store: Store, row_id: int, tables: set[str]) -> Written:
    """What a change, which wrote to `tables`, did to one record: from its first look to its last.

    The `+` keeps SQLite from reading all of a large change for one row of it.
    """
    rows = list(db.execute_sql(
        "SELECT before, after FROM journal WHERE +change_id = ? AND table_name = ? "
        "AND row_id = ? ORDER BY id", (change.id, store.table, row_id)))
    before, after = (json.loads(one) if one else {} for one in (rows[0][0], rows[-1][1]))
    known, hidden = store.entity, store.concealed(row_id)
    title = row_id if known.title in hidden else (after or before).get(known.title) or row_id
    name = title_text(known.what, str(title))
    fields = {field: pair for field, pair in changes.difference(before, after).items()
              if field not in hidden}
    lines = field_lines(known, replace(change, fields=fields))
    if not tables.isdisjoint(child.table for child in store.children.values()):
        lines += list_lines(store, row_id, [change.id]).get(change.id, [])
    return Written(f"{t(f'{known.what}.one')}: {name}{_fate(before, after)}", tuple(lines))


def _fate(before: dict[str, Any], after: dict[str, Any]) -> str:
    """Whether the record came or went, after its name."""
    was, stays = (bool(row) and not row.get("hidden") for row in (before, after))
    if was == stays:
        return ""
    if was:
        return f" · {t('changes.removed')}"
    return f" · {t('changes.brought_back' if before else 'changes.added')}"
