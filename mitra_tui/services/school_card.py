"""The school's page in a fixed number of queries."""

from __future__ import annotations

from mitra_tui import clock
from mitra_tui.models.base import db, first_row
from mitra_tui.rows.school_card import (
    Needs,
    Officials,
    Programmes,
    SchoolCard,
    Team,
    Trainings,
)
from mitra_tui.services import backup, changes, officials, school


def get() -> SchoolCard:
    """The card of the school, whose record may not be there yet."""
    newest = changes.recent(1)
    kept = backup.newest()
    return SchoolCard(
        school.get(), _officials(), _programmes(), _needs(), _team(), _trainings(),
        kept[1] if kept else "", changes.count(), newest[0] if newest else None)


def _officials() -> Officials:
    day = clock.today().isoformat()
    row = first_row(
        "WITH o AS (SELECT id, name, position, from_on, (from_on = '' OR from_on <= ?) "
        "AND (to_on = '' OR to_on >= ?) AS here FROM official WHERE hidden = 0) "
        "SELECT total(here) OVER (), count(*) OVER (), name, position FROM o "
        "ORDER BY here DESC, from_on DESC, id DESC LIMIT 1", day, day)
    if row is None:
        return Officials()
    return Officials(int(row[0]), row[1], officials.principal(), row[2], row[3])


def _programmes() -> Programmes:
    row = first_row("SELECT count(*), total(parent_id IS NOT NULL) FROM programme WHERE hidden = 0")
    assert row is not None
    names = db.execute_sql(
        "SELECT CASE WHEN short <> '' THEN short ELSE name END FROM programme WHERE hidden = 0 "
        "ORDER BY parent_id IS NULL, sort_key, id LIMIT 12")
    return Programmes(row[0], int(row[1]), ", ".join(name for (name,) in names))


def _needs() -> Needs:
    row = first_row(
        "SELECT total(met_on = '') OVER (), count(*) OVER (), text, due_on, met_on FROM need "
        "WHERE hidden = 0 ORDER BY met_on <> '', due_on = '', due_on, id LIMIT 1")
    if row is None:
        return Needs()
    waiting = int(row[0])
    if row[4]:  # all are met
        return Needs(0, row[1])
    return Needs(waiting, row[1] - waiting, row[2], row[3])


def _team() -> Team:
    day = clock.today().isoformat()
    row = first_row(
        "WITH m AS (SELECT id, name, role, since, until = '' OR until >= ? AS here "
        "FROM team_member WHERE hidden = 0) "
        "SELECT total(here) OVER (), count(*) OVER (), name, role FROM m "
        "ORDER BY here DESC, since DESC, id DESC LIMIT 1", day)
    if row is None:
        return Team()
    return Team(int(row[0]), row[1] - int(row[0]), row[2], row[3])


def _trainings() -> Trainings:
    row = first_row(
        "SELECT count(*) OVER (), title, on_date FROM training WHERE hidden = 0 "
        "ORDER BY on_date DESC, id DESC LIMIT 1")
    return Trainings(*row) if row else Trainings()
