"""Who reads the text of a confidential conflict: a curtain, not a lock.

It is read by whoever recorded it and by the partnership team: those who stand in the list of the
team today under the name by which they act. Everybody else sees that there is a conflict, with
whom, how grave and how far it is, and may change nothing of it. Whoever can open the database
with another program, or act under another's name, is not kept out: the program has no passwords.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mitra_tui import clock
from mitra_tui.actor import actor
from mitra_tui.errors import Conflict
from mitra_tui.i18n import t
from mitra_tui.models.base import db
from mitra_tui.rows.text import fold

TEXTS = ("summary", "steps", "outcome", "lessons")
"""The fields that are hidden."""

_OF_STEP = ("people", "mediator", "school_view", "partner_view")


def unreadable(ids: Sequence[int]) -> set[int]:
    """Of these conflicts, those whose text is not for whoever acts."""
    marks = ",".join("?" * len(ids))
    secret = [row[0] for row in db.execute_sql(
        f"SELECT id FROM conflict WHERE confidential = 1 AND id IN ({marks})", list(ids))]
    if not secret or _in_team():
        return set()
    marks = ",".join("?" * len(secret))
    own = {row[0] for row in db.execute_sql(
        "SELECT j.row_id FROM journal j JOIN change c ON c.id = j.change_id "
        f"WHERE j.table_name = 'conflict' AND j.row_id IN ({marks}) AND j.before IS NULL "
        "AND c.user = ?", [*secret, actor()])}
    return {*secret} - own


def _in_team() -> bool:
    """Whether whoever acts belongs to the partnership team today."""
    today = clock.today().isoformat()
    return db.execute_sql(
        "SELECT 1 FROM team_member WHERE hidden = 0 AND sort_key = ? "
        "AND (since = '' OR since <= ?) AND (until = '' OR until >= ?) LIMIT 1",
        (fold(actor()), today, today)).fetchone() is not None


def expect_readable(record_id: int) -> None:
    """Raises `Conflict` when the conflict's text is not for whoever acts."""
    if unreadable([record_id]):
        raise Conflict("conflicts.not_yours")


def masked(values: dict[str, Any]) -> dict[str, Any]:
    """The values of a conflict without its text: when which steps were taken stays."""
    hidden = t("conflicts.masked")
    steps = [{**step, "text": hidden, **dict.fromkeys(_OF_STEP)} for step in values["steps"]]
    return {**values, "summary": hidden, "steps": steps, "outcome": None, "lessons": None}
