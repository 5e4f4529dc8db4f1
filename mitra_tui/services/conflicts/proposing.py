"""What is proposed of a new conflict before anybody has typed it."""

from __future__ import annotations

from mitra_tui.models.base import db
from mitra_tui.services.agreement_status import having_status


def running_agreement(partner: int) -> int | None:
    """The agreement that runs with a partner, None when there is none or more than one."""
    running, params = having_status("active,expiring")
    rows = list(db.execute_sql(
        f"SELECT r.id FROM agreement r WHERE r.partner_id = ? AND r.hidden = 0 AND {running} "
        "LIMIT 2", [partner, *params]))
    return int(rows[0][0]) if len(rows) == 1 else None
