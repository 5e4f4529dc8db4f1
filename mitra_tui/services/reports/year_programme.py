"""R11: the programme of work of a school year: what is planned, for what, with whom and by what
means; then the needs that it shall meet and the agreements to be renewed."""

from __future__ import annotations

from mitra_tui.documents.blocks import Cell, Document
from mitra_tui.i18n import t
from mitra_tui.models.base import db
from mitra_tui.services.reports.activity_rows import ActivityRow, activities_of
from mitra_tui.services.reports.sheet import (
    Line,
    cells_of,
    day,
    figure,
    figure_of,
    line,
    sheet,
    table,
)
from mitra_tui.services.reports.span import Span

_WIDTHS = (27, 20, 14, 18, 11, 14, 9)
_LAST = "9999-12-31"


def build(span: Span) -> Document:
    """All activities of the time but the cancelled ones, in the order of their days."""
    heads = [t(f"report.R11.{name}") for name in (
        "activity", "goal", "when", "partners", "owner", "resources", "status")]
    activities, needs, ending = activities_of(span), _needs(span), _ending(span)
    rows = [_row(one) for one in activities]
    return sheet(t("report.R11"), span, [
        table(heads, rows, _WIDTHS, title=t("report.R11.activities"), size=8.5,
              empty=t("report.R11.none")),
        table([t("report.R11.need"), t("report.R11.target"), t("report.R11.due")], cells_of(needs),
              (50, 30, 15), title=t("report.R11.needs"), size=8.5),
        table([t("report.R11.agreement"), t("report.R11.partners"), t("report.R11.ends")],
              cells_of(ending), (45, 35, 15), title=t("report.R11.agreements"), size=8.5),
    ], wide=True, figures=[
        figure(t("report.R11.activities"), "activities", [one.id for one in activities]),
        figure_of(t("report.R11.needs"), needs), figure_of(t("report.R11.agreements"), ending)])


def _row(one: ActivityRow) -> tuple[Cell, ...]:
    title = "\n".join(part for part in (one.title, one.programmes) if part)
    return (title, one.goal, one.when, one.partners, one.owner, one.resources,
            t(f"activities.status.{one.status}"))


def _needs(span: Span) -> list[Line]:
    """What is not met yet, or was met in this time."""
    return [line("needs", number, text, target, day(due))
            for number, text, target, due in db.execute_sql(
        "SELECT id, text, target, due_on FROM need WHERE hidden = 0 "
        "AND (met_on = '' OR met_on BETWEEN ? AND ?) AND (due_on = '' OR due_on <= ?) "
        "ORDER BY due_on = '', due_on, id", (span.first, span.last or _LAST, span.last or _LAST))]


def _ending(span: Span) -> list[Line]:
    return [line("agreements", one, title or number or t(f"agreements.kind.{kind}"), partner,
                 day(ends))
            for one, title, number, kind, partner, ends in db.execute_sql(
        "SELECT a.id, a.title, a.school_number, a.kind, p.name, a.ends_on FROM agreement a "
        "JOIN partner p ON p.id = a.partner_id WHERE a.hidden = 0 AND a.state = 'signed' "
        "AND a.ends_on <> '' AND a.ends_on BETWEEN ? AND ? ORDER BY a.ends_on, a.id",
        (span.first, span.last or _LAST))]
