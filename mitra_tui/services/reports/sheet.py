"""What all reports have in common: the letterhead, the title, the span, numbered tables, and the
principal's signature."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from mitra_tui import clock
from mitra_tui.documents.blocks import Block, Cell, Document, Paragraph, Table, Title
from mitra_tui.i18n import language, t
from mitra_tui.i18n.dates import day_text
from mitra_tui.rows.report import Figure
from mitra_tui.services.letterhead import letterhead, signed_by_principal
from mitra_tui.services.reports.span import Span


class Line(NamedTuple):
    """A line of a table, and the records that it was made from, each its kind and id."""

    cells: tuple[Cell, ...]
    records: tuple[tuple[str, int], ...]


def line(what: str, record_id: int, *cells: Cell) -> Line:
    """A line that was made from one record."""
    return Line(cells, ((what, record_id),))


def cells_of(lines: Iterable[Line]) -> list[tuple[Cell, ...]]:
    """What is printed of these lines."""
    return [one.cells for one in lines]


def sheet(title: str, span: Span, blocks: Iterable[Block], *, wide: bool = False,
          figures: Iterable[Figure] = ()) -> Document:
    """A report: `title` and what it says, on the school's paper and signed; `figures` tell from
    which records."""
    head = letterhead(language())
    told = about(span)
    lines = [title.upper(), *([head.name.upper()] if head else []),
             *([told.upper() if span.year else told] if told else [])]
    return Document(
        blocks=(*([head] if head else []), Title(tuple(lines)), *blocks,
                signed_by_principal(clock.today())),
        title=title, language=language(), author=head.name if head else "", wide=wide,
        figures=tuple(figures))


def about(span: Span) -> str:
    """Which time a report is about; empty for all time."""
    if span.year and span.semester:
        return t("report.in_semester", semester=t(f"report.semester.{span.semester}"),
                 year=span.year)
    if span.year:
        return t("report.in_year", year=span.year)
    if span.whole:
        return ""
    first, last = (day_text(one, short=False) or "…" for one in (span.first, span.last))
    return t("report.in_days", first=first, last=last)


def table(heads: Sequence[str], rows: Sequence[Sequence[Cell]], widths: Sequence[float], *,
          title: str = "", empty: str = "", size: float = 9.5) -> Table | Paragraph:
    """A ruled table whose first column counts the rows; without rows, what to say instead."""
    if not rows:
        said = empty or t("report.none")
        return Paragraph(f"{title}: {said}" if title else said, align="left")
    numbered = tuple((number, *row) for number, row in enumerate(rows, 1))
    aligns = ["right" if all(isinstance(row[at], int | float | Decimal) for row in rows) else "left"
              for at in range(len(heads))]
    return Table((t("report.number"), *heads), numbered, (4.5, *widths),
                 aligns=("center", *aligns), title=title, size=size)


def figure(label: str, what: str, ids: Iterable[int]) -> Figure:
    """A figure, and the records of one kind behind it, each once."""
    return Figure(label, tuple((what, one) for one in dict.fromkeys(ids)))


def figure_of(label: str, lines: Iterable[Line]) -> Figure:
    """A table's figure: all records of its lines, each once."""
    return Figure(label, tuple(dict.fromkeys(
        record for one in lines for record in one.records)))


def day(iso: str) -> date | None:
    """A stored day as a cell."""
    return date.fromisoformat(iso) if iso else None
