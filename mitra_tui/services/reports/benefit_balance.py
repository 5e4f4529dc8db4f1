"""R8: the balance of benefits, per partner and over the school."""

from __future__ import annotations

from mitra_tui.documents.blocks import Block, Cell, Document, Facts
from mitra_tui.i18n import t
from mitra_tui.i18n.dates import day_text
from mitra_tui.models.base import db
from mitra_tui.rows.benefit import BENEFIT_KINDS, SIDES
from mitra_tui.rows.benefit_balance import Balance
from mitra_tui.services.benefits.balance import (
    advice,
    amounts_text,
    balances,
    shares_text,
    summed,
)
from mitra_tui.services.reports.sheet import figure, sheet, table
from mitra_tui.services.reports.span import Span

_WIDTHS = (20, 31, 31, 16, 15)


def build(span: Span) -> Document:
    """What each side got, by partner; then both sides of all partnerships by kind."""
    found = balances(span)
    heads = [t(f"report.R8.{name}") for name in (
        "partner", "school", "theirs", "last", "advice")]
    rows: list[tuple[Cell, ...]] = [
        (one.name, shares_text(one, "school", "\n") or "–",
         shares_text(one, "partner", "\n") or "–", _last(one), advice(one)) for one in found]
    blocks: list[Block] = [
        Facts((
            (t("report.R8.partners"), str(len(found))),
            (t("report.R8.school_got"), str(sum(one.school for one in found))),
            (t("report.R8.partners_got"), str(sum(one.theirs for one in found))),
            (t("report.R8.unanswered"), str(sum(not one.theirs for one in found))))),
        table(heads, rows, _WIDTHS, size=9)]
    if found:
        blocks.append(_whole(found))
    behind = benefits_of(span)
    return sheet(t("report.R8"), span, blocks, wide=True, figures=[
        figure(one.name, "benefits", behind.get(one.partner, ())) for one in found])


def benefits_of(span: Span, partner: int | None = None) -> dict[int, list[int]]:
    """By partner (or of one): the benefits of the time, by their days."""
    found: dict[int, list[int]] = {}
    for one, number in db.execute_sql(
        "SELECT partner_id, id FROM benefit WHERE hidden = 0 AND (? OR on_date BETWEEN ? AND ?) "
        f"AND {'1' if partner is None else 'partner_id = ?'} ORDER BY on_date, id",
        [int(span.whole), span.first, span.last or "9999-12-31",
         *([] if partner is None else [partner])]):
        found.setdefault(one, []).append(number)
    return found


def _last(one: Balance) -> str:
    """Who gave last, and when."""
    if not one.gave_last:
        return "–"
    day = day_text(max(one.school_on, one.theirs_on))
    return f"{t(f'benefits.gave.{one.gave_last}')}, {day}"


def _whole(found: list[Balance]) -> Block:
    by = {(share.side, share.kind): amounts_text(share) for share in summed(found)}
    rows = [(t(f"benefits.kind.{kind}"), *(by.get((side, kind), "–") for side in SIDES))
            for kind in BENEFIT_KINDS if any((side, kind) in by for side in SIDES)]
    return table([t("benefits.kind"), t("report.R8.school"), t("report.R8.theirs")], rows,
                 (40, 35, 35), title=t("report.R8.whole"))
