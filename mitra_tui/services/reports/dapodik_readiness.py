"""R10: what keeps the records out of Dapodik. As a workbook also its two forms, `mou` and
`dudi`, for typing over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from mitra_tui import clock
from mitra_tui.documents.blocks import Block, Cell, Document, Facts, Paragraph, Table
from mitra_tui.i18n import t
from mitra_tui.i18n.dates import day_text
from mitra_tui.rows.report import Figure
from mitra_tui.services import readiness
from mitra_tui.services.reports.sheet import sheet, table
from mitra_tui.services.reports.span import Span

_KINDS = ("agreements", "partners", "contacts", "programmes")


def build(span: Span) -> Document:
    """What is lacking, record by record, as things stand today; a span narrows nothing."""
    found = readiness.check()
    blocks: list[Block] = [Facts((
        (t("report.R10.as_of"), day_text(clock.today().isoformat(), short=False)),
        (t("report.R10.records"), str(len(found))),
        (t("report.R10.lacks"), str(sum(len(one.lacks) for one in found)))))]
    if not found:
        blocks.append(Paragraph(t("readiness.ready"), align="left"))
    for what in _KINDS:
        rows = [(one.name, "\n".join(readiness.sentence(what, lack) for lack in one.lacks))
                for one in found if one.what == what]
        if rows:
            blocks.append(table([t(f"{what}.one").capitalize(), t("report.R10.lacking")], rows,
                                (38, 57), title=t(what)))
    return sheet(t("report.R10"), Span(), blocks, figures=[
        Figure(one.name, ((one.what, one.id),)) for one in found])


def sheets(_span: Span) -> tuple[Table, ...]:
    """Dapodik's forms, column by column, for a workbook."""
    return tuple(
        Table(tuple(rows[0]), tuple(tuple(_cell(cell) for cell in row) for row in rows[1:]),
              widths=tuple(_width(column) for column in zip(*rows, strict=True)), title=name)
        for name, rows in readiness.sheets().items())


def _width(column: Sequence[Any]) -> float:
    """As wide as what stands in it, within reason."""
    return float(min(max(len(str(cell or "")) for cell in column) + 2, 30))


def _cell(value: Any) -> Cell:
    """Days as days, figures as figures, all else as text."""
    if isinstance(value, str) and len(value) == 10 and value[4:8:3] == "--":
        return date.fromisoformat(value)
    return None if value in (None, "") else value
