"""A conflict's page in a fixed number of queries, however long its log is."""

from __future__ import annotations

from mitra_tui.models.base import first_row
from mitra_tui.rows.conflict_card import ConflictCard
from mitra_tui.rows.partner_card import Conflicts
from mitra_tui.services import attachments
from mitra_tui.services.changes import newest_of
from mitra_tui.services.conflicts.ladder import school_ladder, standing
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


def of(column: str, record_id: int) -> Conflicts:
    """The conflicts of a partner, an agreement or an activity (`column`): how many are open and
    how many closed, and the newest, an open one first."""
    row = first_row(
        "SELECT total(closed_on = '') OVER (), count(*) OVER (), id FROM conflict "
        f"WHERE {column}_id = ? AND hidden = 0 ORDER BY closed_on <> '', raised_on DESC, id DESC "
        "LIMIT 1", record_id)
    if row is None:
        return Conflicts()
    values = store.get(row[2]).values
    return Conflicts(int(row[0]), row[1] - int(row[0]), str(values["summary"]),
                     str(values["status"]), str(values["raised_on"]), int(values["age_days"]))
