"""The scorecard of an agreement: what was promised against what the records show.

An activity counts for an agreement when it is done and either names the agreement, or names none,
is the partner's, and began within the term. With a category only activities of that category
count, whatever their letters' case, and those that name the indicator itself.
"""

from __future__ import annotations

from typing import Any

from mitra_tui import clock
from mitra_tui.models.base import db
from mitra_tui.rows.agreement_score import COUNTED, Scorecard, score_of
from mitra_tui.rows.record import Record
from mitra_tui.rows.text import fold
from mitra_tui.services.agreements.records import store

_ACTIVITIES = (
    "SELECT a.indicator_id, a.category, coalesce(a.hours, (SELECT sum(s.hours) "
    "FROM activity_session s WHERE s.activity_id = a.id), 0), coalesce(a.students, 0) "
    "+ coalesce(a.teachers, 0) + coalesce(a.guests, 0) "
    "FROM activity a WHERE a.hidden = 0 AND a.status = 'done' AND "
    "(a.agreement_id = ? OR (a.agreement_id IS NULL AND a.starts_on <> '' AND a.starts_on "
    "BETWEEN ? AND ? AND EXISTS (SELECT 1 FROM activity_partner p WHERE p.activity_id = a.id "
    "AND p.partner_id = ?)))"
)


def scorecard(agreement: int | Record) -> Scorecard:
    """What became of an agreement until today. Raises `NotFound`."""
    record = store.get(agreement) if isinstance(agreement, int) else agreement
    own = [row[0] for row in db.execute_sql(
        "SELECT id FROM indicator WHERE agreement_id = ? ORDER BY position, id", (record.id,))]
    counted = [one["measure"] in COUNTED for one in record.values["indicators"]]
    done = _done(record) if any(counted) else []
    figures = [
        _figure(one, own[place] if place < len(own) else None, done) if counted[place] else None
        for place, one in enumerate(record.values["indicators"])]
    return score_of(record.values, figures, clock.today().isoformat())


_Done = tuple[int | None, str, float, int]


def _done(record: Record) -> list[_Done]:
    """The activities that count: the indicator each names, category, hours, participants."""
    values = record.values
    begin = values["starts_on"] or values["signed_on"] or "0000"
    end = values["ended_on"] or values["ends_on"] or "9999"
    return [(row[0], fold(row[1]), row[2], row[3]) for row in db.execute_sql(
        _ACTIVITIES, (record.id, begin, end, values["partner"]))]


def _figure(indicator: dict[str, Any], number: int | None, done: list[_Done]) -> float:
    category = fold(indicator["category"] or "")
    mine = [row for row in done
            if not category or row[1] == category or (row[0] is not None and row[0] == number)]
    if indicator["measure"] == "activities":
        return len(mine)
    if indicator["measure"] == "hours":
        return float(sum(row[2] for row in mine))
    return sum(row[3] for row in mine)
