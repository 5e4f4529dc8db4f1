"""An agreement's page in a fixed number of queries, however much belongs to the agreement."""

from __future__ import annotations

from mitra_tui.models.base import db, first_row
from mitra_tui.rows.agreement_card import AgreementCard, Link
from mitra_tui.rows.partner_card import Activities
from mitra_tui.services.agreement_status import statuses
from mitra_tui.services.agreements.records import store
from mitra_tui.services.agreements.score import scorecard
from mitra_tui.services.changes import newest_of
from mitra_tui.services.references import names


def card(agreement: int) -> AgreementCard:
    """The card of an agreement, removed ones included. Raises `NotFound`."""
    record = store.get(agreement)
    values = record.values
    partner = values["partner_name"] or names("partners", [values["partner"]])[values["partner"]]
    count, changed = newest_of("agreement", agreement)
    return AgreementCard(
        record, partner, tuple(names("programmes", values["programmes"]).values()),
        scorecard(record), chain(agreement), _activities(agreement), _attachments(agreement),
        count, changed)


def chain(agreement: int) -> tuple[Link, ...]:
    """The whole family of an agreement: the one at the top, then each with what stands below it.

    Removed ones are left out, but for the agreement itself.
    """
    rows = list(db.execute_sql(
        "WITH RECURSIVE up(id, parent) AS (SELECT id, parent_id FROM agreement WHERE id = ? "
        "UNION SELECT a.id, a.parent_id FROM agreement a JOIN up ON a.id = up.parent), "
        "tree(id, depth, path) AS (SELECT id, 0, printf('%09d', id) FROM up WHERE parent IS NULL "
        "UNION SELECT a.id, tree.depth + 1, tree.path || printf('.%09d', a.id) "
        "FROM agreement a JOIN tree ON a.parent_id = tree.id) "
        "SELECT a.id, tree.depth, a.kind, CASE WHEN a.title <> '' THEN a.title "
        "ELSE a.school_number END FROM tree JOIN agreement a ON a.id = tree.id "
        "WHERE a.hidden = 0 OR a.id = ? ORDER BY tree.path", (agreement, agreement)))
    found = statuses([row[0] for row in rows])
    return tuple(Link(one, depth, kind, title, found[one]) for one, depth, kind, title in rows)


def _activities(agreement: int) -> Activities:
    row = first_row(
        "SELECT count(*) OVER (), title, starts_on, ends_on, date_precision FROM activity "
        "WHERE agreement_id = ? AND hidden = 0 ORDER BY starts_on DESC, id DESC LIMIT 1",
        agreement)
    return Activities(*row) if row else Activities()


def _attachments(agreement: int) -> tuple[str, ...]:
    """The files of an agreement by name, each once, the newest first."""
    rows = db.execute_sql(
        "SELECT name FROM attachment WHERE subject_what = 'agreements' AND subject_id = ? "
        "GROUP BY name ORDER BY max(id) DESC", (agreement,))
    return tuple(row[0] for row in rows)
