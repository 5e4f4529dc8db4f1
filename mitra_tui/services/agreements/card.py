"""An agreement's page in a fixed number of queries, however much belongs to the agreement."""

from __future__ import annotations

from mitra_tui.models.base import first_row
from mitra_tui.rows.agreement_card import AgreementCard
from mitra_tui.rows.partner_card import Activities
from mitra_tui.services import attachments
from mitra_tui.services.agreements.chain import chain
from mitra_tui.services.agreements.records import store
from mitra_tui.services.agreements.score import scorecard
from mitra_tui.services.changes import newest_of
from mitra_tui.services.conflict_newest import of as conflicts_of
from mitra_tui.services.references import names


def card(agreement: int) -> AgreementCard:
    """The card of an agreement, removed ones included. Raises `NotFound`."""
    record = store.get(agreement)
    values = record.values
    partner = values["partner_name"] or names("partners", [values["partner"]])[values["partner"]]
    count, changed = newest_of("agreement", agreement)
    return AgreementCard(
        record, partner, tuple(names("programmes", values["programmes"]).values()),
        scorecard(record), chain(agreement), _activities(agreement),
        conflicts_of("agreement", agreement), attachments.of("agreements", agreement),
        count, changed)


def _activities(agreement: int) -> Activities:
    row = first_row(
        "SELECT count(*) OVER (), title, starts_on, ends_on, date_precision FROM activity "
        "WHERE agreement_id = ? AND hidden = 0 ORDER BY starts_on DESC, id DESC LIMIT 1",
        agreement)
    return Activities(*row) if row else Activities()
