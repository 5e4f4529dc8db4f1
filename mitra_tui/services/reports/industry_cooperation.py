"""R4: what the cooperation with each partner of business and industry consists of, column by
column as schools are asked for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mitra_tui import clock
from mitra_tui.documents.blocks import Cell, Document, Paragraph
from mitra_tui.i18n import t, tn
from mitra_tui.i18n.dates import day_text, hours_text, number_text
from mitra_tui.models.base import db
from mitra_tui.rows.activity import item_of
from mitra_tui.rows.agreement import STATUSES, status_on
from mitra_tui.rows.report import Figure
from mitra_tui.services.agreement_status import renewed_sql
from mitra_tui.services.reports.activity_rows import ActivityRow, activities_of
from mitra_tui.services.reports.benefit_balance import benefits_of
from mitra_tui.services.reports.sheet import figure, sheet, table
from mitra_tui.services.reports.span import Span

# A partner whose kind is not known may be one of them.
_KINDS = ("industry", "business", "state_enterprise", "")
# The report's columns by the items of link and match 8+i: a project that is worked on for real
# and research for production are one column, a class of the industry has one of its own.
_COLUMN_OF = {1: 1, 2: 7, 3: 2, 4: 3, 5: 4, 6: 5, 7: 7, 8: 6, 9: 9}
_CLASS, _OTHER = 8, 10
_COLUMNS = range(1, 11)
_AGREED = "√"
_WIDTHS = (14, 11, 6.5, 10.5, *([9.2] * 9), 11.5, 13)
_DAYS = 365.25


def build(span: Span) -> Document:
    """The partners by name; of a time, those whose agreements or activities meet it."""
    activities = activities_of(span, statuses=("done",))
    mine: dict[int, list[ActivityRow]] = {}
    for one in activities:
        for partner in one.partner_ids:
            mine.setdefault(partner, []).append(one)
    agreements = _agreements(span)
    given = _given(span)
    rows: list[tuple[Cell, ...]] = []
    figures: list[Figure] = []
    behind = benefits_of(span)
    marks = ", ".join("?" * len(_KINDS))
    for number, name in db.execute_sql(
        f"SELECT id, name FROM partner WHERE hidden = 0 AND kind IN ({marks}) "
        "ORDER BY sort_key, id", _KINDS).fetchall():
        done, agreed = mine.get(number, []), agreements.get(number)
        if span.whole or done or agreed or number in given:
            rows.append(_row(name, agreed, done, given.get(number, [])))
            figures += _figures(name, agreed, done, behind.get(number, []))
    heads = [t("report.R4.partner"), t("report.R4.status"), t("report.R4.years"),
             *(f"{one}\n{t(f'report.R4.item.{one}')}" for one in _COLUMNS),
             t("report.R4.quantity"), t("report.R4.quality")]
    return sheet(t("report.R4"), span, [
        table(heads, rows, _WIDTHS, size=6),
        Paragraph(t("report.R4.legend", sign=_AGREED), align="left", size=9)], wide=True,
        figures=figures)


def _figures(name: str, agreed: _Agreed | None, done: Sequence[ActivityRow],
             benefits: Sequence[int]) -> list[Figure]:
    """The agreements of a partner, the activities of each column, the benefits."""
    counted = {at: [one.id for one in done if column_of(one) == at] for at in _COLUMNS}
    parts = [(t("report.R4.status"), "agreements", agreed.ids if agreed else []),
             *((f"{at} {t(f'report.R4.item.{at}')}", "activities", ids)
               for at, ids in counted.items()),
             (t("report.R4.quality"), "benefits", benefits)]
    return [figure(f"{name}: {told}", what, ids) for told, what, ids in parts if ids]


class _Agreed:
    """What a partner's agreements say: the one that tells most, and the items of all."""

    def __init__(self) -> None:
        self.best = ""
        self.document: Cell = ""
        self.years: Cell = None
        self.columns: set[int] = set()
        self.ids: list[int] = []


