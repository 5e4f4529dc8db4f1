"""Follow-ups and needs that are due, and what is to be tidied up among contacts and imports."""

from __future__ import annotations

from collections.abc import Iterator

from mitra_tui.i18n import t, tn
from mitra_tui.rows.agenda import (
    ANSWER_ASKED,
    TODAY,
    WEEK_DAYS,
    AgendaItem,
    Window,
    after,
)
from mitra_tui.services.agenda.reading import joined, rows


def followups(window: Window) -> Iterator[AgendaItem]:
    """Open tasks; a snooze has moved their day. The partner stands behind the title."""
    due = "CASE WHEN f.snoozed_to <> '' THEN f.snoozed_to ELSE f.due_on END"
    for one, when, title, owner, partner, name in rows(
        window,
        f"SELECT f.id, {due} AS due, f.title, f.owner, p.id, p.name FROM followup f "
        "LEFT JOIN interaction i ON f.subject_what = 'interactions' AND i.id = f.subject_id "
        "LEFT JOIN partner p ON p.id = CASE f.subject_what WHEN 'partners' THEN f.subject_id "
        "WHEN 'activities' THEN (SELECT partner_id FROM activity_partner ap "
        "WHERE ap.activity_id = f.subject_id ORDER BY ap.position LIMIT 1) "
        f"ELSE i.partner_id END WHERE f.hidden = 0 AND f.done_on = '' AND {due} <= ? "
        "ORDER BY due = '', due, f.id", window.last,
    ):
        yield AgendaItem("followups", one, when, "followup", joined(title, name), owner,
                         window.group(when), partner=partner or 0)


def needs(window: Window) -> Iterator[AgendaItem]:
    """Needs of the school that are not met."""
    for one, due, text, target in rows(
        window,
        "SELECT id, due_on, text, target FROM need WHERE hidden = 0 AND met_on = '' "
        "AND due_on <> '' AND due_on <= ? ORDER BY due_on, id", window.last,
    ):
        yield AgendaItem("needs", one, due, "need", joined(text, target), "", window.group(due))


def letters(window: Window) -> Iterator[AgendaItem]:
    """Answers that are awaited, or that the school owes, from a week ahead on: before that
    there is time. What nobody answered in half a year is not asked for any more."""
    soon = min(window.last, after(window.day, WEEK_DAYS)) if window.days is None else window.last
    for one, due, subject, direction, partner, name in rows(
        window,
        "SELECT i.id, i.answer_by, i.subject, i.direction, p.id, p.name FROM interaction i "
        "JOIN partner p ON p.id = i.partner_id WHERE i.hidden = 0 AND i.answer_by <> '' "
        "AND i.answered_on = '' AND i.answer_by >= ? AND i.answer_by <= ? "
        "ORDER BY i.answer_by, i.id", after(window.day, -ANSWER_ASKED), soon,
    ):
        text = t("today.letter_in" if direction == "in" else "today.letter_out", subject=subject)
        yield AgendaItem("interactions", one, due, "letter", joined(text, name), "",
                         window.group(due), partner=partner)


def contacts(window: Window) -> Iterator[AgendaItem]:
    """People who left a partner where nobody came after them."""
    for one, left, name, partner, office in rows(
        window,
        "SELECT c.id, c.active_to, c.name, p.id, p.name FROM contact c "
        "JOIN partner p ON p.id = c.partner_id WHERE c.hidden = 0 AND c.active_to <> '' "
        "AND c.active_to < ? AND p.hidden = 0 AND p.stage <> 'ended' AND NOT EXISTS "
        "(SELECT 1 FROM contact n WHERE n.partner_id = c.partner_id AND n.hidden = 0 "
        "AND n.id <> c.id AND (n.active_to = '' OR n.active_to >= ? OR n.active_to > c.active_to "
        "OR (n.active_to = c.active_to AND n.id > c.id))) ORDER BY c.active_to, c.id",
        window.today, window.today,
    ):
        yield AgendaItem("contacts", one, left, "contact",
                         t("today.contact_left", name=name, partner=office), "",
                         window.group(left), partner=partner)


def pending(window: Window) -> Iterator[AgendaItem]:
    """The rows of imports that wait for a decision, a line for each kind of record."""
    for place, (target, count) in enumerate(rows(
        window,
        "SELECT target, count(*) FROM pending WHERE hidden = 0 GROUP BY target ORDER BY target")):
        yield AgendaItem("pending", place, "", "pending",
                         tn("today.pending_rows", count, what=t(target)), "", TODAY,
                         about=target)
