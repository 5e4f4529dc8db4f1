"""What warns about activities: dates that clash, and what was cancelled again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from mitra_tui.models.base import db
from mitra_tui.rows.agenda import after
from mitra_tui.rows.agreement_term import later
from mitra_tui.rows.text import fold
from mitra_tui.rows.warning import (
    LONGEST,
    EarlyWarning,
    Evidence,
    Options,
    Planned,
    clash,
    in_a_row,
)
from mitra_tui.services.warnings.reading import before, day_of, listed


def clashes(today: str, options: Options) -> Iterator[EarlyWarning]:
    """Activities to come that fall on the same days and stand in each other's way: of each, all
    that began before it or were written down before it, in one warning.

    What was cancelled or is over clashes no more; of a day that is not known nobody can tell."""
    coming = _coming(today, after(day_of(today), options["ahead"]))
    met: dict[int, list[tuple[Planned, str]]] = {}
    for place, one in enumerate(coming, 1):
        for other in islice(coming, place, None):
            if other.first > one.last:
                break  # and so do all that follow
            why = clash(one, other)
            if why:
                met.setdefault(other.id, []).append((one, why))
    both = {one.id: [one, *(other for other, _ in met[one.id])] for one in coming if one.id in met}
    names = _names({partner for found in both.values() for each in found
                    for partner in each.partners})
    for number, found in both.items():
        one, (other, why) = found[0], met[number][0]
        partners = [partner for each in found for partner in sorted(each.partners)]
        yield EarlyWarning(
            "clash", "activities", number, partners[0] if partners else 0,
            ", ".join(dict.fromkeys(names[partner] for partner in partners)) or one.title,
            one.first,
            tuple(Evidence("activities", each.id, each.first, each.title) for each in found),
            {"title": one.title, "other": other.title, "why": why, "day": one.first,
             "count": len(found) - 1}, activity=number)


def _names(partners: set[int]) -> dict[int, str]:
    return dict(db.execute_sql(
        "SELECT id, name FROM partner WHERE id IN (SELECT value FROM json_each(?))",
        (listed(sorted(partners)),)))


def _coming(today: str, until: str) -> list[Planned]:
    """The activities of the days to come that are short enough to clash, by their first day."""
    rows = list(db.execute_sql(
        "SELECT id, title, starts_on, ends_on, place, owner FROM activity WHERE hidden = 0 "
        "AND status <> 'cancelled' AND date_precision IN ('day', 'range') "
        "AND starts_on BETWEEN ? AND ? AND ends_on >= ? ORDER BY starts_on, id",
        (before(today, LONGEST), until, today)))
    ids = [row[0] for row in rows]
    programmes, partners = _linked("programme", ids), _linked("partner", ids)
    return [Planned(one, title, first, last or first, fold(place), fold(owner) if owner else "",
                    programmes.get(one, frozenset()), partners.get(one, frozenset()))
            for one, title, first, last, place, owner in rows]


def _linked(what: str, ids: Sequence[int]) -> dict[int, frozenset[int]]:
    """The programmes or partners of these activities."""
    found: dict[int, set[int]] = {}
    for one, other in db.execute_sql(
        f"SELECT activity_id, {what}_id FROM activity_{what} "
        "WHERE activity_id IN (SELECT value FROM json_each(?))", (listed(ids),),
    ):
        found.setdefault(one, set()).add(other)
    return {one: frozenset(others) for one, others in found.items()}


def cancelled(today: str, options: Options) -> Iterator[EarlyWarning]:
    """Partners with whom activities were cancelled one after the other.

    Those of the last `months` count by the day they were planned for, and those to come. What
    has no day does not count, nor a partner that is not active."""
    since = later(day_of(today), -options["months"]).isoformat()
    often = [row[0] for row in db.execute_sql(
        "SELECT l.partner_id FROM activity a JOIN activity_partner l ON l.activity_id = a.id "
        "WHERE a.hidden = 0 AND a.status = 'cancelled' AND a.starts_on >= ? "
        "GROUP BY l.partner_id HAVING count(*) >= ?", (since, options["times"]))]
    if not often:
        return
    of: dict[tuple[int, str], list[tuple[str, bool, int, str]]] = {}
    for partner, name, one, day, status, title in db.execute_sql(
        "SELECT p.id, p.name, a.id, a.starts_on, a.status, a.title FROM activity_partner l "
        "JOIN activity a ON a.id = l.activity_id JOIN partner p ON p.id = l.partner_id "
        "WHERE a.hidden = 0 AND a.status IN ('cancelled', 'done') AND a.starts_on >= ? "
        "AND p.hidden = 0 AND p.stage = 'active' "
        "AND p.id IN (SELECT value FROM json_each(?))", (since, listed(often)),
    ):
        of.setdefault((partner, name), []).append((day, status == "cancelled", one, title))
    for (partner, name), found in of.items():
        row = in_a_row([one[:2] for one in found], options)
        if row:
            newest = sorted((one for one in found if one[1]), reverse=True)[:row]
            yield EarlyWarning(
                "cancelled", "partners", partner, partner, name, newest[0][0],
                tuple(Evidence("activities", one, day, title) for day, _, one, title in newest),
                {"times": row, "title": newest[0][3]}, activity=newest[0][2])
