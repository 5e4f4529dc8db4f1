"""What the records know that a letter would say: placements, agreements, an activity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from mitra_tui.models.base import db
from mitra_tui.services.references import names

AFTER = timedelta(days=31)
"""How long after the end of an internship letters are still written about it."""

# How many students a letter speaks of, by its kind: what was asked for, who came, who is left.
_STUDENTS = {
    "letter_pkl_request": "quota",
    "letter_pkl_introduction": "coalesce(placed, accepted)",
    "letter_pkl_withdrawal": "placed - coalesce(withdrawn, 0)",
}

Said = dict[str, str]


def of_partner(kind: str, partner: int, day: date, agreement: int | None) -> Said:
    """What is known of a partner's internships, for a letter of `kind` on `day`: its placements
    of the last period, besides the agreement named, else the one in force."""
    return _of_agreement(partner, day, agreement) | _of_placements(kind, partner, day, agreement)


def _of_agreement(partner: int, day: date, agreement: int | None) -> Said:
    row = db.execute_sql(
        "SELECT id, supervisor FROM agreement WHERE partner_id = ? AND hidden = 0 "
        "AND (id = ? OR ? IS NULL AND state = 'signed' AND (ends_on = '' OR ends_on >= ?)) "
        "ORDER BY template = 'pkl' DESC, starts_on DESC, id DESC LIMIT 1",
        (partner, agreement, agreement, day.isoformat())).fetchone()
    if row is None:
        return {}
    ids = [one[0] for one in db.execute_sql(
        "SELECT programme_id FROM agreement_programme WHERE agreement_id = ? ORDER BY position",
        (row[0],))]
    return _filled({"programme": _programmes(ids), "supervisor": row[1]})


def _of_placements(kind: str, partner: int, day: date, agreement: int | None) -> Said:
    students = _STUDENTS.get(kind)
    if students is None:
        return {}
    rows = list(db.execute_sql(
        f"SELECT programme_id, supervisor, starts_on, ends_on, {students} FROM placement "
        "WHERE partner_id = ? AND hidden = 0 AND (ends_on = '' OR ends_on >= ?) "
        "AND (? IS NULL OR coalesce(agreement_id, ?) = ?) ORDER BY starts_on DESC, id",
        (partner, (day - AFTER).isoformat(), agreement, agreement, agreement)))
    rows = [row for row in rows if row[2:4] == rows[0][2:4]]
    if not rows:
        return {}
    counts = [row[4] for row in rows if row[4] is not None]
    return _filled({
        "programme": _programmes(row[0] for row in rows),
        "supervisor": ", ".join(dict.fromkeys(row[1] for row in rows if row[1])),
        "starts_on": rows[0][2], "ends_on": rows[0][3],
        "students": str(sum(counts)) if counts else ""})


def _programmes(ids: Iterable[int]) -> str:
    wanted = list(dict.fromkeys(ids))
    known = names("programmes", wanted)
    return ", ".join(known[one] for one in wanted if one in known)


def of_activity(activity: int | None) -> Said:
    """What an activity says of itself: a day only where it is known to the day."""
    if activity is None:
        return {}
    from mitra_tui.services import activities

    values = activities.store.get(activity).values
    exact = values["date_precision"] in ("day", "range")
    return _filled({"event": values["title"], "venue": values["place"],
                    "event_on": values["starts_on"] if exact else ""})


def _filled(told: Mapping[str, Any]) -> Said:
    return {name: str(value) for name, value in told.items() if value}
