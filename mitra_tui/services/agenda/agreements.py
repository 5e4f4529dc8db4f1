"""What agreements ask for: to be signed, their duties, their indicators, their end. Whoever looks
after the partner is asked.

All is narrowed in SQL, over indexes on the days: however many agreements lie in the cupboard,
those that ask for something are few. The rules of `rows.agenda` then say of each when, and in
which group.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from mitra_tui.rows.agenda import (
    EXPIRED_SHOWN,
    AgendaItem,
    Window,
    after,
    agreement_due,
    indicator_asks,
    signing_due,
)
from mitra_tui.rows.agreement import DEFAULT_LEAD_DAYS, status_on
from mitra_tui.rows.agreement_score import COUNTED, IndicatorScore
from mitra_tui.services.agenda.reading import duty_text, joined, rows
from mitra_tui.services.agreement_status import renewed_sql

# Signed agreements whose end is not settled. `+` keeps the planner from what nearly all share, so
# that it reads the few over the index that is made for them.
_ENDING = (
    "SELECT a.id, a.starts_on, a.ends_on, a.lead_days, a.snoozed_to, a.title, a.school_number, "
    "p.id, p.name, p.owner FROM {} JOIN partner p ON p.id = a.partner_id "
    "WHERE +a.state = 'signed' AND +a.decision <> 'end' AND +a.starts_on <= ? "
    f"AND NOT {renewed_sql()} AND +a.snoozed_to <= ? AND {{}} ORDER BY a.ends_on, a.id"
)
_USUAL = (
    "agreement a",
    "a.hidden = 0 AND a.ends_on BETWEEN ? AND ? AND (a.ends_on <= ? OR "
    f"julianday(a.ends_on) - julianday(?) <= coalesce(a.lead_days, {DEFAULT_LEAD_DAYS}))")
# By each of the longer lead times that there are, of which a school has few.
_EARLY = (
    "(WITH RECURSIVE lead(days) AS (SELECT min(lead_days) FROM agreement "
    f"WHERE lead_days > {DEFAULT_LEAD_DAYS} UNION ALL SELECT (SELECT min(lead_days) "
    f"FROM agreement WHERE lead_days > {DEFAULT_LEAD_DAYS} AND lead_days > lead.days) "
    "FROM lead WHERE days IS NOT NULL) SELECT days FROM lead WHERE days IS NOT NULL) lead "
    "CROSS JOIN agreement a",
    f"+a.hidden = 0 AND a.lead_days > {DEFAULT_LEAD_DAYS} AND a.lead_days = lead.days "
    "AND a.ends_on > ? AND a.ends_on <= date(?, lead.days || ' days')")
_OF_AGREEMENT = "JOIN agreement a ON a.id = x.agreement_id JOIN partner p ON p.id = a.partner_id"


def ending(window: Window) -> Iterator[AgendaItem]:
    """Signed agreements that end soon, or ended and were neither renewed nor terminated.

    Where it was decided to let one end, nobody is asked again."""
    asked = window.last if window.days is not None else ""
    return _ending(window, _USUAL, after(window.day, -EXPIRED_SHOWN), _usual(window), asked,
                   window.today)


def ending_late(window: Window) -> Iterator[AgendaItem]:
    """Those that ask longer before their end than is usual."""
    return _ending(window, _EARLY, _usual(window), window.today)


def _usual(window: Window) -> str:
    """The last day of those that ask no earlier than is usual, or are asked about so early."""
    return max(after(window.day, DEFAULT_LEAD_DAYS), window.last if window.days else "")


def _ending(window: Window, which: tuple[str, str], *params: Any) -> Iterator[AgendaItem]:
    begun = window.today if window.days is None else window.last
    for one, starts, ends, lead, snoozed, title, number, partner, name, owner in rows(
        window, _ENDING.format(*which), begun, window.today, window.last, *params,
    ):
        status = status_on(window.day, state="signed", starts_on=starts, ends_on=ends,
                           lead_days=lead)
        due, group = agreement_due(status, ends, snoozed, window)
        if group:
            yield AgendaItem("agreements", one, due, "agreement", joined(name, title or number),
                             owner, group, partner=partner)


def unsigned(window: Window) -> Iterator[AgendaItem]:
    """Agreements that were sent and wait for their signatures."""
    for one, starts, snoozed, title, number, partner, name, owner in rows(
        window,
        "SELECT a.id, a.starts_on, a.snoozed_to, a.title, a.school_number, p.id, p.name, "
        "p.owner FROM agreement a JOIN partner p ON p.id = a.partner_id WHERE a.state = 'sent' "
        "AND +a.hidden = 0 AND a.snoozed_to <= ? ORDER BY a.starts_on, a.id", window.last,
    ):
        due, group = signing_due(starts, snoozed, window)
        if group:
            yield AgendaItem("agreements", one, due, "sign", joined(name, title or number),
                             owner, group, partner=partner)


def duties(window: Window) -> Iterator[AgendaItem]:
    """Duties of both sides that are not done, of agreements that hold or held."""
    for one, part, due, side, text, partner, name, owner in rows(
        window,
        "SELECT a.id, x.position, x.due_on, x.side, x.text, p.id, p.name, p.owner FROM duty x "
        f"{_OF_AGREEMENT} WHERE x.done_on = '' AND x.due_on BETWEEN ? AND ? AND a.hidden = 0 "
        "AND +a.state = 'signed' ORDER BY x.due_on, x.id",
        after(window.day, -EXPIRED_SHOWN), window.last,
    ):
        yield AgendaItem("agreements", one, due, "duty", joined(duty_text(side, text), name),
                         owner, window.group(due), partner=partner, part=part)


def indicators(window: Window) -> Iterator[AgendaItem]:
    """Indicators whose day is near or past and which were not reached yet.

    Which were reached is told here, so all are looked at until enough of them ask."""
    counted = cache(_score)
    for one, part, due, text, measure, target, actual, partner, name, owner in rows(
        replace(window, most=0),
        "SELECT a.id, x.position, x.due_on, x.text, x.measure, x.target, x.actual, p.id, p.name, "
        f"p.owner FROM indicator x {_OF_AGREEMENT} WHERE x.due_on BETWEEN ? AND ? AND a.hidden = 0 "
        "AND +a.state = 'signed' ORDER BY x.due_on, x.id",
        after(window.day, -EXPIRED_SHOWN), window.last,
    ):
        if measure in COUNTED:
            actual = counted(one)[part - 1].actual
        met = None if target is None or actual is None else actual >= target
        if indicator_asks(due, met, actual is not None, window):
            yield AgendaItem("agreements", one, due, "indicator", joined(text, name), owner,
                             window.group(due), partner=partner, part=part)


def _score(agreement: int) -> Sequence[IndicatorScore]:
    from mitra_tui.services.agreements.score import scorecard  # only where activities are counted

    return scorecard(agreement).indicators
