"""How many conflicts hang on a record, and the newest of them: what its page says."""

from __future__ import annotations

from mitra_tui import clock
from mitra_tui.i18n import t
from mitra_tui.models.base import first_row
from mitra_tui.rows.conflict import age_on
from mitra_tui.rows.partner_card import Conflicts
from mitra_tui.services.conflict_secrecy import unreadable
from mitra_tui.services.conflict_status import STATUS_SQL


def of(column: str, record_id: int) -> Conflicts:
    """The conflicts of a partner, an agreement or an activity (`column`): how many are open and
    how many closed, and the newest, an open one first. One query, and two for a confidential
    one."""
    row = first_row(
        "SELECT total(r.closed_on = '') OVER (), count(*) OVER (), r.id, r.summary, "
        f"r.confidential, {STATUS_SQL}, r.raised_on, r.closed_on FROM conflict r "
        f"WHERE r.{column}_id = ? AND r.hidden = 0 "
        "ORDER BY r.closed_on <> '', r.raised_on DESC, r.id DESC LIMIT 1", record_id)
    if row is None:
        return Conflicts()
    waiting, count, conflict, summary, secret, status, raised, closed = row
    if secret and unreadable([conflict]):
        summary = t("conflicts.masked")
    return Conflicts(int(waiting), count - int(waiting), summary, status, raised,
                     age_on(clock.today(), raised, closed))
