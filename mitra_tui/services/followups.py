"""Follow-ups: what waits, for whom, until when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from mitra_tui import clock
from mitra_tui.models.followup import Followup
from mitra_tui.rows.followup import FOLLOWUPS, shows_on
from mitra_tui.services.references import resolve
from mitra_tui.services.stamping import stamp, stamped
from mitra_tui.services.store import Store

_OPEN = "done_on = ''"


def of_partner(partner: int | str) -> tuple[str, list[Any]]:
    """The condition on a task `r` that it concerns a partner: the partner's own tasks, and those
    of its activities, interactions, contacts and benefits. Empty: that it concerns none."""
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
)

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
