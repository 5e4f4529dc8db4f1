"""A page of the list of conflicts."""

from __future__ import annotations

from collections.abc import Sequence

from mitra_tui import clock
from mitra_tui.i18n import t
from mitra_tui.i18n.dates import brief_text
from mitra_tui.rows.conflict import CONFLICTS
from mitra_tui.rows.record import Record
from mitra_tui.services.conflict_ladder import brief_rung
from mitra_tui.services.conflicts.records import store
from mitra_tui.services.references import names

_GONE = ("",) * len(CONFLICTS.columns)


def lines(ids: Sequence[int]) -> list[tuple[str, ...]]:
    """For a page of the list: partner, summary, severity, age in days, the next rung of
    the ladder (of closed ones: that they are), and until when; empty for one whose making was
    undone meanwhile. A fixed number of queries, whatever the page's length."""
    records = store.records(ids)
    partners = names("partners", sorted({one.values["partner"] for one in records}))
    today = clock.today().isoformat()
    found = {one.id: _line(one, partners, today) for one in records}
    return [found.get(one, _GONE) for one in ids]


def _line(record: Record, partners: dict[int, str], today: str) -> tuple[str, ...]:
    values = record.values
    step = values["next_rung"]
    return (partners[values["partner"]], str(values["summary"]),
            "" if values["severity"] is None else str(values["severity"]),
            str(values["age_days"]),
            brief_rung(step, values["next_step"]) if step else t("conflicts.status.closed"),
            brief_text(values["next_on"] or values["closed_on"] or "", "day", today))
