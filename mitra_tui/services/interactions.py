"""Interactions: every contact with a partner; one that asks for more leaves a follow-up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mitra_tui.actor import actor
from mitra_tui.models.base import db
from mitra_tui.models.interaction import Interaction
from mitra_tui.rows.interaction import INTERACTIONS
from mitra_tui.services import followups
from mitra_tui.services.store import Store


class InteractionStore(Store):
    """Saving an interaction keeps its follow-up in step: made, moved, or removed when undone."""

    def write(self, values: Mapping[str, Any], record_id: int | None = None) -> int:
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


store = InteractionStore(INTERACTIONS, Interaction)
