"""Opening a file: ours or not, of which schema, and what is done about it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw
import pytest

import mitra_tui.models.opening as opening
from mitra_tui.engines.sqlite import APPLICATION_ID, inspect
from mitra_tui.errors import BadFile, Busy, Conflict, MitraError, NotFound
from mitra_tui.migrations import LATEST
from mitra_tui.models.base import Table, db
from mitra_tui.models.every import every_model
from mitra_tui.models.opening import close_database, connection_info, open_database
from mitra_tui.services import changes
from tests import factories


def opened(path: Path, **options: Any) -> MitraError:
    """The refusal that opening `path` ends with."""
    with pytest.raises(MitraError) as refused:
        open_database(path, wait=0.2, **options)
    assert db.deferred or db.is_closed()
    return refused.value


# -- what is refused ---------------------------------------------------------------
def test_a_missing_file_is_not_made_by_accident(tmp_path: Path) -> None:
    path = tmp_path / "tidak ada.db"
    assert isinstance(opened(path), NotFound)
    assert list(tmp_path.glob("tidak*")) == []


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert opened(tmp_path).key == "error.is_folder"


@pytest.mark.parametrize("content", [
    b"Nama,Kota\nPT Maju,Samarinda\n" * 50, b"\x00" * 4096, b"PK\x03\x04" + b"\xff" * 5000, b"x",
])
def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "lain.db"
    path.write_bytes(content)
    error = opened(path)
    assert isinstance(error, BadFile)
    assert error.key in ("error.not_database", "error.corrupt", "error.foreign_database")
    assert path.read_bytes() == content
    assert not (tmp_path / "lain.db-wal").exists()


def test_an_empty_file_is_not_taken_for_the_schools_data(tmp_path: Path) -> None:
    """A file that a fault emptied must not look like a directory without partners."""
    path = tmp_path / "kosong.db"
    path.touch()
    assert opened(path).key == "error.empty_database"
    assert path.stat().st_size == 0
    open_database(path, wait=1.0, create=True)  # the first set-up may go on after a power cut
    assert db.pragma("user_version") == LATEST


def test_a_foreign_database_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "lain.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE siswa (nama TEXT)")
        other.execute("INSERT INTO siswa VALUES ('A')")
    other.close()
    assert opened(path).key == "error.foreign_database"
    with sqlite3.connect(path) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("siswa",)]
    other.close()


def test_a_database_of_a_newer_program_is_refused(database: Path) -> None:
    db.execute_sql(f"PRAGMA user_version = {LATEST + 1}")
    close_database()
    error = opened(database)
    assert error.key == "error.newer_database"
    assert (error.params["found"], error.params["known"]) == (LATEST + 1, LATEST)


def test_a_damaged_database_is_refused(database: Path) -> None:
    close_database()
    content = bytearray(database.read_bytes())
    content[100:3000] = b"\xff" * 2900
    database.write_bytes(content)
    assert isinstance(opened(database), BadFile)


@pytest.mark.skipif(os.name == "nt", reason="modes")
def test_a_file_that_cannot_be_written_is_refused(
    database: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    close_database()
    database.chmod(0o400)
    monkeypatch.setattr(os, "access", lambda path, mode: mode == os.R_OK)  # root may do all
    assert opened(database).key == "error.read_only"


def test_a_locked_file_is_busy(database: Path) -> None:
    close_database()
    other = apsw.Connection(str(database))
    list(other.execute("PRAGMA locking_mode = EXCLUSIVE"))
    list(other.execute("BEGIN EXCLUSIVE"))
    list(other.execute("CREATE TABLE held (x)"))
    try:
        error = opened(database)
        assert isinstance(error, Busy)
    finally:
        other.execute("ROLLBACK")
        other.close()
    open_database(database, wait=1.0)


# -- what is made ------------------------------------------------------------------
def test_a_new_database_is_private_and_safe(tmp_path: Path) -> None:
    path = tmp_path / "baru" / "mitra.db"
    open_database(path, wait=1.0, create=True)
    info = connection_info()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert (info["journal_mode"], info["synchronous"], info["foreign_keys"]) == ("wal", 2, 1)
    assert db.pragma("application_id") == APPLICATION_ID
    assert db.pragma("recursive_triggers") == 1
    assert db.pragma("trusted_schema") == 0
    assert info["schema"] == LATEST


def test_the_sqlite_of_this_process_does_not_lose_commits() -> None:
    from mitra_tui.engines.sqlite import OLDEST_SQLITE, library_version

    assert tuple(map(int, library_version().split("."))) >= OLDEST_SQLITE


def schema() -> list[tuple[Any, ...]]:
    return list(db.execute_sql(
        "SELECT type, name, tbl_name, replace(replace(sql, ' IF NOT EXISTS', ''), char(10), ' ') "
        "FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%' "
        "AND name NOT LIKE 'journal_%' AND tbl_name <> 'schema_migration' ORDER BY type, name"))


def test_migrations_build_what_the_models_describe(database: Path, tmp_path: Path) -> None:
    """The frozen scripts and the models are written apart; here they meet."""
    migrated = schema()
    close_database()
    path = tmp_path / "from-models.db"
    path.touch()
    db.aim(str(path), 1.0)
    db.connect()
    models: list[type[Table]] = every_model()
    db.execute_sql("PRAGMA foreign_keys = OFF")
    for model in models:
        model.create_table(safe=False)
    described = schema()
    assert [row[:3] for row in migrated] == [row[:3] for row in described]
    different = [
        f"{one[1]}:\n  {one[3]}\n  {two[3]}" for one, two in zip(migrated, described, strict=True)
        if _plain(one[3]) != _plain(two[3])
    ]
    assert not different, "\n".join(different)


def _plain(sql: str | None) -> str:
    """The statement without its layout: SQLite adds a column to the text as it was given."""
    flat = " ".join((sql or "").split())
    return flat.replace("( ", "(").replace(" )", ")").replace(" ,", ",")


# -- from an older schema ------------------------------------------------------------
ADD_COLUMN = '''
def up(migrator, db):
    db.execute_sql("ALTER TABLE partner ADD COLUMN motto TEXT NOT NULL DEFAULT ''")
'''
FAILING = '''
def up(migrator, db):
    db.execute_sql("ALTER TABLE partner ADD COLUMN motto TEXT NOT NULL DEFAULT ''")
    db.execute_sql("ALTER TABLE nothing ADD COLUMN x TEXT")
'''


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A program one schema newer; the folder of its migrations, to put the second one in."""
    folder = tmp_path / "migrations"
    shutil.copytree(opening.MIGRATIONS, folder)
    monkeypatch.setattr(opening, "MIGRATIONS", folder)
    monkeypatch.setattr(opening, "LATEST", LATEST + 1)
    yield folder


