"""A partner's page in a fixed number of queries, however much belongs to the partner."""

from __future__ import annotations

from mitra_tui import clock
from mitra_tui.models.base import db, first_row
from mitra_tui.rows.agreement import STATUSES
from mitra_tui.rows.benefit_balance import Balance
from mitra_tui.rows.partner_card import (
    Activities,
    Agreements,
    Appraisals,
    Benefits,
    Feedback,
    Followups,
    Interactions,
    PartnerCard,
    People,
    Reviews,
)
from mitra_tui.rows.rhythm import LOOKED_AT, usual_gap
from mitra_tui.services import attachments, partners
from mitra_tui.services.agreement_status import status_sql
from mitra_tui.services.benefits.balance import THANKED
from mitra_tui.services.changes import newest_of
from mitra_tui.services.conflict_newest import of as conflicts_of
from mitra_tui.services.followups import of_partner
from mitra_tui.services.pulse import pulse


def get(partner: int) -> PartnerCard:
    """The card of a partner, removed ones included. Raises `NotFound`."""
    record = partners.store.get(partner)
    count, changed = newest_of("partner", partner)
    return PartnerCard(
        record, _merged_into(partner) if record.hidden else None, _people(partner),
        _appraisals(partner), _agreements(partner), _activities(partner), _benefits(partner),
        _interactions(partner), conflicts_of("partner", partner), _feedback(partner),
        _reviews(partner), pulse([partner])[0], _followups(partner),
        attachments.of("partners", partner), count, changed)


def _merged_into(partner: int) -> tuple[int, str] | None:
    row = first_row("SELECT k.id, k.name FROM partner p JOIN partner k ON k.id = p.merged_into "
                 "WHERE p.id = ?", partner)
    return (row[0], row[1]) if row else None


def _people(partner: int) -> People:
    """Whoever is there now and came last stands for all, as in the directory."""
    day = clock.today().isoformat()
    row = first_row(
        "WITH c AS (SELECT id, name, position, phone, active_from, active_to, "
        "(active_to = '' OR active_to >= ?) AND (active_from = '' OR active_from <= ?) AS here "
        "FROM contact WHERE partner_id = ? AND hidden = 0) "
        "SELECT total(here) OVER (), count(*) OVER (), name, position, phone, active_to, here "
        "FROM c ORDER BY here DESC, active_from DESC, id DESC LIMIT 1", day, day, partner)
    if row is None:
        return People()
    here = int(row[0])
    name, position, phone = row[2:5]
    return People(here, row[1] - here, name, position, phone, "" if row[6] else row[5])


def _appraisals(partner: int) -> Appraisals:
    row = first_row(
        "SELECT count(*) OVER (), total, on_date, verdict FROM appraisal "
        "WHERE partner_id = ? AND hidden = 0 ORDER BY on_date DESC, id DESC LIMIT 1", partner)
    return Appraisals(*row) if row else Appraisals()


def _feedback(partner: int) -> Feedback:
    row = first_row(
        "SELECT count(*) OVER (), r.on_date, s.title FROM response r "
        "JOIN survey s ON s.id = r.survey_id WHERE r.partner_id = ? AND r.hidden = 0 "
        "ORDER BY r.on_date DESC, r.id DESC LIMIT 1", partner)
    return Feedback(*row) if row else Feedback()


def _reviews(partner: int) -> Reviews:
    row = first_row(
        "SELECT count(*) OVER (), on_date, decision, findings FROM evaluation "
        "WHERE partner_id = ? AND hidden = 0 ORDER BY on_date DESC, id DESC LIMIT 1", partner)
    return Reviews(*row) if row else Reviews()


def _agreements(partner: int) -> Agreements:
    """Of several, the one that tells most stands for all, as in the directory; of those, the one
    that ends last."""
    sql, params = status_sql()
    rows = list(db.execute_sql(
        "SELECT r.kind, CASE r.title WHEN '' THEN r.school_number ELSE r.title END, r.ends_on, "
        f"{sql} FROM agreement r WHERE r.partner_id = ? AND r.hidden = 0 "
        "ORDER BY r.ends_on DESC, r.id DESC", [*params, partner]))
    if not rows:
        return Agreements()
    return Agreements(len(rows), *max(rows, key=lambda row: STATUSES.index(row[3])))


def _activities(partner: int) -> Activities:
    row = first_row(
        "SELECT count(*) OVER (), a.title, a.starts_on, a.ends_on, a.date_precision "
        "FROM activity_partner ap JOIN activity a ON a.id = ap.activity_id "
        "WHERE ap.partner_id = ? AND a.hidden = 0 ORDER BY a.starts_on DESC, a.id DESC LIMIT 1",
        partner)
    return Activities(*row) if row else Activities()


def _benefits(partner: int) -> Benefits:
    row = first_row(
        "SELECT total(side = 'school') OVER (), total(side = 'partner') OVER (), "
        "max(CASE side WHEN 'school' THEN on_date END) OVER (), "
        "max(CASE side WHEN 'partner' THEN on_date END) OVER (), "
        f"({THANKED} AND partner_id = benefit.partner_id), kind, side, on_date "
        "FROM benefit WHERE partner_id = ? AND hidden = 0 "
        "ORDER BY on_date DESC, id DESC LIMIT 1", partner)
    if row is None:
        return Benefits()
    school, theirs, school_on, theirs_on, thanked_on, kind, side, on_date = row
    ledger = Balance(partner, "", int(school), int(theirs), school_on or "", theirs_on or "",
                     thanked_on or "")
    return Benefits(ledger.school, ledger.theirs, kind, side, on_date, ledger.owes_thanks)


def _interactions(partner: int) -> Interactions:
    row = first_row(
        "SELECT count(*) OVER (), on_date, kind, subject FROM interaction "
        "WHERE partner_id = ? AND hidden = 0 ORDER BY on_date DESC, id DESC LIMIT 1", partner)
    if row is None:
        return Interactions()
    today = clock.today().isoformat()
    days = [one for (one,) in db.execute_sql(
        "SELECT DISTINCT on_date FROM interaction WHERE partner_id = ? AND hidden = 0 "
        f"AND on_date <= ? ORDER BY on_date DESC LIMIT {LOOKED_AT}", (partner, today))]
    count, on_date, kind, subject = row
    return Interactions(count, on_date, kind, subject, days[0] if days else "",
                        usual_gap(days, today))


def _followups(partner: int) -> Followups:
    condition, params = of_partner(partner)
    row = first_row(
        "WITH f AS (SELECT id, title, done_on, CASE WHEN snoozed_to <> '' THEN snoozed_to "
        f"ELSE due_on END AS due FROM followup r WHERE {condition} AND hidden = 0) "
        "SELECT total(done_on = '') OVER (), count(*) OVER (), title, due, done_on FROM f "
        "ORDER BY done_on <> '', due = '', due, id LIMIT 1", *params)
    if row is None:
        return Followups()
    waiting = int(row[0])
    if row[4]:  # nothing waits
        return Followups(0, row[1])
    return Followups(waiting, row[1] - waiting, row[2], row[3])
