"""The computed status of agreements, for records and for the filter of a list.

The rule is `rows.agreement.status_on`. The filter says the same in SQL, so that a list is narrowed
by the database; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mitra_tui import clock
from mitra_tui.errors import Usage
from mitra_tui.models.base import db
from mitra_tui.rows.agreement import DEFAULT_LEAD_DAYS, STATUSES, status_on

# Whether an agreement `{0}` has been renewed: by one that renews it, or by an addendum that runs
# longer. As long as it runs, that counts once it is signed: a draft that is never signed must not
# silence the reminder.
_RENEWED = (
    "EXISTS (SELECT 1 FROM agreement n WHERE (n.renews_id = {0}.id OR (n.parent_id = {0}.id "
    "AND n.kind = 'addendum' AND n.ends_on > {0}.ends_on)) AND n.hidden = 0 "
    "AND (n.state IN ('signed', 'terminated') OR {0}.ends_on < ?))"
)


def renewed_sql(row: str = "a") -> str:
    """The condition that the agreement `row` was renewed; its one gap takes today's ISO day."""
    return _RENEWED.format(row)


def statuses(ids: Sequence[int]) -> dict[int, str]:
    """The status of each agreement today."""
    today = clock.today()
    marks = ",".join("?" * len(ids))
    return {
        row[0]: status_on(today, state=row[1], starts_on=row[2], ends_on=row[3],
                          lead_days=row[4], renewed=bool(row[5]))
        for row in db.execute_sql(
            f"SELECT a.id, a.state, a.starts_on, a.ends_on, a.lead_days, {renewed_sql('a')} "
            f"FROM agreement a WHERE a.id IN ({marks})", [today.isoformat(), *ids])
    }


def status_sql(row: str = "r") -> tuple[str, list[Any]]:
    """The status of the agreement `row` as an expression, and what fills its gaps."""
    today = clock.today().isoformat()
    renewed = renewed_sql(row)
    sql = (
        f"CASE WHEN {row}.state <> 'signed' THEN {row}.state "
        f"WHEN {row}.starts_on > ? THEN 'upcoming' "
        f"WHEN {row}.ends_on = '' THEN 'active' "
        f"WHEN {row}.ends_on < ? THEN CASE WHEN {renewed} THEN 'renewed' ELSE 'expired' END "
        f"WHEN julianday({row}.ends_on) - julianday(?) <= "
        f"coalesce({row}.lead_days, {DEFAULT_LEAD_DAYS}) AND NOT {renewed} THEN 'expiring' "
        "ELSE 'active' END"
    )
    return sql, [today] * 5


def having_status(value: str | int) -> tuple[str, Sequence[Any]]:
    """The condition that an agreement `r` has one of the statuses, `expired,expiring`.

    Raises `Usage` for a word that is none.
    """
    wanted = [one.strip() for one in str(value).split(",")]
    if not {*wanted} <= {*STATUSES}:
        raise Usage("error.no_such_value", name="status", value=str(value),
                    known=", ".join(STATUSES))
    sql, params = status_sql()
    return f"{sql} IN ({', '.join('?' * len(wanted))})", [*params, *wanted]
