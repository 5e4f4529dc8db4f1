"""The school's officials, and who holds an office on a day."""

from __future__ import annotations

from datetime import date

from mitra_tui import clock
from mitra_tui.models.base import db
from mitra_tui.models.school import Official
from mitra_tui.rows.official import OFFICIALS, is_principal, rank_of
from mitra_tui.rows.record import Record
from mitra_tui.services.store import Store

store = Store(OFFICIALS, Official)


def current(day: date | None = None, limit: int = 100) -> list[Record]:
    """Who is in office on `day` (today unless given), in the order of the offices."""
    when = (day or clock.today()).isoformat()
    rows = db.execute_sql(
        "SELECT id FROM official WHERE hidden = 0 AND (from_on = '' OR from_on <= ?) "
        "AND (to_on = '' OR to_on >= ?) ORDER BY position COLLATE NOCASE, from_on DESC, id "
        "LIMIT ?", (when, when, limit))
    return store.records([row[0] for row in rows])


def principal(day: date | None = None) -> Record | None:
    """The head of the school on `day` (today unless given); None when nobody is known to be.

    Of several, whoever came last; one who was appointed before one who acts.
    """
    found = [one for one in current(day) if is_principal(str(one.values["position"]))]
    return max(found, key=lambda one: rank_of(one.values, one.id), default=None)
