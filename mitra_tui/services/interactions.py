"""Interactions: every contact with a partner; one that asks for more leaves a follow-up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mitra_tui import clock
from mitra_tui.actor import actor
from mitra_tui.errors import Usage
from mitra_tui.models.base import db
from mitra_tui.models.interaction import Interaction
from mitra_tui.rows.interaction import AWAITS, INTERACTIONS
from mitra_tui.services import followups
from mitra_tui.services.presence import expect_partner_there
from mitra_tui.services.stamping import stamp
from mitra_tui.services.store import Store


class InteractionStore(Store):
    """Saving an interaction keeps its follow-up in step: made, moved, or removed when undone."""

    def write(self, values: Mapping[str, Any], record_id: int | None = None) -> int:
        values = self.resolved(values)
        expect_partner_there(values["partner"], self.table, record_id)
        record_id = super().write(values, record_id)
        due = values.get("follow_up_on") or ""
        row = db.execute_sql(
            "SELECT id, due_on FROM followup WHERE subject_what = 'interactions' "
            "AND subject_id = ? AND done_on = '' AND hidden = 0 ORDER BY id LIMIT 1",
            (record_id,)).fetchone()
        if row is None and due:
            followups.store.write({
                "title": values["subject"], "due_on": due, "owner": actor(),
                "subject": f"interactions/{record_id}",
            })
        elif row is not None and row[1] != due:
            db.execute_sql(
                "UPDATE followup SET due_on = ?, hidden = ?, version = version + 1 WHERE id = ?",
                (due or row[1], int(not due), row[0]))
        return record_id


# `rows.interaction.awaits` in SQL, over the row `r`; its one gap takes today's ISO day.
_AWAITS = ("CASE WHEN r.answered_on <> '' THEN 'answered' WHEN r.answer_by = '' THEN '' "
           "WHEN r.answer_by < ? THEN 'late' ELSE 'waiting' END")


def _having(value: str | int) -> tuple[str, Sequence[Any]]:
    """The filter by what became of the answer: `late,waiting`; empty: none was asked for."""
    wanted = [one.strip() for one in str(value).split(",")]
    if not {*wanted} <= {"", *AWAITS}:
        raise Usage("error.no_such_value", name="awaits", value=str(value),
                    known=", ".join(AWAITS))
    marks = ", ".join("?" * len(wanted))
    return f"{_AWAITS} IN ({marks})", [clock.today().isoformat(), *wanted]


store = InteractionStore(INTERACTIONS, Interaction, filters={"awaits": _having})


def awaiting() -> list[tuple[str, int]]:
    """How many answers are late, waited for, and given: (one of `AWAITS`, how many)."""
    found = dict(db.execute_sql(
        f"SELECT {_AWAITS}, count(*) FROM interaction r WHERE r.hidden = 0 "
        "AND (r.answer_by <> '' OR r.answered_on <> '') GROUP BY 1",
        [clock.today().isoformat()]))
    return [(one, found[one]) for one in AWAITS if one in found]


def answer(ids: Sequence[int]) -> int:
    """Note that what was written was answered today, as one change; how many had no answer."""
    return stamp(store, ids, "interactions.answer", "answered_on", clock.today().isoformat(),
                 only="answered_on = '' AND (answer_by <> '' OR kind = 'letter')")
