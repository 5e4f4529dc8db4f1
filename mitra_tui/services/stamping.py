"""A day that a record is stamped with: setting it on several as one change, and asking for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from mitra_tui import clock
from mitra_tui.models.base import db, transaction
from mitra_tui.rows.text import YES
from mitra_tui.services.store import Store


def stamp(store: Store, ids: Sequence[int], action: str, column: str, value: str, *,
          only: str) -> int:
    """Write `value` into `column` of those records of `ids` that are not removed and for which
    the SQL condition `only` holds; how many these were.

    `action` names the change (`followups.done`).
    """
    title = store.entity.title
    with transaction(action) as change:
        marks = ",".join("?" * len(ids))
        rows = list(db.execute_sql(
            f'SELECT id, "{title}" FROM "{store.table}" WHERE id IN ({marks}) AND hidden = 0 '
            f"AND {only}", list(ids)))
        for one, name in rows:
            db.execute_sql(
                f'UPDATE "{store.table}" SET "{column}" = ?, updated_at = ?, '
                "version = version + 1 WHERE id = ?", (value, clock.now(), one))
            change.about(store.entity.what, one, str(name))
        if len(rows) > 1:
            change.about(store.entity.what, None, str(len(rows)))
    return len(rows)


def stamped(column: str) -> Callable[[str], tuple[str, Sequence[Any]]]:
    """The filter of a list by whether the day `column` was set: any word for yes, else no."""
    def condition(value: str) -> tuple[str, Sequence[Any]]:
        return f"r.{column} {'<>' if value.casefold() in YES else '='} ''", []

    return condition
