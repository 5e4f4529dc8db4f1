"""Evaluations: periodic reviews, each with what was found, what was decided and what follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mitra_tui.actor import actor
from mitra_tui.models.base import db
from mitra_tui.models.survey import Evaluation
from mitra_tui.rows.evaluation import EVALUATIONS
from mitra_tui.services import followups
from mitra_tui.services.store import Store


class EvaluationStore(Store):
    """A review says who made it; without a period it is known by whom it is about. The tasks that
    come with it are its follow-ups, and whoever made it answers for those without an owner."""

    def write(self, values: Mapping[str, Any], record_id: int | None = None) -> int:
        by = values.get("by") or ("" if record_id is not None else actor())
        written = super().write({**values, "by": by}, record_id)
        for task in values.get("followups") or ():
            if isinstance(task, Mapping):
                followups.store.write({**task, "owner": task.get("owner") or by,
                                       "subject": f"evaluations/{written}"})
        return written

    def title_of(self, values: Mapping[str, Any]) -> str:
        """Whom it is about, and for which period."""
        row = db.execute_sql(
            "SELECT name FROM partner WHERE id = ?", (values.get("partner"),)).fetchone()
        return " · ".join(
            part for part in (str(row[0]) if row else "", str(values.get("period") or "")) if part)


def _followups(ids: Sequence[int]) -> dict[int, list[int]]:
    """The follow-ups that a review led to."""
    marks = ",".join("?" * len(ids))
    found: dict[int, list[int]] = {one: [] for one in ids}
    for review, followup in db.execute_sql(
        "SELECT subject_id, id FROM followup WHERE subject_what = 'evaluations' AND hidden = 0 "
        f"AND subject_id IN ({marks}) ORDER BY id", list(ids)):
        found[review].append(followup)
    return found


store = EvaluationStore(EVALUATIONS, Evaluation, computed={"followups": _followups})
