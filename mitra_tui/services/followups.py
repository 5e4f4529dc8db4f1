"""Follow-ups: what waits, for whom, until when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mitra_tui import clock
from mitra_tui.models.followup import Followup
from mitra_tui.rows.followup import FOLLOWUPS
from mitra_tui.services.references import resolve
from mitra_tui.services.stamping import stamp
from mitra_tui.services.store import Store

_OPEN = "done_on = ''"


def _done(value: str) -> tuple[str, Sequence[Any]]:
    wanted = value.casefold() in ("1", "true", "yes", "ya", "y")
    return ("r.done_on <> ''" if wanted else "r.done_on = ''"), []


def of_partner(partner: int | str) -> tuple[str, list[Any]]:
    """The condition on a task `r` that it concerns a partner: the partner's own tasks, and those
    of its activities, interactions, contacts and benefits."""
    one = resolve("partners", partner)
    own = " OR ".join(
        f"(r.subject_what = '{what}' AND r.subject_id IN ({of}))" for what, of in _CONCERN)
    return (f"((r.subject_what = 'partners' AND r.subject_id = ?) OR {own})",
            [one] * (1 + len(_CONCERN)))


_CONCERN = (
    ("activities", "SELECT activity_id FROM activity_partner WHERE partner_id = ?"),
    ("interactions", "SELECT id FROM interaction WHERE partner_id = ?"),
    ("contacts", "SELECT id FROM contact WHERE partner_id = ?"),
    ("benefits", "SELECT id FROM benefit WHERE partner_id = ?"),
)

store = Store(FOLLOWUPS, Followup, filters={"done": _done, "partner": of_partner})


def finish(ids: Sequence[int]) -> int:
    """Mark tasks as done today, as one change; how many were open."""
    return stamp(store, ids, "followups.done", "done_on", clock.today().isoformat(), only=_OPEN)


def snooze(ids: Sequence[int], until: str) -> int:
    """Let tasks rest until a day (ISO), as one change; how many were open."""
    return stamp(store, ids, "followups.snooze", "snoozed_to", until, only=_OPEN)
