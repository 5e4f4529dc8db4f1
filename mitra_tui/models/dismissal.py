"""Early warnings that somebody put aside."""

from __future__ import annotations

from mitra_tui.models.base import Row, day, string, whole


class Dismissal(Row):
    """A warning stays away until its evidence is no longer the one that was put aside."""

    rule = string("rule", 40, required=True)
    subject_what = string("subject_what", 20, required=True)
    subject_id = whole("subject_id")
    evidence = string("evidence", 500)
    reason = string("reason", 500, required=True)
    on_date = day("on_date")

    class Meta:
        indexes = ((("rule", "subject_what", "subject_id"), True),)
