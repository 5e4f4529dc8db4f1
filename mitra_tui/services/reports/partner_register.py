"""R1: all partners, and where their agreements stand. With a span, as of its last day: the
partners whose agreements or activities meet it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mitra_tui import clock
from mitra_tui.documents.blocks import Document, Facts
from mitra_tui.i18n import t
from mitra_tui.i18n.dates import day_text
from mitra_tui.models.base import db
from mitra_tui.rows.agreement import STATUSES, status_on
from mitra_tui.rows.report import Figure
from mitra_tui.services.reports.sheet import Line, line, sheet, table
from mitra_tui.services.reports.span import Span

_VALID = ("active", "expiring")
_NEVER, _ALWAYS = "0000-00-00", "9999-99-99"


def build(span: Span) -> Document:
    """The register of partners."""
    day = min(date.fromisoformat(span.last), clock.today()) if span.last else clock.today()
    documents = _documents(day, span)
    partners = _partners(day, span)
    none = [Line(("", "", "", ""), ())]
    rows = [(*cells, *document.cells) for number, *cells in partners
            for document in documents.get(number) or none]
    words = {t(f"report.status.{status}") for status in _VALID}
    valid = sum(any(one.cells[3] in words for one in documents.get(number, ()))
                for number, *_ in partners)
    heads = [t(f"report.R1.{name}") for name in (
        "partner", "kind", "city", "contact", "document", "number", "term", "status")]
    return sheet(t("report.R1"), span, [
        Facts(((t("report.R1.as_of"), day_text(day.isoformat(), short=False)),
               (t("report.R1.partners"), str(len(partners))),
               (t("report.R1.valid"), str(valid)))),
        table(heads, rows, (21, 14, 10, 13, 8, 20, 15, 11), size=9),
    ], wide=True, figures=[
        Figure(name, (("partners", number), *(
            record for one in documents.get(number, ()) for record in one.records)))
        for number, name, *_ in partners])


def _partners(day: date, span: Span) -> Sequence[tuple[int, str, str, str, str]]:
    """Id, name, kind, city and whom to call, by name."""
    first, last = span.first or _NEVER, span.last or _ALWAYS
    today = day.isoformat()
    meets, params = "", list[str]()
    if not span.whole:
        meets = ("AND (EXISTS (SELECT 1 FROM agreement a WHERE a.partner_id = p.id "
                 "AND a.hidden = 0 AND a.starts_on <> '' AND a.starts_on <= ? "
                 "AND (a.ends_on = '' OR a.ends_on >= ?)) "
                 "OR EXISTS (SELECT 1 FROM activity_partner l JOIN activity a "
                 "ON a.id = l.activity_id AND a.hidden = 0 WHERE l.partner_id = p.id "
                 "AND a.starts_on <> '' AND a.starts_on <= ? AND a.ends_on >= ?)) ")
        params = [last, first, last, first]
    rows = db.execute_sql(
        "SELECT p.id, p.name, p.kind, p.city, p.phone, (SELECT c.name || "
        "CASE c.phone WHEN '' THEN '' ELSE char(10) || c.phone END FROM contact c "
        "WHERE c.partner_id = p.id AND c.hidden = 0 AND (c.active_to = '' OR c.active_to >= ?) "
        "AND (c.active_from = '' OR c.active_from <= ?) ORDER BY c.active_from DESC, c.id DESC "
        f"LIMIT 1) FROM partner p WHERE p.hidden = 0 {meets}ORDER BY p.sort_key, p.id",
        [today, today, *params])
    return [(row[0], row[1], t(f"partners.kind.{row[2]}") if row[2] else "", row[3],
             row[5] or row[4]) for row in rows]


def _documents(day: date, span: Span) -> dict[int, list[Line]]:
    """By partner: kind, number, term and status of the agreements that tell most: those of the
    best status, and any others that are not over."""
    found: dict[int, list[tuple[str, Line]]] = {}
    for number, partner, kind, mine, theirs, state, starts, ends, lead, renewed in db.execute_sql(
        "SELECT a.id, a.partner_id, a.kind, a.school_number, a.partner_number, a.state, "
        "a.starts_on, a.ends_on, a.lead_days, EXISTS (SELECT 1 FROM agreement n "
        "WHERE n.renews_id = a.id AND n.hidden = 0) FROM agreement a "
        "WHERE a.hidden = 0 AND a.starts_on <= ? "
        "ORDER BY a.partner_id, a.ends_on DESC, a.id DESC", (span.last or _ALWAYS,)):
        status = status_on(day, state=state, starts_on=starts, ends_on=ends, lead_days=lead,
                           renewed=bool(renewed))
        term = " – ".join(day_text(one) for one in (starts, ends) if one)
        found.setdefault(partner, []).append((status, line(
            "agreements", number, t(f"agreements.kind.{kind}"), mine or theirs, term,
            t(f"report.status.{status}"))))
    return {partner: _telling(several) for partner, several in found.items()}


def _telling(several: list[tuple[str, Line]]) -> list[Line]:
    running = STATUSES.index("draft")
    kept = [row for status, row in several if STATUSES.index(status) >= running]
    if kept:
        return kept
    best = max(STATUSES.index(status) for status, _ in several)
    return [row for status, row in several if STATUSES.index(status) == best][:1]
