"""The school's own profile: one record, made once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mitra_tui.errors import Conflict
from mitra_tui.models.base import db, transaction
from mitra_tui.models.school import School
from mitra_tui.rows.record import Record
from mitra_tui.rows.school import SCHOOL
from mitra_tui.services.store import Store

store = Store(SCHOOL, School)


def get() -> Record | None:
    """The school, or None before the first set-up."""
    row = db.execute_sql("SELECT id FROM school ORDER BY id LIMIT 1").fetchone()
    return store.get(row[0]) if row else None


def is_sample() -> bool:
    """Whether this is a throw-away copy of the paper's records."""
    return bool(db.execute_sql("SELECT 1 FROM school WHERE sample = 1 LIMIT 1").fetchone())


def set_up(values: Mapping[str, Any], *, sample: bool = False) -> int:
    """Make the school's record. `Conflict` when there is one."""
    with transaction("school.add") as change:
        if get() is not None:
            raise Conflict("error.school_exists")
        record_id = store.write(values)
        if sample:
            db.execute_sql("UPDATE school SET sample = 1 WHERE id = ?", (record_id,))
        change.about("school", record_id, str(values["name"]))
    return record_id


def save(values: Mapping[str, Any], version: int | None = None) -> int:
    """Write the profile (made on first use)."""
    present = get()
    if present is None:
        return set_up(values)
    return store.save(values, present.id, version)
