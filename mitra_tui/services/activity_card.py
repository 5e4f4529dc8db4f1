"""An activity's page in a fixed number of queries, however much hangs on the activity."""

from __future__ import annotations

from mitra_tui.models.base import db, first_row
from mitra_tui.rows.activity_card import ActivityCard
from mitra_tui.rows.partner_card import Followups
from mitra_tui.services import activities, attachments
from mitra_tui.services.changes import newest_of
from mitra_tui.services.clashes import of_activity
from mitra_tui.services.conflict_newest import of as conflicts_of
from mitra_tui.services.references import names


def get(activity: int) -> ActivityCard:
    """The card of an activity, removed ones included. Raises `NotFound`."""
    record = activities.store.get(activity)
    values = record.values
    known = {what: names(what, values[what]) for what in ("partners", "programmes")}
    agreement = values["agreement"]
    serves = tuple(names(what, [values[one]])[values[one]] for what, one in (
        ("duties", "duty"), ("indicators", "indicator")) if values[one] is not None)
    count, changed = newest_of("activity", activity)
    return ActivityCard(
        record,
        tuple((one, known["partners"][one]) for one in values["partners"]),
        tuple((one, known["programmes"][one]) for one in values["programmes"]),
        names("agreements", [agreement]).get(agreement, "") if agreement is not None else "",
        serves, attachments.of("activities", activity), _count("benefit", activity),
        _count("interaction", activity), conflicts_of("activity", activity), _followups(activity),
        tuple((one.id, one.title, ", ".join(one.shared)) for one in of_activity(activity)),
        count, changed)


def _count(table: str, activity: int) -> int:
    (count,) = db.execute_sql(
        f"SELECT count(*) FROM {table} WHERE activity_id = ? AND hidden = 0",
        (activity,)).fetchone()
    return int(count)


def _followups(activity: int) -> Followups:
    """How many wait, how many are done, and the most urgent."""
    row = first_row(
        "WITH f AS (SELECT id, title, done_on, CASE WHEN snoozed_to <> '' THEN snoozed_to "
        "ELSE due_on END AS due FROM followup WHERE subject_what = 'activities' "
        "AND subject_id = ? AND hidden = 0) SELECT total(done_on = '') OVER (), count(*) OVER (), "
        "title, due, done_on FROM f ORDER BY done_on <> '', due = '', due, id LIMIT 1", activity)
    if row is None:
        return Followups()
    waiting = int(row[0])
    return Followups(waiting, row[1] - waiting, *(row[2:4] if waiting else ()))
