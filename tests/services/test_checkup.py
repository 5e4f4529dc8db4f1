"""`check` finds every kind of damage, and nothing where there is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mitra_tui.engines import journal
from mitra_tui.i18n import t, use
from mitra_tui.models.base import db
from mitra_tui.services.checkup import Finding, check, doctor
from tests.command import Run


def tampered(*statements: str) -> list[Finding]:
    """What is found after writing behind the journal's back, its triggers rebuilt."""
    journal.drop_triggers(db)
    db.execute_sql("PRAGMA foreign_keys = OFF")
    for statement in statements:
        db.execute_sql(statement)
    journal.build_triggers(db)
    return check()


def test_a_sound_database_has_no_findings(with_activities: Path) -> None:
    assert check() == []


@pytest.mark.parametrize("statement,table,row", [
    ("UPDATE partner SET phone = '0' WHERE id = 1", "partner", 1),
    ("UPDATE partner SET hidden = 1, merged_into = 2 WHERE id = 3", "partner", 3),
    ("DELETE FROM followup WHERE id = 1", "followup", 1),
    ("INSERT INTO followup (id, title) VALUES (50, 'x')", "followup", 50),
    ("UPDATE activity_session SET hours = 60 WHERE id = 1", "activity_session", 1),
    ("UPDATE journal SET after = replace(after, 'Samarinda', 'Bontang') "
     "WHERE table_name = 'partner' AND row_id = 4", "partner", 4),
])
def test_a_row_that_differs_from_the_journal_is_found(
    with_activities: Path, statement: str, table: str, row: int,
) -> None:
    found = [(one.params["table"], one.params["row"]) for one in tampered(statement)
             if one.key == "check_up.journal"]
    assert found == [(table, row)]


@pytest.mark.parametrize("statement,row", [
    ("DELETE FROM search_partner WHERE rowid = 2", 2),
    ("UPDATE search_partner SET text = 'lain' WHERE rowid = 3", 3),
    ("INSERT INTO search_partner (rowid, text) VALUES (77, 'hantu')", 77),
])
def test_an_index_that_differs_from_the_rows_is_found(
    with_activities: Path, statement: str, row: int,
) -> None:
    assert tampered(statement) == [Finding("check_up.index", {"table": "partner", "row": row})]


def test_an_index_that_is_missing_is_made_anew(with_activities: Path, run: Run) -> None:
    db.execute_sql("DROP TABLE search_partner")
    told = run("check")
    assert told.code == 0
    assert "Indeks pencarian partner" in told.out
    assert len(run("list", "partners", "--search", "kaltim", "--json").objects) == 1
    assert "Indeks" not in run("check").out
    assert run("add", "partners", "name=CV Baru").code == 0


def test_a_reference_to_nothing_is_found(with_activities: Path) -> None:
    found = tampered("UPDATE contact SET partner_id = 99 WHERE id = 1")
    assert Finding("check_up.reference", {"table": "contact", "row": 1, "parent": "partner"}) in (
        found)


@pytest.mark.parametrize("statement,key", [
    ("INSERT INTO schema_migration (name, applied) VALUES ('0099_later', '2030-01-01')",
     "check_up.migration_unknown"),
    ("DELETE FROM schema_migration WHERE name = '0001_first'", "check_up.migration_missing"),
    ("PRAGMA user_version = 1", "check_up.schema_number"),
])
def test_a_schema_that_is_not_ours_is_found(
    with_partners: Path, statement: str, key: str,
) -> None:
    db.execute_sql(statement)
    assert [one.key for one in check()] == [key]


@pytest.mark.parametrize("statement", [
    "DROP TRIGGER journal_partner_update",
    "DROP TRIGGER journal_followup_delete",
])
def test_a_missing_trigger_is_found(with_partners: Path, statement: str) -> None:
    db.execute_sql(statement)
    assert check() == [Finding("check_up.trigger", {"name": statement.split()[-1]})]


def test_a_trigger_that_was_changed_is_found(with_partners: Path) -> None:
    db.execute_sql("DROP TRIGGER journal_partner_update")
    db.execute_sql("CREATE TRIGGER journal_partner_update AFTER UPDATE ON partner "
                   "BEGIN SELECT 1; END")
    assert [one.key for one in check()] == ["check_up.trigger"]


def test_a_change_left_open_is_found(with_partners: Path) -> None:
    db.execute_sql("INSERT INTO open_change (id) VALUES (1)")
    assert check() == [Finding("check_up.open_change", {})]


def test_a_damaged_page_is_found(with_activities: Path) -> None:
    found = tampered(
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master "
        "WHERE name = 'training') WHERE name = 'partner_city'",
        "PRAGMA writable_schema = RESET")
    assert "check_up.integrity" in {one.key for one in found}


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_finding_is_a_sentence(with_partners: Path, language: str) -> None:
    use(language)
    cases: list[tuple[str, dict[str, Any]]] = [
        ("check_up.journal", {"table": "partner", "row": 1}),
        ("check_up.index", {"table": "partner", "row": 1}),
        ("check_up.reference", {"table": "contact", "row": 1, "parent": "partner"}),
        ("check_up.trigger", {"name": "journal_x"}),
        ("check_up.integrity", {"detail": "row 1 missing"}),
        ("check_up.open_change", {}),
        ("check_up.migration_unknown", {"name": "0099_later"}),
        ("check_up.migration_missing", {"name": "0001_first"}),
        ("check_up.schema_number", {"found": 7, "known": 9}),
    ]
    for key, params in cases:
        told = t(key, **params)
        assert told != key and "{" not in told
        assert all(str(value) in told for value in params.values())


def test_doctor_tells_what_is_installed(
    with_partners: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "linux")
    told = doctor()
    assert told["path"] == str(with_partners)
    assert told["journal_mode"] == "wal"
    assert told["terminal"] == "linux"
    assert {"mitra", "python", "sqlite", "textual", "peewee", "encoding", "schema"} <= told.keys()
    assert all(told.values())


SILENT: list[Callable[[], object]] = [check, doctor]


@pytest.mark.parametrize("look", SILENT)
def test_looking_changes_nothing(with_activities: Path, look: Callable[[], object]) -> None:
    before = db.execute_sql("SELECT total_changes()").fetchone()
    look()
    assert db.execute_sql("SELECT total_changes()").fetchone() == before
