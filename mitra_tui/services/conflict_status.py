"""The computed status of conflicts as a condition, so that a list is narrowed by the database.

The rule is `rows.conflict.status_of`; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mitra_tui.errors import Usage
from mitra_tui.models.base import db
from mitra_tui.rows.conflict import OPEN, STATUSES
from mitra_tui.rows.text import YES

_TAKEN = (
    "EXISTS (SELECT 1 FROM conflict_step s WHERE s.conflict_id = r.id AND s.kind <> 'note' "
    "AND NOT EXISTS (SELECT 1 FROM conflict_step c WHERE c.conflict_id = r.id "
    "AND c.corrects = s.position))"
)
STATUS_SQL = (
    "CASE WHEN r.closed_on <> '' THEN 'closed' "
    "WHEN 'no' IN (r.accepted_by_school, r.accepted_by_partner) THEN 'refused' "
    "WHEN r.nature = 'potential' THEN 'potential' "
    f"WHEN {_TAKEN} THEN 'handling' ELSE 'open' END"
)
"""The status of the conflict `r`."""


def having_status(value: str | int) -> tuple[str, Sequence[Any]]:
    """The condition that a conflict has one of the statuses, `open,handling`.

    Raises `Usage` for a word that is none.
    """
    wanted = {one.strip() for one in str(value).split(",")}
    if not wanted <= {*STATUSES}:
        raise Usage("error.no_such_value", name="status", value=str(value),
                    known=", ".join(STATUSES))
    if wanted == {"closed"}:
        return "r.closed_on > ''", []
    marks = ", ".join("?" * len(wanted))
    unclosed = "" if "closed" in wanted else "r.closed_on = '' AND "
    return f"{unclosed}{STATUS_SQL} IN ({marks})", sorted(wanted)


def being_open(value: str | int) -> tuple[str, Sequence[Any]]:
    """The condition that a conflict is open, or (any word but yes) closed."""
    return f"r.closed_on {'=' if str(value).casefold() in YES else '>'} ''", []


def status_values() -> list[tuple[str, int]]:
    """The statuses that there are, in their order, each with how many conflicts have it."""
    rows: dict[str, int] = dict(db.execute_sql(
        f"SELECT {STATUS_SQL}, count(*) FROM conflict r WHERE r.hidden = 0 "
        "AND r.closed_on = '' GROUP BY 1"))
    rows["closed"] = int(db.execute_sql(
        "SELECT count(*) FROM conflict WHERE hidden = 0 AND closed_on > ''").fetchone()[0])
    return [(one, rows[one]) for one in (*OPEN, "closed") if rows.get(one)]
