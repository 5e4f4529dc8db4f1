"""R3: what was done in a school year, in the columns in which the founding paper prints it."""

from __future__ import annotations

from mitra_tui import clock
from mitra_tui.documents.blocks import Document, Facts
from mitra_tui.i18n import t
from mitra_tui.services.reports.activity_rows import ActivityRow, activities_of
from mitra_tui.services.reports.sheet import figure, sheet, table
from mitra_tui.services.reports.span import Span

_WIDTHS = (42, 17, 36)


def build(span: Span) -> Document:
    """All that took place, the newest first: planned activities stand here once they began."""
    today = clock.today().isoformat()
    rows = [one for one in activities_of(span, newest_first=True)
            if one.status == "done" or (one.starts_on and one.starts_on <= today)]
    heads = [t("report.R3.activity"), t("report.R3.when"), t("report.R3.finding")]
    cells = [(one.title, _when(one), one.finding) for one in rows]
    partners = {number for one in rows for number in one.partner_ids}
    return sheet(t("report.R3"), span, [
        Facts(((t("report.R3.activities"), str(len(rows))),
               (t("report.R3.partners"), str(len(partners))))),
        table(heads, cells, _WIDTHS, empty=t("report.R3.none"))], figures=[
            figure(t("report.R3.activities"), "activities", [one.id for one in rows]),
            figure(t("report.R3.partners"), "partners", sorted(partners))])


def _when(one: ActivityRow) -> str:
    """Place and date in one cell: `Samarinda, 19 Mei 2024`."""
    return ", ".join(part for part in (one.place, one.when) if part)
