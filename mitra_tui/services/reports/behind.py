"""From the figures of a report to the records that they were made from: their day and name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from mitra_tui.documents.blocks import Cell, Table
from mitra_tui.i18n import t
from mitra_tui.rows.fields import Kind
from mitra_tui.rows.pulse import Evidence
from mitra_tui.rows.registry import entity
from mitra_tui.rows.report import Figure
from mitra_tui.services.registry import store_of

_WIDTHS = (45, 17, 8, 12, 60)


def told(records: Iterable[tuple[str, int]]) -> list[Evidence]:
    """The records, each with its day and its name, as whoever acts may know them; a fixed number
    of queries for each kind. A record that is not there any more is left out."""
    wanted = list(records)
    by_kind: dict[str, list[int]] = {}
    for what, number in dict.fromkeys(wanted):
        by_kind.setdefault(what, []).append(number)
    known: dict[tuple[str, int], Evidence] = {}
    for what, numbers in by_kind.items():
        store = store_of(what)
        for record in store.records(numbers):
            on_date = str(record.values[_day(what)] or "") if _day(what) else ""
            known[what, record.id] = Evidence(
                what, record.id, on_date, store.title_of(record.values))
    return [known[one] for one in wanted if one in known]


def subjects(records: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """Which records these are, for paper: `kegiatan: Kunjungan industri`. A confidential one is
    told by whom it is about, whoever prints."""
    return {(one.what, one.id): f"{t(f'{one.what}.one')}: {one.text or f'#{one.id}'}"
            for one in told(records)}


def sources_sheet(figures: Sequence[Figure]) -> Table | None:
    """All figures with their records, a line each, for a workbook; None where there are none."""
    every = {(one.what, one.id): one for one in told(
        record for figure in figures for record in figure.records)}
    rows = [_row(figure.label, every[record]) for figure in figures for record in figure.records
            if record in every]
    if not rows:
        return None
    heads = tuple(t(f"report.sources.{name}") for name in (
        "figure", "what", "id", "on_date", "text"))
    return Table(heads, tuple(rows), _WIDTHS, title=t("report.sources"))


def _row(label: str, one: Evidence) -> tuple[Cell, ...]:
    on_date = date.fromisoformat(one.on_date) if one.on_date else None
    return label, t(f"{one.what}.one"), one.id, on_date, one.text


@cache
def _day(what: str) -> str:
    """The field that says when a record of this kind was: its first day; empty, it has none."""
    return next((field.name for field in entity(what).fields
                 if field.kind is Kind.DATE and not field.computed), "")
