"""The school's officials, and who holds an office on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from mitra_tui import clock
from mitra_tui.models.base import db, transaction
from mitra_tui.models.school import Official
from mitra_tui.rows.official import OFFICIALS, is_principal, rank_of, same_office
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


def holder_before(values: Mapping[str, Any]) -> Record | None:
    """Whose open term in the same office a new official's term begins in; None when nobody's.

    `values` are a checked draft's; without a first day the term begins today.
    """
    begins = date.fromisoformat(values["from_on"]) if values.get("from_on") else clock.today()
    found = [one for one in current(begins)
             if not one.values["to_on"] and str(one.values["from_on"] or "") < begins.isoformat()
             and same_office(str(one.values["position"]), str(values["position"]))]
    return max(found, key=lambda one: rank_of(one.values, one.id), default=None)


def succeed(values: Mapping[str, Any], old: int) -> int:
    """Add an official, and end the term of the one before on the day before, as one change.

    Without a first day the new term begins today. A term that has been ended meanwhile stays as
    it is. Returns the new one's id; raises as `Store.save` does.
    """
    begins = str(values.get("from_on") or clock.today().isoformat())
    last = date.fromisoformat(begins) - timedelta(days=1)
    with transaction("officials.add") as change:
        new = store.write({**values, "from_on": begins})
        before = store.get(old)
        if not before.values["to_on"]:
            store.write({**before.values, "to_on": last.isoformat()}, old)
        change.about("officials", new, store.title_of(values))
    return new
