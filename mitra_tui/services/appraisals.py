"""Appraisals of candidates. Past ones stay: a partner's newest is the one that counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mitra_tui.actor import actor
from mitra_tui.models.base import db
from mitra_tui.models.need import Appraisal, AppraisalScore
from mitra_tui.rows.appraisal import APPRAISALS, total_of
from mitra_tui.services import preferences
from mitra_tui.services.children import Child
from mitra_tui.services.store import Store


class AppraisalStore(Store):
    """The total is worked out by the weights of the day and kept: other weights, chosen later,
    do not alter what was judged before."""

    def write(self, values: Mapping[str, Any], record_id: int | None = None) -> int:
        known = None if record_id is None else self.get(record_id).values
        scores = list(values.get("scores") or ())
        if known is not None and _points(known["scores"]) == _points(scores):
            total = known["total"]
        else:
            total = total_of(scores, preferences.get("appraisal.weights"))
        by = values.get("by") or ("" if known is not None else actor())
        return super().write({**values, "by": by, "total": total}, record_id)

    def title_of(self, values: Mapping[str, Any]) -> str:
        """Whom it is about."""
        row = db.execute_sql(
            "SELECT name FROM partner WHERE id = ?", (values.get("partner"),)).fetchone()
        return str(row[0]) if row else str(values.get("verdict") or "")


def _points(scores: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    return {one["criterion"]: one["score"] for one in scores}


def _kept(values: Mapping[str, Any]) -> dict[str, Any]:
    return {"total": values.get("total")}


def _totals(ids: Sequence[int]) -> dict[int, float | None]:
    marks = ",".join("?" * len(ids))
    return dict(db.execute_sql(
        f"SELECT id, total FROM appraisal WHERE id IN ({marks})", list(ids)))


store = AppraisalStore(
    APPRAISALS, Appraisal, derive=_kept, computed={"total": _totals},
    children={"scores": Child(AppraisalScore, "appraisal_id")},
    orders={"total": "coalesce(r.total,0)"},
)