def _agreements(span: Span) -> dict[int, _Agreed]:
    today = min(date.fromisoformat(span.last), clock.today()) if span.last else clock.today()
    found: dict[int, _Agreed] = {}
    for number, partner, kind, state, starts, ends, lead, renewed, items in db.execute_sql(
        "SELECT a.id, a.partner_id, a.kind, a.state, a.starts_on, a.ends_on, a.lead_days, "
        f"{renewed_sql('a')}, (SELECT group_concat(item) FROM agreement_scope s "
        "WHERE s.agreement_id = a.id) FROM agreement a WHERE a.hidden = 0 AND a.kind <> 'none' "
        "AND a.starts_on <= ? AND (a.ends_on = '' OR a.ends_on >= ?) ORDER BY a.ends_on, a.id",
        (today.isoformat(), span.last or "9999-12-31", span.first)):
        status = status_on(today, state=state, starts_on=starts, ends_on=ends, lead_days=lead,
                           renewed=bool(renewed))
        one = found.setdefault(partner, _Agreed())
        one.ids.append(number)
        if status not in ("draft", "sent"):
            one.columns |= {_COLUMN_OF[int(item)] for item in str(items or "").split(",") if item}
        if not one.best or STATUSES.index(status) >= STATUSES.index(one.best):
            one.best = status
            until = t("report.R4.until", day=day_text(ends)) if ends else ""
            one.document = " ".join(part for part in (
                t(f"agreements.kind.{kind}"), t(f"report.status.{status}").lower(), until) if part)
            one.years = _years(starts, ends)
    return found


def _years(starts: str, ends: str) -> float | None:
    """The length of a term in years, to a tenth."""
    if not starts or not ends:
        return None
    days = (date.fromisoformat(ends) - date.fromisoformat(starts)).days + 1
    return round(days / _DAYS, 1)


def _given(span: Span) -> dict[int, list[tuple[str, float | None, str, str]]]:
    """What the school got of each partner: kind, quantity, unit, evidence."""
    found: dict[int, list[tuple[str, float | None, str, str]]] = {}
    for partner, *row in db.execute_sql(
        "SELECT partner_id, kind, quantity, unit, evidence FROM benefit WHERE hidden = 0 "
        "AND side = 'school' AND (? OR on_date BETWEEN ? AND ?) ORDER BY on_date, id",
        (int(span.whole), span.first, span.last or "9999-12-31")):
        found.setdefault(partner, []).append((row[0], row[1], row[2], row[3]))
    return found


def _row(name: str, agreed: _Agreed | None, done: Sequence[ActivityRow],
         given: Sequence[tuple[str, float | None, str, str]]) -> tuple[Cell, ...]:
    counts = dict.fromkeys(_COLUMNS, 0)
    for one in done:
        counts[column_of(one)] += 1
    columns = agreed.columns if agreed else set()
    cells: list[Cell] = [counts[at] or (_AGREED if at in columns else "") for at in _COLUMNS]
    told = [t(f"benefits.kind.{kind}") + (f": {evidence}" if evidence else "")
            for kind, _, _, evidence in given]
    return (name, agreed.document if agreed else t("report.R4.no_document"),
            agreed.years if agreed else None, *cells, _quantity(done, given),
            "\n".join(dict.fromkeys(told)))


def column_of(one: ActivityRow) -> int:
    """The column of the report in which an activity is counted."""
    if one.scope_item is None and one.category.strip().casefold() == "kelas industri":
        return _CLASS
    item = item_of(one.category, one.scope_item, students=one.students, teachers=one.teachers)
    return _OTHER if item is None else _COLUMN_OF[item]


def _quantity(done: Sequence[ActivityRow],
              given: Sequence[tuple[str, float | None, str, str]]) -> str:
    """How much it was: activities, hours by their unit, people, things given."""
    told = [tn("report.R4.activities", len(done))] if done else []
    hours: dict[str, float] = {}
    for one in done:
        hours[one.hours_unit] = hours.get(one.hours_unit, 0) + one.hours
    told += [hours_text(amount, unit) for unit, amount in sorted(hours.items()) if amount]
    people = sum((one.students or 0) + (one.teachers or 0) + (one.guests or 0) for one in done)
    told += [tn("report.R4.people", people)] if people else []
    told += [f"{number_text(quantity)} {unit}".strip() for _, quantity, unit, _ in given
             if quantity]
    return "\n".join(told)
