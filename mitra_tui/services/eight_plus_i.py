"""8+i of every program keahlian, from activities, placements, duties, benefits and agreements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from mitra_tui.models.base import db
from mitra_tui.rows.activity import item_of
from mitra_tui.rows.eight_plus_i import (
    GUESTS,
    OTHER,
    PLACEMENT,
    ProgrammeState,
    Served,
    in_unit,
    states,
    weeks,
)
from mitra_tui.services import preferences
from mitra_tui.services.agreement_status import status_sql

# A konsentrasi counts on its program keahlian; a programme that has none counts on itself.
_ROOT = "coalesce(p.parent_id, p.id)"
_SPAN = "({0}.starts_on = '' OR {0}.starts_on <= ?) AND coalesce(nullif({0}.ends_on, ''), " \
        "nullif({0}.starts_on, ''), '9') >= ?"


def eight_plus_i(year: tuple[str, str], semester: tuple[str, str]) -> list[ProgrammeState]:
    """Every programme in a school year (first and last ISO day); its hours of item 3 are those of
    the semester."""
    unit = str(preferences.get("eight_plus_i.unit"))
    programmes = list(db.execute_sql(
        "SELECT id, name FROM programme WHERE parent_id IS NULL AND hidden = 0 "
        "ORDER BY sort_key, id"))
    done = list(_activities(year, unit))
    served = [*done, *_placements(year), *_benefits(year), *_duties(), *_scopes()]
    return states(programmes, served, _hours(done, semester, unit), _able(served))


def partner_items() -> dict[int, dict[int, str]]:
    """What each partner serves or has promised, at any time: partner → item → done or promised."""
    found: dict[int, dict[int, str]] = defaultdict(dict)
    everything = ("0000", "9999")
    for one in [*_activities(everything, "jp"), *_placements(everything), *_benefits(everything),
                *_duties(), *_scopes()]:
        for partner in one.partners:
            if one.done or one.item not in found[partner]:
                found[partner][one.item] = "done" if one.done else "promised"
    return dict(found)


def _partners(kind: str) -> dict[int, tuple[int, ...]]:
    found: dict[int, list[int]] = defaultdict(list)
    for owner, partner in db.execute_sql(
        f"SELECT l.{kind}_id, l.partner_id FROM {kind}_partner l JOIN partner r "
        "ON r.id = l.partner_id WHERE r.hidden = 0 ORDER BY l.position, l.id"):
        found[owner].append(partner)
    return {owner: tuple(partners) for owner, partners in found.items()}


def _activities(year: tuple[str, str], unit: str) -> Iterator[Served]:
    """Each activity that was done, for each of its programmes once and in full."""
    partners = _partners("activity")
    for row in db.execute_sql(
        f"SELECT DISTINCT {_ROOT}, a.id, a.category, a.scope_item, a.students, a.teachers, "
        "coalesce(nullif((SELECT sum(hours) FROM activity_session WHERE activity_id = a.id), 0), "
        "a.hours, 0), a.hours_unit, a.starts_on, a.ends_on FROM activity a "
        "JOIN activity_programme ap ON ap.activity_id = a.id "
        "JOIN programme p ON p.id = ap.programme_id "
        f"WHERE a.hidden = 0 AND a.status = 'done' AND {_SPAN.format('a')}",
        [year[1], year[0]]
    ):
        item = item_of(row[2], row[3], students=row[4], teachers=row[5])
        if item is not None:
            yield Served(row[0], item, "activities", row[1], partners.get(row[1], ()),
                         hours=in_unit(float(row[6] or 0), row[7], unit),
                         weeks=weeks(row[8], row[9]))


def _placements(year: tuple[str, str]) -> Iterator[Served]:
    for row in db.execute_sql(
        f"SELECT {_ROOT}, l.id, l.partner_id, l.starts_on, l.ends_on FROM placement l "
        f"JOIN programme p ON p.id = l.programme_id WHERE l.hidden = 0 AND l.placed > 0 "
        f"AND {_SPAN.format('l')}", [year[1], year[0]]
    ):
        yield Served(row[0], PLACEMENT, "placements", row[1], (row[2],),
                     weeks=weeks(row[3], row[4]))


def _benefits(year: tuple[str, str]) -> Iterator[Served]:
    """Resources got through an activity count for i in the activity's programmes."""
    for row in db.execute_sql(
        f"SELECT DISTINCT {_ROOT}, b.id, b.partner_id FROM benefit b "
        "JOIN activity_programme ap ON ap.activity_id = b.activity_id "
        "JOIN programme p ON p.id = ap.programme_id WHERE b.hidden = 0 AND b.side = 'school' "
        "AND b.kind = 'resources' AND (b.on_date = '' OR b.on_date BETWEEN ? AND ?)", year
    ):
        yield Served(row[0], OTHER, "benefits", row[1], (row[2],))


