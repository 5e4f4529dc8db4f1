"""R14: the PKL of a time: who was placed where, by whom looked after, and who has no place yet."""

from __future__ import annotations

from dataclasses import dataclass

from mitra_tui.documents.blocks import Block, Cell, Document, Table
from mitra_tui.i18n import t
from mitra_tui.i18n.dates import span_text
from mitra_tui.models.base import db
from mitra_tui.rows.placement import COUNTS, unplaced
from mitra_tui.services.reports.sheet import day, figure, sheet, table
from mitra_tui.services.reports.span import Span

_WIDTHS = (21, 13.5, 6, 16.5, 6.5, 8, 11, 7, 13, 13, 11)
_LAST = "9999-12-31"


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    partner: str
    programme: str
    grade: str
    starts_on: str
    ends_on: str
    quota: int | None
    accepted: int | None
    placed: int | None
    withdrawn: int | None
    supervisor: str
    instructor: str
    monitored_on: str

    @property
    def counts(self) -> tuple[int | None, ...]:
        return self.quota, self.accepted, self.placed, self.withdrawn


def build(span: Span) -> Document:
    """The placements that meet the time, by programme, and the sums of each programme."""
    rows = _rows(span)
    heads = [t(f"report.R14.{name}") for name in (
        "partner", "programme", "grade", "when", *COUNTS, "supervisor", "instructor", "monitored")]
    cells: list[tuple[Cell, ...]] = [
        (one.partner, one.programme, one.grade, span_text(one.starts_on, one.ends_on, "range"),
         *one.counts, one.supervisor, one.instructor, day(one.monitored_on)) for one in rows]
    blocks: list[Block] = [table(heads, cells, _WIDTHS, size=8, empty=t("report.R14.none"))]
    if rows:
        blocks.append(_sums(rows))
    return sheet(t("report.R14"), span, blocks, wide=True, figures=[
        figure(name, "placements", [one.id for one in rows if one.programme == name])
        for name in dict.fromkeys(one.programme for one in rows)])


def _sums(rows: list[_Row]) -> Table:
    """A line for each programme, and one for all."""
    heads = (t("report.R14.programme"), t("report.R14.partners"),
             *(t(f"report.R14.{name}") for name in COUNTS), t("report.R14.unplaced"))
    names = dict.fromkeys(one.programme for one in rows)
    lines: list[tuple[Cell, ...]] = [
        (name, *_line([one for one in rows if one.programme == name])) for name in names]
    lines.append((t("report.R14.all"), *_line(rows)))
    return Table(heads, tuple(lines), (30, 10, 10, 10, 12, 10, 16), title=t("report.R14.sums"),
                 total=True, size=9)


def _line(rows: list[_Row]) -> tuple[int, ...]:
    sums = (sum(one.counts[at] or 0 for one in rows) for at in range(len(COUNTS)))
    return (len({one.partner for one in rows}), *sums,
            sum(unplaced(one.accepted, one.placed) for one in rows))


def _rows(span: Span) -> list[_Row]:
    return [_Row(*row) for row in db.execute_sql(
        "SELECT r.id, p.name, g.name, r.grade, r.starts_on, r.ends_on, r.quota, r.accepted, "
        "r.placed, r.withdrawn, r.supervisor, r.instructor, r.monitored_on FROM placement r "
        "JOIN partner p ON p.id = r.partner_id JOIN programme g ON g.id = r.programme_id "
        "WHERE r.hidden = 0 AND (? OR (r.starts_on <> '' AND r.starts_on <= ? "
        "AND (r.ends_on = '' OR r.ends_on >= ?))) "
        "ORDER BY g.sort_key, r.starts_on, p.sort_key, r.id",
        (int(span.whole), span.last or _LAST, span.first))]
