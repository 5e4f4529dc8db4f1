"""What the readers of all rules share: days around a day, and who is busy with a partner."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mitra_tui.models.base import db
from mitra_tui.rows.agenda import after
from mitra_tui.services import followups


def day_of(iso: str) -> date:
    """An ISO day as a date."""
    return date.fromisoformat(iso)


def before(today: str, days: int) -> str:
    """The day so many days before, as ISO text."""
    return after(day_of(today), -days)


def listed(ids: Sequence[int]) -> str:
    """Ids for one gap of a query, `IN (SELECT value FROM json_each(?))`: any number of them."""
    return f"[{','.join(map(str, ids))}]"


def at_it(partners: Sequence[int], today: str) -> set[int]:
    """Those of these partners with whom something is planned from today on: an activity, or a
    task that is open and not late."""
    planned = db.execute_sql(
        "SELECT l.partner_id FROM activity a JOIN activity_partner l ON l.activity_id = a.id "
        "WHERE a.hidden = 0 AND a.status = 'planned' AND a.starts_on >= ?", (today,))
    found = {row[0] for row in planned} | followups.partners_planned(today)
    return found.intersection(partners)
