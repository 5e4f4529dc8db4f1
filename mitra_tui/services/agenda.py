"""What needs someone, from every kind of record: one bounded query a kind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from mitra_tui import clock
from mitra_tui.i18n import t, tn
from mitra_tui.models.base import db
from mitra_tui.rows.agenda import (
    EXPIRED_SHOWN,
    FINDING_ASKED,
    TODAY,
    Agenda,
    AgendaItem,
    activity_due,
    after,
    agreement_due,
    group_of,
    horizon,
)
from mitra_tui.rows.agreement import status_on
from mitra_tui.services.agreement_status import renewed_sql

# Read of each kind at most: nobody works through more, and the list says that there are more.
MOST = 300


def agenda(day: date | None = None) -> Agenda:
    """What is late, due today, within a week or a month of `day` (today unless given)."""
    day = day or clock.today()
    found: list[AgendaItem] = []
    more = False
    for read in (_followups, _needs, _planned, _unfound, _agreements, _contacts, _pending):
        of_kind = list(read(day))
        more = more or len(of_kind) > MOST
        found += of_kind[:MOST]
    return Agenda(tuple(sorted(found, key=lambda item: item.order)), more)


def as_item(what: str, record_id: int) -> AgendaItem:
    """A record as a line of the agenda, whether or not it asks for anything.

    Only of tasks, needs, activities and contacts. Raises `NotFound`.
    """
    from mitra_tui.services.registry import store_of

    store = store_of(what)
    values = store.get(record_id).values
    kind, due = _SHOWN[what]
    return AgendaItem(
        what, record_id, str(values.get("snoozed_to") or values[due] or ""),
        f"today.kind.{kind}", store.title_of(values), str(values.get("owner") or ""), "",
        str(values.get("date_precision") or "day"), values.get("partner") or 0)


# How a record that was just saved is shown: as which kind, and on which of its days.
_SHOWN = {"followups": ("followup", "due_on"), "needs": ("need", "due_on"),
          "activities": ("activity", "starts_on"), "contacts": ("contact", "active_to")}


def _rows(sql: str, *params: Any) -> Iterator[tuple[Any, ...]]:
    """One row more than is shown tells that there are more."""
    yield from db.execute_sql(f"{sql} LIMIT {MOST + 1}", list(params))


def _followups(day: date) -> Iterator[AgendaItem]:
    """Open tasks; a snooze has moved their day. The partner stands behind the title."""
    due = "CASE WHEN f.snoozed_to <> '' THEN f.snoozed_to ELSE f.due_on END"
    for one, when, title, owner, partner, name in _rows(
        f"SELECT f.id, {due} AS due, f.title, f.owner, p.id, p.name FROM followup f "
        "LEFT JOIN interaction i ON f.subject_what = 'interactions' AND i.id = f.subject_id "
        "LEFT JOIN partner p ON p.id = CASE f.subject_what WHEN 'partners' THEN f.subject_id "
        "WHEN 'activities' THEN (SELECT partner_id FROM activity_partner ap "
        "WHERE ap.activity_id = f.subject_id ORDER BY ap.position LIMIT 1) "
        f"ELSE i.partner_id END WHERE f.hidden = 0 AND f.done_on = '' AND {due} <= ? "
        "ORDER BY due = '', due, f.id", horizon(day),
    ):
        yield AgendaItem("followups", one, when, "today.kind.followup", _joined(title, name),
                         owner, group_of(when, day), partner=partner or 0)


def _needs(day: date) -> Iterator[AgendaItem]:
    for one, due, text, target in _rows(
        "SELECT id, due_on, text, target FROM need WHERE hidden = 0 AND met_on = '' "
        "AND due_on <> '' AND due_on <= ? ORDER BY due_on, id", horizon(day),
    ):
        yield AgendaItem("needs", one, due, "today.kind.need", _joined(text, target), "",
                         group_of(due, day))


def _planned(day: date) -> Iterator[AgendaItem]:
    """Activities that are coming, under way, or past their day and still called planned."""
    return _activities(
        day, "status = 'planned' AND starts_on <> '' AND starts_on <= ?", horizon(day))


def _unfound(day: date) -> Iterator[AgendaItem]:
    """Activities that were done and left no finding."""
    return _activities(
        day, "status = 'done' AND finding = '' AND starts_on <> '' "
        "AND CASE WHEN ends_on <> '' THEN ends_on ELSE starts_on END >= ?",
        after(day, -FINDING_ASKED))


def _activities(day: date, where: str, *params: Any) -> Iterator[AgendaItem]:
    for one, starts, ends, precision, status, finding, title, owner in _rows(
        "SELECT id, starts_on, ends_on, date_precision, status, finding, title, owner "
        f"FROM activity WHERE hidden = 0 AND {where} ORDER BY starts_on, id", *params,
    ):
        found = activity_due(starts, ends, precision, status, bool(finding), day)
        group = group_of(found[1], day) if found else ""
        if found and group:
            kind, due = found
            # A finding has a day of its own, whatever is known of the activity's.
            known = precision if kind != "finding" and precision in ("month", "year") else "day"
            yield AgendaItem("activities", one, due, f"today.kind.{kind}", title, owner, group,
                             known)


def _agreements(day: date) -> Iterator[AgendaItem]:
    """Signed agreements that end soon, or ended and were neither renewed nor terminated.

    Where it was decided to let one end, nobody is asked again."""
    for row in _rows(
        "SELECT a.id, a.starts_on, a.ends_on, a.lead_days, a.snoozed_to, a.title, "
        f"a.school_number, p.id, p.name, {renewed_sql()} "
        "FROM agreement a JOIN partner p ON p.id = a.partner_id WHERE a.hidden = 0 "
        "AND a.state = 'signed' AND a.decision <> 'end' AND a.ends_on >= ? "
        "ORDER BY a.ends_on, a.id", day.isoformat(), after(day, -EXPIRED_SHOWN),
    ):
        one, starts, ends, lead, snoozed, title, number, partner, name, renewed = row
        status = status_on(day, state="signed", starts_on=starts, ends_on=ends, lead_days=lead,
                           renewed=bool(renewed))
        due, group = agreement_due(status, ends, snoozed, day)
        if group:
            yield AgendaItem("agreements", one, due, "today.kind.agreement",
                             _joined(name, title or number), "", group, partner=partner)


def _contacts(day: date) -> Iterator[AgendaItem]:
    """People who left a partner where nobody came after them."""
    today = day.isoformat()
    for one, left, name, partner, office in _rows(
        "SELECT c.id, c.active_to, c.name, p.id, p.name FROM contact c "
        "JOIN partner p ON p.id = c.partner_id WHERE c.hidden = 0 AND c.active_to <> '' "
        "AND c.active_to < ? AND p.hidden = 0 AND p.stage <> 'ended' AND NOT EXISTS "
        "(SELECT 1 FROM contact n WHERE n.partner_id = c.partner_id AND n.hidden = 0 "
        "AND n.id <> c.id AND (n.active_to = '' OR n.active_to >= ? OR n.active_to > c.active_to "
        "OR (n.active_to = c.active_to AND n.id > c.id))) ORDER BY c.active_to, c.id",
        today, today,
    ):
        yield AgendaItem("contacts", one, left, "today.kind.contact",
                         t("today.contact_left", name=name, partner=office), "",
                         group_of(left, day), partner=partner)


def _pending(day: date) -> Iterator[AgendaItem]:
    """The rows of imports that wait for a decision, a line for each kind of record."""
    for place, (target, count) in enumerate(_rows(
        "SELECT target, count(*) FROM pending WHERE hidden = 0 GROUP BY target ORDER BY target")):
        yield AgendaItem("pending", place, "", "today.kind.pending",
                         tn("today.pending_rows", count, what=t(target)), "", TODAY,
                         about=target)


def _joined(first: str, second: str | None) -> str:
    return f"{first} · {second}" if second else first
