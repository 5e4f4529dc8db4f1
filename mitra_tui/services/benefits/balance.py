"""The balance of benefits: what each side of a partnership got, and who gave last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mitra_tui.i18n import t
from mitra_tui.i18n.dates import number_text
from mitra_tui.models.base import db
from mitra_tui.rows.benefit import BENEFIT_KINDS, SIDES
from mitra_tui.rows.benefit_balance import Balance, Share
from mitra_tui.services.reports.span import Span

_PRESENT = "b.hidden = 0 AND p.hidden = 0"
_EVER = Span()
THANKED = ("SELECT max(on_date) FROM interaction WHERE hidden = 0 AND kind = 'appreciation' "
           "AND direction <> 'in'")
"""The day of the school's last appreciation; `AND partner_id = …` is to follow."""


def balances(span: Span = _EVER, partner: int | None = None) -> list[Balance]:
    """The ledger of every partner with a benefit in that time (or of one), by name.

    Three queries, however many partners there are.
    """
    where, params = _in(span)
    if partner is not None:
        where, params = f"{where} AND b.partner_id = ?", [*params, partner]
    shares = _shares(where, params)
    thanked = dict(db.execute_sql(
        f"SELECT partner_id, ({THANKED} AND partner_id = b.partner_id) FROM benefit b "
        f"JOIN partner p ON p.id = b.partner_id WHERE {where} GROUP BY partner_id", params))
    return [
        Balance(row[0], row[1], int(row[2]), int(row[3]), row[4] or "", row[5] or "",
                thanked.get(row[0]) or "", tuple(shares.get(row[0], ())))
        for row in db.execute_sql(
            "SELECT b.partner_id, p.name, total(b.side = 'school'), total(b.side = 'partner'), "
            "max(CASE b.side WHEN 'school' THEN b.on_date END), "
            "max(CASE b.side WHEN 'partner' THEN b.on_date END) "
            f"FROM benefit b JOIN partner p ON p.id = b.partner_id WHERE {where} "
            "GROUP BY b.partner_id ORDER BY p.sort_key, p.id", params)]


def of_partner(partner: int) -> Balance:
    """The ledger of one partner; empty when nothing was recorded."""
    found = balances(partner=partner)
    return found[0] if found else Balance(partner, "")


def _in(span: Span) -> tuple[str, list[object]]:
    if span.whole:
        return _PRESENT, []
    return (f"{_PRESENT} AND b.on_date BETWEEN ? AND ?",
            [span.first or "0000-01-01", span.last or "9999-12-31"])


def _shares(where: str, params: list[object]) -> dict[int, list[Share]]:
    """By partner: its shares in the order in which the paper names the kinds."""
    found: dict[int, dict[tuple[str, str], Share]] = {}
    for one, side, kind, unit, count, quantity in db.execute_sql(
        "SELECT b.partner_id, b.side, b.kind, b.unit, count(*), sum(b.quantity) "
        f"FROM benefit b JOIN partner p ON p.id = b.partner_id WHERE {where} "
        "GROUP BY b.partner_id, b.side, b.kind, b.unit ORDER BY b.unit = '', b.unit", params):
        mine = found.setdefault(one, {})
        share = mine.get((side, kind), Share(side, kind, 0))
        amounts = share.amounts if quantity is None else (*share.amounts, (quantity, unit))
        mine[side, kind] = replace(share, count=share.count + count, amounts=amounts)
    return {one: sorted(mine.values(), key=_place) for one, mine in found.items()}


def _place(share: Share) -> tuple[int, int]:
    return SIDES.index(share.side), BENEFIT_KINDS.index(share.kind)


def summed(ledgers: Iterable[Balance]) -> list[Share]:
    """What both sides of all these got together, by side and kind."""
    found: dict[tuple[str, str], Share] = {}
    for share in (share for one in ledgers for share in one.shares):
        before = found.get((share.side, share.kind), Share(share.side, share.kind, 0))
        amounts = {unit: quantity for quantity, unit in before.amounts}
        for quantity, unit in share.amounts:
            amounts[unit] = amounts.get(unit, 0) + quantity
        found[share.side, share.kind] = Share(
            share.side, share.kind, before.count + share.count,
            tuple((quantity, unit) for unit, quantity in sorted(
                amounts.items(), key=lambda item: (not item[0], item[0]))))
    return sorted(found.values(), key=_place)


# -- words -----------------------------------------------------------------------
def amounts_text(share: Share) -> str:
    """How much of one kind: `12 JP + 3 modem`; where no quantity is known, how often."""
    if not share.amounts:
        return t("benefits.times", n=share.count)
    return " + ".join(f"{number_text(round(quantity, 2))} {unit}".strip()
                      for quantity, unit in share.amounts)


def shares_text(ledger: Balance, side: str, between: str = " · ") -> str:
    """What one side got: `Kompetensi siswa 12 JP · Sumber daya 10 modem`."""
    return between.join(f"{t(f'benefits.kind.{one.kind}')} {amounts_text(one)}"
                        for one in ledger.shares if one.side == side)


def advice(ledger: Balance) -> str:
    """What to do next about it: thank who gave last, or give something back."""
    if ledger.owes_thanks:
        return t("benefits.thank")
    if ledger.school and not ledger.theirs:
        return t("benefits.give_back")
    return ""
