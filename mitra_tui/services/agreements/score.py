"""The scorecard of an agreement: what was promised against what the records show.

An activity counts for an agreement when it is done and either names the agreement, or names none,
is the partner's, and began within the term. With a category only activities of that category
count, whatever their letters' case, and those that name the indicator itself. Graduates hired are
the students of activities that count for item 8 of link and match. A survey's figure is the mean
of the answers to the questions that name the indicator.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mitra_tui import clock
from mitra_tui.models.base import db
from mitra_tui.rows.activity import item_of
from mitra_tui.rows.agreement_score import COUNTED, Scorecard, score_of
from mitra_tui.rows.record import Record
from mitra_tui.rows.text import fold
from mitra_tui.services.agreements.records import store

HIRING = 8
"""The item of link and match 8+i for which graduates are hired."""

_ACTIVITIES = (
    "SELECT a.indicator_id, a.category, a.scope_item, a.students, a.teachers, "
    "coalesce(a.hours, (SELECT sum(s.hours) FROM activity_session s WHERE s.activity_id = a.id), "
    "0), coalesce(a.students, 0) + coalesce(a.teachers, 0) + coalesce(a.guests, 0) "
    "FROM activity a WHERE a.hidden = 0 AND a.status = 'done' AND "
    "(a.agreement_id = ? OR (a.agreement_id IS NULL AND a.starts_on <> '' AND a.starts_on "
    "BETWEEN ? AND ? AND EXISTS (SELECT 1 FROM activity_partner p WHERE p.activity_id = a.id "
    "AND p.partner_id = ?)))"
)
_MEAN = (
    "SELECT avg(w.score) FROM question q JOIN answer w ON w.question_id = q.id "
    "JOIN response r ON r.id = w.response_id AND r.hidden = 0 "
    "JOIN survey s ON s.id = q.survey_id AND s.hidden = 0 "
    "WHERE q.indicator_id = ? AND (r.partner_id IS NULL OR r.partner_id = ?)"
)


@dataclass(frozen=True, slots=True)
class _Done:
    """An activity that counts for the agreement."""

    indicator: int | None
    category: str
    item: int | None
    students: int
    hours: float
    participants: int


def scorecard(agreement: int | Record) -> Scorecard:
    """What became of an agreement until today. Raises `NotFound`."""
    record = store.get(agreement) if isinstance(agreement, int) else agreement
    own = [row[0] for row in db.execute_sql(
        "SELECT id FROM indicator WHERE agreement_id = ? ORDER BY position, id", (record.id,))]
    counted = [one["measure"] in COUNTED for one in record.values["indicators"]]
    done = _done(record) if any(counted) else []
    figures = [
        _figure(one, own[place] if place < len(own) else None, done, record.values["partner"])
        if counted[place] else None
        for place, one in enumerate(record.values["indicators"])]
    return score_of(record.values, figures, clock.today().isoformat())


def _done(record: Record) -> list[_Done]:
    """The activities that count."""
    values = record.values
    begin = values["starts_on"] or values["signed_on"] or "0000"
    end = values["ended_on"] or values["ends_on"] or "9999"
    return [
        _Done(number, fold(category), item_of(category, item, students=students,
                                              teachers=teachers), students or 0, hours, people)
        for number, category, item, students, teachers, hours, people in db.execute_sql(
            _ACTIVITIES, (record.id, begin, end, values["partner"]))]


def _figure(indicator: dict[str, Any], number: int | None, done: list[_Done],
            partner: int) -> float | None:
    """What the records tell of an indicator; None when they tell nothing."""
    measure = indicator["measure"]
    if measure == "survey":
        (mean,) = db.execute_sql(_MEAN, (number, partner)).fetchone()
        return None if mean is None else round(float(mean), 2)
    category = fold(indicator["category"] or "")
    mine = [one for one in done if not category or one.category == category
            or (one.indicator is not None and one.indicator == number)]
    if measure == "activities":
        return len(mine)
    if measure == "hours":
        return float(sum(one.hours for one in mine))
    if measure == "hired":
        hiring = [one for one in mine if one.item == HIRING or (
            one.indicator is not None and one.indicator == number)]
        return sum(one.students for one in hiring) if hiring else None
    return sum(one.participants for one in mine)
