"""Surveys that open, or close before all have answered, and reviews that are due."""

from __future__ import annotations

from collections.abc import Iterator

from mitra_tui.i18n import t, tn
from mitra_tui.rows.agenda import AgendaItem, Window
from mitra_tui.services.agenda.reading import joined, rows


def surveys(window: Window) -> Iterator[AgendaItem]:
    """Rounds that are to open, or that close while somebody who was asked has not answered."""
    for one, due, title, waiting, opening in rows(
        window,
        "SELECT s.id, CASE WHEN s.opens_on > ? AND s.state = '' THEN s.opens_on "
        "ELSE s.closes_on END AS due, s.title, (SELECT count(*) FROM survey_partner sp "
        "WHERE sp.survey_id = s.id AND NOT EXISTS (SELECT 1 FROM response r WHERE "
        "r.survey_id = s.id AND r.partner_id = sp.partner_id AND r.hidden = 0)) AS waiting, "
        "s.opens_on > ? AND s.state = '' AS opening FROM survey s "
        "WHERE s.hidden = 0 AND s.state <> 'closed' AND due <> '' AND due >= ? AND due <= ? "
        "AND (opening OR waiting > 0) ORDER BY due, s.id",
        window.today, window.today, window.today, window.last,
    ):
        told = t("today.survey_opens") if opening else tn("today.survey_waits", waiting)
        yield AgendaItem("surveys", one, due, "survey", joined(title, told), "",
                         window.group(due))


def reviews(window: Window) -> Iterator[AgendaItem]:
    """Reviews whose next one is due and has not been made."""
    for one, due, partner, name, owner in rows(
        window,
        "SELECT e.id, e.next_on, p.id, p.name, p.owner FROM evaluation e "
        "JOIN partner p ON p.id = e.partner_id WHERE e.hidden = 0 AND e.next_on <> '' "
        "AND e.next_on <= ? AND p.hidden = 0 AND p.stage <> 'ended' AND NOT EXISTS "
        "(SELECT 1 FROM evaluation n WHERE n.partner_id = e.partner_id AND n.hidden = 0 "
        "AND n.id <> e.id AND (n.on_date, n.id) > (e.on_date, e.id)) ORDER BY e.next_on, e.id",
        window.last,
    ):
        yield AgendaItem("evaluations", one, due, "review", t("today.review", partner=name),
                         owner, window.group(due), partner=partner)
