"""The journal: every write is a named change, and nothing gets past it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import apsw
import peewee
import pytest

from mitra_tui.actor import set_actor
from mitra_tui.engines import journal
from mitra_tui.errors import Conflict
from mitra_tui.models.base import db, transaction
from tests import factories


def rows(sql: str, *params: Any) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in db.execute_sql(sql, params)]


def entries() -> list[tuple[str, int, Any, Any]]:
    """(table, row, before, after) of the newest change."""
    return [
        (table, row, before and json.loads(before), after and json.loads(after))
        for table, row, before, after in rows(
            "SELECT table_name, row_id, before, after FROM journal WHERE change_id = "
            "(SELECT max(id) FROM change) ORDER BY id")
    ]


@pytest.mark.parametrize("sql", [
    "INSERT INTO partner (name, stage) VALUES ('X', 'active')",
    "REPLACE INTO partner (id, name) VALUES (1, 'X')",
    "UPDATE partner SET city = 'X'",
    "UPDATE OR REPLACE partner SET name = 'X'",
    "DELETE FROM partner_alias",
])
def test_a_write_outside_a_change_is_refused(with_partners: Path, sql: str) -> None:
    before = rows("SELECT * FROM partner ORDER BY id")
    with pytest.raises((peewee.IntegrityError, apsw.ConstraintError)):
        db.execute_sql(sql)
    assert rows("SELECT * FROM partner ORDER BY id") == before


def test_every_table_of_records_is_journalled(database: Path) -> None:
    triggers = {row[0] for row in rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    for table in journal.journalled_tables(db):
        assert {f"journal_{table}_{event}" for event in ("insert", "update", "delete")} <= triggers
    outside = {row[0] for row in rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    outside -= set(journal.journalled_tables(db))
    assert {name for name in outside if not name.startswith(("search_", "sqlite_"))} == set(
        journal.UNJOURNALLED)


def test_every_table_of_records_has_an_id_that_is_never_given_twice(database: Path) -> None:
    for table in journal.journalled_tables(db):
        (sql,) = rows("SELECT sql FROM sqlite_master WHERE name = ?", table)[0]
        assert "AUTOINCREMENT" in sql, table
        columns = {row[1]: row[2] for row in rows(f'PRAGMA table_info("{table}")')}
        assert {"id", "version"} <= columns.keys(), table
        assert "BLOB" not in columns.values(), f"{table}: json_object cannot hold a BLOB"


def test_ids_are_not_reused_after_a_delete(database: Path) -> None:
    with transaction("partners.add"):
        db.execute_sql("INSERT INTO partner (name) VALUES ('A')")
    with transaction("partners.remove"):
        db.execute_sql("DELETE FROM partner WHERE id = 1")
    with transaction("partners.add"):
        db.execute_sql("INSERT INTO partner (name) VALUES ('B')")
    assert rows("SELECT id, name FROM partner") == [(2, "B")]


def test_a_change_says_who_when_what_and_keeps_both_sides(database: Path) -> None:
    set_actor("Waka Humas")
    one = factories.partner("PT Satu", city="Samarinda")
    factories.edit("partners", one, city="Bontang")
    change = rows("SELECT user, action, what, record_id, label, undoes, undone_by, at "
                  "FROM change ORDER BY id DESC")[0]
    assert change[:7] == ("Waka Humas", "partners.edit", "partners", one, "PT Satu", None, None)
    assert change[7].startswith("2024-05-20T01:00:00")
    ((table, row, before, after),) = entries()
    assert (table, row) == ("partner", one)
    assert (before["city"], after["city"]) == ("Samarinda", "Bontang")
    assert (before["version"], after["version"]) == (1, 2)


def test_cascades_are_journalled(with_activities: Path) -> None:
    with transaction("activities.remove"):
        db.execute_sql("DELETE FROM benefit")
        db.execute_sql("DELETE FROM activity WHERE id = 1")
    tables = [entry[0] for entry in entries()]
    assert tables.count("activity") == 1
    assert {"activity_partner", "activity_programme", "activity_session",
            "activity_evidence"} <= set(tables)


def test_a_change_that_wrote_nothing_is_dropped(database: Path) -> None:
    with transaction("partners.edit") as change:
        pass
    assert rows("SELECT * FROM change WHERE id = ?", change.id) == []
    assert rows("SELECT * FROM open_change") == []


def test_a_change_that_fails_leaves_nothing(with_partners: Path) -> None:
    tables = ("partner", "change", "journal")
    before = [rows(f'SELECT * FROM "{table}"') for table in tables]
    with pytest.raises(ZeroDivisionError), transaction("partners.add"):
        db.execute_sql("INSERT INTO partner (name) VALUES ('Separuh')")
        raise ZeroDivisionError
    assert before == [rows(f'SELECT * FROM "{table}"') for table in tables]
    assert rows("SELECT * FROM open_change") == []
    assert not db.in_transaction()


def test_changes_are_never_nested(database: Path) -> None:
    with (
        transaction("partners.add"), pytest.raises(RuntimeError),
        transaction("partners.add"),
    ):
        pass


@pytest.mark.parametrize("columns", [
    {"name": ""},
    {"name": "x" * 201},
    {"name": "A", "kind": "something"},
    {"name": "A", "latitude": 91},
    {"name": "A", "latitude": "utara"},
    {"name": "A", "hidden": 2},
    {"name": "A", "rt": "123"},
])
def test_the_table_itself_refuses_what_is_not_sound(
    database: Path, columns: dict[str, Any],
) -> None:
    names = ", ".join(columns)
    with pytest.raises(Conflict) as refused, transaction("partners.add"):
        db.execute_sql(f"INSERT INTO partner ({names}) VALUES ({', '.join('?' * len(columns))})",
                       list(columns.values()))
    assert refused.value.key == "error.not_sound"
    assert rows("SELECT * FROM partner") == []


def test_the_table_itself_refuses_days_that_are_none(with_partners: Path) -> None:
    for wrong in ("20240101", "1 Mei", "2024-5-1", "0"):
        with pytest.raises(Conflict), transaction("followups.add"):
            db.execute_sql("INSERT INTO followup (title, due_on) VALUES ('X', ?)", (wrong,))


def test_a_reference_to_nothing_is_refused(with_partners: Path) -> None:
    with pytest.raises(Conflict) as refused, transaction("contacts.add"):
        db.execute_sql("INSERT INTO contact (partner_id, name) VALUES (999, 'X')")
    assert refused.value.key == "error.in_use"
    with pytest.raises(Conflict), transaction("partners.remove"):
        db.execute_sql("DELETE FROM partner WHERE id = 1")  # its contacts stand on it
