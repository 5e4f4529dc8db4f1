"""Activities that fall on the same days and ask for the same people.

Only days that are known are compared: of an activity `in May` nobody can say that it clashes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mitra_tui.models.base import db

# What lasts longer than this is a programme that runs, and stands in nobody's way.
_LONGEST = 31
_PRECISE = "r.date_precision IN ('day', 'range')"


@dataclass(frozen=True, slots=True)
class Clash:
    """An activity in the way: its title, its days, and the programmes that both concern; none
    where one of the two names no programme and so may concern every one."""

    id: int
    title: str
    starts_on: str
    ends_on: str
    shared: tuple[str, ...]


def clashes(starts_on: str, ends_on: str, programmes: Sequence[int], besides: int | None = None,
            ) -> list[Clash]:
    """What stands in the way of an activity from one day to another (ISO, both included) for
    these programmes, the surest first; `besides` is the activity itself.

    Planned and done activities that overlap it and share a programme; those of the same days
    where one of the two names no programme. What was cancelled, or lasts over a month, is none.
    """
    ends_on = ends_on or starts_on
    if not starts_on or _days(starts_on, ends_on) > _LONGEST:
        return []
    since = (date.fromisoformat(starts_on) - timedelta(_LONGEST)).isoformat()
    rows = db.execute_sql(
        "SELECT r.id, r.title, r.starts_on, r.ends_on FROM activity r WHERE r.hidden = 0 "
        f"AND r.status <> 'cancelled' AND {_PRECISE} AND r.starts_on BETWEEN ? AND ? "
        "AND r.ends_on >= ? AND r.id <> ? ORDER BY r.starts_on, r.id LIMIT 50",
        (since, ends_on, starts_on, besides or 0)).fetchall()
    found = []
    wanted = set(programmes)
    for one, title, first, last in rows:
        if _days(first, last) > _LONGEST:
            continue
        theirs = dict(db.execute_sql(
            "SELECT p.id, CASE p.short WHEN '' THEN p.name ELSE p.short END "
            "FROM activity_programme l JOIN programme p ON p.id = l.programme_id "
            "WHERE l.activity_id = ? ORDER BY l.position", (one,)))
        shared = tuple(name for number, name in theirs.items() if number in wanted)
        if shared or not wanted or not theirs:
            found.append(Clash(one, title, first, last, shared))
    return sorted(found, key=lambda clash: not clash.shared)


def of_activity(activity: int) -> list[Clash]:
    """What stands in the way of a recorded activity; nothing does of one that was cancelled."""
    row = db.execute_sql(
        "SELECT starts_on, ends_on, date_precision, status FROM activity WHERE id = ?",
        (activity,)).fetchone()
    if row is None or row[2] not in ("day", "range") or row[3] == "cancelled":
        return []
    programmes = [one for (one,) in db.execute_sql(
        "SELECT programme_id FROM activity_programme WHERE activity_id = ?", (activity,))]
    return clashes(row[0], row[1], programmes, activity)


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