def _valid(columns: str, joined: str, grouped: str = "") -> Iterator[Any]:
    """Rows of what agreements in force say, for each of their programmes."""
    status, params = status_sql("r")
    yield from db.execute_sql(
        f"SELECT DISTINCT {_ROOT}, {columns} FROM agreement r {joined} "
        "JOIN agreement_programme ap ON ap.agreement_id = r.id "
        f"JOIN programme p ON p.id = ap.programme_id WHERE r.hidden = 0 "
        f"AND {status} IN ('active', 'expiring', 'upcoming') {grouped}", params)


def _duties() -> Iterator[Served]:
    for programme, number, partner, item, done_on in _valid(
        "r.id, r.partner_id, d.scope_item, max(d.done_on)",
        "JOIN duty d ON d.agreement_id = r.id AND d.scope_item IS NOT NULL",
        f"GROUP BY {_ROOT}, r.id, d.scope_item"
    ):
        yield Served(programme, item, "agreements", number, (partner,), done=bool(done_on))


def _scopes() -> Iterator[Served]:
    for programme, number, partner, item in _valid(
        "r.id, r.partner_id, s.item", "JOIN agreement_scope s ON s.agreement_id = r.id"
    ):
        yield Served(programme, item, "agreements", number, (partner,), done=False)


def _hours(done: list[Served], semester: tuple[str, str], unit: str) -> dict[int, float]:
    """The hours of item 3 that fall into the semester: of sessions by their days, of an activity
    without sessions by its first day."""
    mine = {one.id for one in done if one.item == GUESTS}
    by_activity: dict[int, float] = defaultdict(float)
    dated: set[int] = set()
    for activity, hours, its_unit, on_date in db.execute_sql(
        "SELECT s.activity_id, s.hours, a.hours_unit, s.on_date FROM activity_session s "
        "JOIN activity a ON a.id = s.activity_id WHERE s.hours > 0"
    ):
        if activity in mine:
            dated.add(activity)
            if semester[0] <= on_date <= semester[1]:
                by_activity[activity] += in_unit(float(hours), its_unit, unit)
    for activity, hours, its_unit in db.execute_sql(
        "SELECT id, hours, hours_unit FROM activity WHERE hidden = 0 AND hours > 0 "
        "AND starts_on BETWEEN ? AND ?", semester
    ):
        if activity in mine - dated:
            by_activity[activity] += in_unit(float(hours), its_unit, unit)
    found: dict[int, float] = defaultdict(float)
    for one in done:
        if one.item == GUESTS:
            found[one.programme] += by_activity[one.id]
    return found


def _able(served: list[Served]) -> dict[int, list[int]]:
    """Who does or promises each item anywhere: those who did it first; ended ones left out."""
    ended = {row[0] for row in db.execute_sql(
        "SELECT id FROM partner WHERE stage = 'ended' OR hidden = 1")}
    found: dict[int, dict[int, None]] = defaultdict(dict)
    for done in (True, False):
        for one in served:
            if one.done is done:
                found[one.item].update(
                    dict.fromkeys(partner for partner in one.partners if partner not in ended))
    return {item: list(partners) for item, partners in found.items()}
