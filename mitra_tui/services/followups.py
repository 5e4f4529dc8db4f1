"""Follow-ups: what waits, for whom, until when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mitra_tui import clock
from mitra_tui.models.base import db, transaction
from mitra_tui.models.followup import Followup
from mitra_tui.rows.followup import FOLLOWUPS
from mitra_tui.services.store import Store


def _done(value: str) -> tuple[str, Sequence[Any]]:
    wanted = value.casefold() in ("1", "true", "yes", "ya", "y")
    return ("r.done_on <> ''" if wanted else "r.done_on = ''"), []


store = Store(FOLLOWUPS, Followup, filters={"done": _done})


def finish(ids: Sequence[int]) -> int:
    """Mark tasks as done today, as one change; how many were open."""
    return _set(ids, "followups.done", "done_on", clock.today().isoformat())


def snooze(ids: Sequence[int], until: str) -> int:
    """Let tasks rest until a day (ISO), as one change; how many were open."""
    return _set(ids, "followups.snooze", "snoozed_to", until)


def _set(ids: Sequence[int], action: str, column: str, value: str) -> int:
    with transaction(action) as change:
        marks = ",".join("?" * len(ids))
        rows = list(db.execute_sql(
            f"SELECT id, title FROM followup WHERE id IN ({marks}) AND done_on = '' "
            "AND hidden = 0", list(ids)))
        for one, title in rows:
            db.execute_sql(
                f"UPDATE followup SET {column} = ?, updated_at = ?, version = version + 1 "
                "WHERE id = ?", (value, clock.now(), one))
            change.about("followups", one, title)
        if len(rows) > 1:
            change.about("followups", None, str(len(rows)))
    return len(rows)