def test_an_older_schema_is_backed_up_then_migrated(with_partners: Path, newer: Path) -> None:
    close_database()
    (newer / "0002_motto.py").write_text(ADD_COLUMN)
    open_database(with_partners, wait=5.0)
    assert db.pragma("user_version") == LATEST + 1
    (copy,) = with_partners.parent.glob(f"mitra-schema{LATEST}-*.db")
    assert copy.stat().st_mode & 0o777 == 0o600
    assert inspect(copy) == LATEST
    close_database()
    names = apsw.Connection(str(copy)).execute("SELECT count(*) FROM partner").fetchone()
    assert names == (8,)


def test_after_a_migration_the_journal_keeps_the_new_column(
    with_partners: Path, newer: Path,
) -> None:
    close_database()
    (newer / "0002_motto.py").write_text(ADD_COLUMN)
    open_database(with_partners, wait=5.0)
    old = db.execute_sql("SELECT max(id) FROM change").fetchone()[0]
    with pytest.raises(Conflict) as refused:
        changes.undo(old)
    assert refused.value.key == "error.older_schema"
    factories.edit("partners", 1, city="Bontang")
    (after,) = db.execute_sql("SELECT after FROM journal ORDER BY id DESC LIMIT 1").fetchone()
    assert '"motto":""' in after
    changes.undo()
    assert factories.values_of("partners", 1)["city"] == "Samarinda"


def test_a_migration_that_fails_changes_nothing_and_keeps_the_journal_on(
    with_partners: Path, newer: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    close_database()
    (newer / "0002_motto.py").write_text(FAILING)
    with pytest.raises(Exception, match="nothing"):
        open_database(with_partners, wait=5.0)
    monkeypatch.undo()  # the old program again
    open_database(with_partners, wait=5.0)
    assert db.pragma("user_version") == LATEST
    assert "motto" not in {row[1] for row in db.execute_sql("PRAGMA table_info(partner)")}
    from mitra_tui.services.checkup import check

    assert check() == []
