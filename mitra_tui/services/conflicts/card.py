"""A conflict's page in a fixed number of queries, however long its log is."""

from __future__ import annotations

from mitra_tui.rows.conflict_card import ConflictCard
from mitra_tui.services import attachments
from mitra_tui.services.changes import newest_of
from mitra_tui.services.conflict_ladder import school_ladder, standing
from mitra_tui.services.conflicts.records import store
from mitra_tui.services.references import names


def card(conflict: int) -> ConflictCard:
    """The card of a conflict, removed ones included. Raises `NotFound`."""
    record = store.get(conflict)
    values = record.values
    masked = bool(store.concealed(conflict))
    stood = standing(values)
    count, changed = newest_of("conflict", conflict)
    return ConflictCard(
        record, names("partners", [values["partner"]])[values["partner"]],
        _name("agreements", values["agreement"]), _name("activities", values["activity"]),
        stood, bool(values["agreement"]) and stood.rungs != school_ladder(), masked,
        () if masked else attachments.of("conflicts", conflict), count, changed)


def _name(what: str, record_id: int | None) -> str:
    return "" if record_id is None else names(what, [record_id])[record_id]
