"""What warns about agreements: duties that are late, ends without a decision, weak indicators.

Only of those that hold: what is a draft, was terminated, or has been renewed warns of nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby

from mitra_tui.models.base import db
from mitra_tui.rows.agenda import after
from mitra_tui.rows.agreement_score import COUNTED
from mitra_tui.rows.warning import (
    RECENT,
    EarlyWarning,
    Evidence,
    Options,
    is_behind,
    is_overdue,
    is_undecided,
)
from mitra_tui.services.warnings.reading import before, day_of

_NAMED = "CASE a.title WHEN '' THEN a.school_number ELSE a.title END"
_PARTNER = "JOIN partner p ON p.id = a.partner_id AND p.hidden = 0 AND p.stage <> 'ended'"
# That the agreement `a` holds on the day that fills its two gaps.
_HOLDS = ("a.hidden = 0 AND +a.state = 'signed' AND a.starts_on <= ? "
          "AND (a.ends_on = '' OR a.ends_on >= ?)")


def duties(today: str, options: Options) -> Iterator[EarlyWarning]:
    """Duties of either side that are overdue, all of one agreement in one warning."""
    rows = db.execute_sql(
        f"SELECT a.id, {_NAMED}, p.id, p.name, d.due_on, d.side, d.text FROM duty d "
        f"JOIN agreement a ON a.id = d.agreement_id {_PARTNER} WHERE d.done_on = '' "
        f"AND d.due_on <> '' AND d.due_on < ? AND {_HOLDS} ORDER BY a.id, d.due_on, d.id",
        (today, today, today))
    late = [row for row in rows if is_overdue(row[4], "", today, options)]
    for (one, title, partner, name), found in groupby(late, key=lambda row: tuple(row[:4])):
        duties_late = [tuple(row[4:]) for row in found]
        due, side, text = duties_late[0]
        yield EarlyWarning(
            "duty", "agreements", one, partner, name, after(day_of(due), 1),
            tuple(Evidence("agreements", one, day, text) for day, _, text in duties_late),
            {"count": len(duties_late), "text": text, "day": due, "side": side, "title": title},
            agreement=one)


def ending(today: str, options: Options) -> Iterator[EarlyWarning]:
    """Agreements that end soon, or just ended, and nobody has decided what then."""
    for one, title, partner, name, ends, settled in db.execute_sql(
        f"SELECT a.id, {_NAMED}, p.id, p.name, a.ends_on, a.decision <> '' OR a.snoozed_to > ? "
        "OR EXISTS (SELECT 1 FROM agreement n WHERE n.hidden = 0 AND (n.renews_id = a.id "
        "OR (n.parent_id = a.id AND n.kind = 'addendum' AND n.ends_on > a.ends_on))) "
        f"FROM agreement a {_PARTNER} WHERE a.hidden = 0 AND +a.state = 'signed' "
        "AND a.ends_on BETWEEN ? AND ?",
        (today, before(today, RECENT), after(day_of(today), options["days"])),
    ):
        if is_undecided(ends, today, options, settled=bool(settled)):
            yield EarlyWarning(
                "ending", "agreements", one, partner, name, before(ends, options["days"]),
                (Evidence("agreements", one, ends, title),), {"title": title, "day": ends},
                agreement=one)


def indicators(today: str, options: Options) -> Iterator[EarlyWarning]:
    """Indicators that are far from their target near their day, all of one agreement in one
    warning. What the records count is counted as on the agreement's page."""
    counted = cache(_actuals)
    rows = db.execute_sql(
        f"SELECT a.id, {_NAMED}, p.id, p.name, x.position, x.due_on, x.text, x.measure, x.target, "
        f"x.actual, x.unit FROM indicator x JOIN agreement a ON a.id = x.agreement_id {_PARTNER} "
        f"WHERE x.due_on BETWEEN ? AND ? AND x.target > 0 AND {_HOLDS} "
        "ORDER BY a.id, x.due_on, x.id",
        (before(today, RECENT), after(day_of(today), options["days"]), today, today))
    behind = []
    for *head, place, due, text, measure, target, typed, unit in rows:
        actual = counted(head[0])[place - 1] if measure in COUNTED else typed
        if is_behind(target, actual, due, today, options):
            behind.append((tuple(head), due, text, target, actual, unit))
    for (one, title, partner, name), found in groupby(behind, key=lambda row: row[0]):
        weak = list(found)
        _, due, text, target, actual, unit = weak[0]
        yield EarlyWarning(
            "indicator", "agreements", one, partner, name, before(due, options["days"]),
            tuple(Evidence("agreements", one, day, f"{text} ({value:g}/{wanted:g})")
                  for _, day, text, wanted, value, _ in weak),
            {"count": len(weak), "text": text, "actual": actual, "target": target, "unit": unit,
             "day": due, "title": title}, agreement=one)


def _actuals(agreement: int) -> list[float | None]:
    from mitra_tui.services.agreements.score import scorecard  # only where records are counted

    return [one.actual for one in scorecard(agreement).indicators]
