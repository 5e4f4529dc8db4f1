"""Follow-ups: what waits, for whom, until when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from mitra_tui import clock
from mitra_tui.models.base import db
from mitra_tui.models.followup import Followup
from mitra_tui.rows.followup import FOLLOWUPS, shows_on
from mitra_tui.services.references import resolve
from mitra_tui.services.stamping import stamp, stamped
from mitra_tui.services.store import Store

_OPEN = "done_on = ''"


def of_partner(partner: int | str) -> tuple[str, list[Any]]:
    """The condition on a task `r` that it concerns a partner: the partner's own tasks, and those
    of its activities, interactions, agreements and all else that is about it. Empty: that it
    concerns none."""
    if partner == "":
        any_of = " OR ".join(
            f"(r.subject_what = '{what}' AND r.subject_id IN (SELECT {column} FROM {table}))"
            for what, column, table in _CONCERN)
        return f"NOT (r.subject_what = 'partners' OR {any_of})", []
    one = resolve("partners", partner)
    own = " OR ".join(
        f"(r.subject_what = '{what}' AND r.subject_id IN "
        f"(SELECT {column} FROM {table} WHERE partner_id = ?))"
        for what, column, table in _CONCERN)
    return (f"((r.subject_what = 'partners' AND r.subject_id = ?) OR {own})",
            [one] * (1 + len(_CONCERN)))


# Whose tasks concern a partner: the kind, and where its ids stand beside the partner's.
_CONCERN = (
    ("activities", "activity_id", "activity_partner"),
    ("interactions", "id", "interaction"),
    ("contacts", "id", "contact"),
    ("benefits", "id", "benefit"),
    ("agreements", "id", "agreement"),
    ("conflicts", "id", "conflict"),
    ("evaluations", "id", "evaluation"),
    ("responses", "id", "response"),
    ("placements", "id", "placement"),
    ("appraisals", "id", "appraisal"),
)


_PLANNED = ("f.hidden = 0 AND f.done_on = '' "
            "AND CASE WHEN f.snoozed_to <> '' THEN f.snoozed_to ELSE f.due_on END >= ?")


def partners_planned(today: str) -> set[int]:
    """The partners whom an open task concerns that is due on `today` (ISO) or later."""
    kinds = [("partners", "id", "partner", "id"),
             *((what, column, table, "partner_id") for what, column, table in _CONCERN)]
    one_of = " UNION ALL ".join(
        f"SELECT l.{partner} FROM followup f JOIN {table} l ON l.{column} = f.subject_id "
        f"WHERE f.subject_what = '{what}' AND {_PLANNED}" for what, column, table, partner in kinds)
    return {row[0] for row in db.execute_sql(one_of, [today] * len(kinds)) if row[0]}


store = Store(FOLLOWUPS, Followup, filters={"done": stamped("done_on"), "partner": of_partner})


def finish(ids: Sequence[int]) -> int:
    """Mark tasks as done today, as one change; how many were open."""
    return stamp(store, ids, "followups.done", "done_on", clock.today().isoformat(), only=_OPEN)


def latest_day(ids: Sequence[int]) -> date:
    """The last of the days on which tasks ask for attention, today at the earliest: a snooze
    that counts from it brings none forward."""
    tasks = (record.values for record in store.records(ids))
    shown = [shows_on(str(task["due_on"] or ""), str(task["snoozed_to"] or "")) for task in tasks]
    return date.fromisoformat(max([clock.today().isoformat(), *shown]))


def snooze(ids: Sequence[int], until: str) -> int:
    """Let tasks rest until a day (ISO), as one change; how many were open."""
    return stamp(store, ids, "followups.snooze", "snoozed_to", until, only=_OPEN)
