"""R2: the agreements that end within 30, 60 and 90 days; with a span, those that end in it."""

from __future__ import annotations

from datetime import date, timedelta

from mitra_tui import clock
from mitra_tui.documents.blocks import Block, Document
from mitra_tui.i18n import t
from mitra_tui.i18n.dates import day_text
from mitra_tui.models.base import db
from mitra_tui.services.agreement_status import renewed_sql
from mitra_tui.services.reports.sheet import Line, cells_of, day, figure_of, line, sheet, table
from mitra_tui.services.reports.span import Span

WINDOWS = ((0, 30), (31, 60), (61, 90))
_WIDTHS = (20, 27, 11, 9, 10, 18, 14)


def build(span: Span) -> Document:
    """Signed agreements that end soon and have no successor yet, the first to end on top."""
    today = clock.today()
    if not span.whole:
        first = span.first or "0001-01-01"
        found = _ending(first, span.last or "9999-12-31", today)
        blocks: list[Block] = [table(_heads(), cells_of(found), _WIDTHS)]
        return sheet(t("report.R2"), span, blocks, wide=True,
                     figures=[figure_of(t("report.R2"), found)])
    blocks, figures = [], []
    for low, high in WINDOWS:
        found = _ending((today + timedelta(low)).isoformat(),
                        (today + timedelta(high)).isoformat(), today)
        told = t("report.R2.window", low=low, high=high)
        blocks.append(table(_heads(), cells_of(found), _WIDTHS, title=told))
        figures.append(figure_of(told, found))
    return sheet(t("report.R2.as_of", day=day_text(today.isoformat(), short=False)), span, blocks,
                 wide=True, figures=figures)


def _heads() -> list[str]:
    return [t(f"report.R2.{name}") for name in (
        "partner", "agreement", "ends_on", "left", "decision", "programmes", "owner")]


def _ending(first: str, last: str, today: date) -> list[Line]:
    rows = db.execute_sql(
        "SELECT a.id, p.name, a.kind, a.school_number, a.partner_number, a.title, a.ends_on, "
        "a.decision, p.owner, (SELECT group_concat(g.name, '; ') FROM agreement_programme l "
        "JOIN programme g ON g.id = l.programme_id WHERE l.agreement_id = a.id) "
        "FROM agreement a JOIN partner p ON p.id = a.partner_id "
        "WHERE a.hidden = 0 AND a.state = 'signed' AND a.ends_on BETWEEN ? AND ? "
        f"AND NOT {renewed_sql('a')} ORDER BY a.ends_on, p.sort_key, a.id",
        (first, last, today.isoformat()))
    found = []
    for number, partner, kind, mine, theirs, title, ends, decision, owner, programmes in rows:
        told = "\n".join(part for part in (
            t(f"agreements.kind.{kind}"), mine or theirs, title) if part)
        left = (date.fromisoformat(ends) - today).days
        found.append(line("agreements", number, partner, told, day(ends), left,
                          t(f"agreements.decision.{decision}") if decision else "–",
                          programmes or "", owner))
    return found
