"""Which record a row of any table belongs to: what undo and `check` name to people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from mitra_tui.engines.faults import explained
from mitra_tui.errors import Conflict
from mitra_tui.i18n import has, t
from mitra_tui.models.base import db
from mitra_tui.rows.registry import MODULES
from mitra_tui.services.registry import store_of
from mitra_tui.services.store import Store


@cache
def _owners() -> dict[str, tuple[Store, str]]:
    """Table → the store of its records, and the column of the owner where rows are parts."""
    found: dict[str, tuple[Store, str]] = {}
    for what in MODULES:
        store = store_of(what)
        found[store.table] = (store, "")
        for child in store.children.values():
            found.setdefault(child.table, (store, child.owner))
    return found


def record_text(table: str, row_id: int) -> str:
    """The record that a row is, or belongs to: `narahubung: Bagian HRD (12)`."""
    known = _owners().get(table)
    if known is None:
        label = t(f"{table}.one") if has(f"{table}.one") else table
        return f"{label} {row_id}"
    store, owner = known
    what = store.entity.what
    if owner:
        row = db.execute_sql(
            f'SELECT "{owner}" FROM "{table}" WHERE id = ?', (row_id,)).fetchone()
        row_id = int(row[0]) if row else row_id
    row = db.execute_sql(
        f'SELECT "{store.entity.title}" FROM "{store.table}" WHERE id = ?', (row_id,)).fetchone()
    told = row and row[0] and store.entity.title not in store.concealed(row_id)
    name = f": {row[0]}" if told else ""
    return f"{t(f'{what}.one')}{name} ({row_id})"


@contextmanager
def naming_who_has(table: str, row_id: int, name: str) -> Iterator[None]:
    """Run the block, which brings a row back under a name; when another record bears that name
    by now, the `Conflict` says which."""
    try:
        with explained():
            yield
    except Conflict as error:
        if error.key != "error.duplicate" or not name or _owners().get(table, ("", "part"))[1]:
            raise
        other = db.execute_sql(
            f'SELECT id FROM "{table}" WHERE name = ? AND hidden = 0 AND id <> ?', (name, row_id)
        ).fetchone()
        if other is None:
            raise
        raise Conflict("error.name_taken", field="name",
                       record=record_text(table, other[0])) from error
