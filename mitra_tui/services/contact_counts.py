"""What was said, written and celebrated with partners in the last months, counted by kind."""

from __future__ import annotations

from datetime import date

from mitra_tui import clock
from mitra_tui.models.base import db
from mitra_tui.rows.agreement_term import later
from mitra_tui.rows.contact_counts import MONTHS, ContactCounts
from mitra_tui.rows.interaction import KINDS
from mitra_tui.services.references import resolve

_SUMS = ", ".join(f"sum(kind = '{kind}')" for kind in KINDS)


def months_before(day: date, months: int = MONTHS) -> str:
    """The day from which the `months` before `day` count, as ISO text."""
    return later(day, -months).isoformat()


def counts(day: date | None = None, months: int = MONTHS) -> dict[int, ContactCounts]:
    """The counts of every partner with whom there was anything in the `months` up to `day`
    (today unless given), by the partner's id. One query for all."""
    until = day or clock.today()
    return {
        row[0]: ContactCounts(row[0], **dict(zip(KINDS, row[2:], strict=True)), last_on=row[1])
        for row in db.execute_sql(
            f"SELECT partner_id, max(on_date), {_SUMS} FROM interaction WHERE hidden = 0 "
            "AND on_date > ? AND on_date <= ? GROUP BY partner_id",
            (months_before(until, months), until.isoformat()))
    }


def counts_of(partner: int | str, day: date | None = None,
              months: int = MONTHS) -> ContactCounts:
    """The counts of one partner, by its id or name. Raises `NotFound`."""
    one = resolve("partners", partner)
    return counts(day, months).get(one, ContactCounts(one))


def of_all(day: date | None = None, months: int = MONTHS) -> ContactCounts:
    """The counts of all partners together; its `partner` is 0."""
    found = counts(day, months).values()
    return ContactCounts(
        0, **{kind: sum(getattr(one, kind) for one in found) for kind in KINDS},
        last_on=max((one.last_on for one in found), default=""))
