"""Forms that were left before they were saved, kept as they were typed.

A draft belongs to a person and a form (`partners/new`, `partners/12`). It is written while
typing, so a dropped line or a power cut costs nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from mitra_tui import clock
from mitra_tui.actor import actor
from mitra_tui.models.base import db, side_note


def keep(form: str, values: Mapping[str, Any]) -> None:
    """Remember what stands in a form now."""
    with side_note():
        db.execute_sql(
            'INSERT INTO draft (user, form, "values", updated_at) VALUES (?, ?, ?, ?) '
            'ON CONFLICT (user, form) DO UPDATE SET "values" = excluded."values", '
            "updated_at = excluded.updated_at",
            (actor(), form, json.dumps(dict(values), ensure_ascii=False), clock.now()))


def take(form: str) -> dict[str, Any] | None:
    """What was left in a form, or None."""
    row = db.execute_sql(
        'SELECT "values" FROM draft WHERE user = ? AND form = ?', (actor(), form)).fetchone()
    return dict(json.loads(row[0])) if row else None


def drop(form: str) -> bool:
    """Forget a form's draft; whether there was one."""
    if take(form) is None:
        return False
    with side_note():
        db.execute_sql("DELETE FROM draft WHERE user = ? AND form = ?", (actor(), form))
    return True
