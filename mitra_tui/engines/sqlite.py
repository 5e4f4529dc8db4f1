"""SQLite through apsw: the one module that opens a database file.

WAL with `synchronous=FULL` survived every simulated power cut; IMMEDIATE transactions never fail
half-way; foreign keys and recursive triggers are on so that the journal sees cascades and
REPLACE. See `engines/journal.py` for what the triggers write.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import apsw
from playhouse.apsw_ext import APSWDatabase

from mitra_tui.errors import BadFile, Conflict, refused_by_system

# Marks a file as ours ("mitr"); `PRAGMA user_version` holds the number of the last migration.
APPLICATION_ID = 0x6D697472
# Before 3.51.3 a writer and a checkpoint together could lose commits in WAL.
OLDEST_SQLITE = (3, 51, 3)

PRAGMAS = (
    ("foreign_keys", "ON"),
    ("recursive_triggers", "ON"),
    ("trusted_schema", "OFF"),
    ("journal_mode", "WAL"),
    ("synchronous", "FULL"),
)


def _as_text(_cursor: object, _number: int, value: object) -> str:
    return str(value)


class SqliteEngine(APSWDatabase):  # type: ignore[misc]
    """One database file; one connection per thread."""

    def __init__(self) -> None:
        super().__init__(None, lock_type="IMMEDIATE")
        self.wait = 5.0
        self.written: int | None = None  # the newest change that this process has written
        self.own_changes: set[int] = set()  # all that it has written since the file was opened

    def aim(self, path: str, wait: float) -> None:
        """Point at `path`; locks are waited for `wait` seconds. Nothing is opened yet."""
        if not self.deferred and not self.is_closed():
            self.close()
        self.wait = wait
        self.written = None
        self.own_changes = set()
        self.init(path, timeout=wait)

    @property
    def path(self) -> Path:
        return Path(self.database)

    @property
    def lock_path(self) -> Path:
        """The side file on which writers queue."""
        return self.path.with_name(self.path.name + ".lock")

    def _connect(self) -> Any:
        connection = apsw.Connection(
            self.database, flags=apsw.SQLITE_OPEN_READWRITE  # never makes a file by accident
        )
        connection.set_busy_timeout(int(self.wait * 1000))
        connection.convert_binding = _as_text  # dates and decimals are stored as text
        try:
            for name, value in PRAGMAS:
                connection.execute(f"PRAGMA {name}={value}")
        except apsw.Error:
            connection.close()
            raise
        return connection


def create_file(path: Path) -> None:
    """Make an empty database file that only its owner can read. `Conflict` when it exists."""
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0),
                         0o600)
    except FileExistsError as error:
        raise Conflict("error.exists", path=str(path)) from error
    except OSError as error:
        raise refused_by_system(error, BadFile("error.cannot_write", path=str(path))) from error
    os.close(handle)


def open_references(connection: Any) -> bool:
    """Whether the running transaction, ended now, would leave references to rows that are not
    there (while `defer_foreign_keys` puts the complaint off)."""
    return bool(connection.status(apsw.SQLITE_DBSTATUS_DEFERRED_FKS)[0])


def library_version() -> str:
    """The version of the SQLite that apsw carries."""
    return str(apsw.sqlite_lib_version())


def verified_copy(connection: Any, target: Path) -> None:
    """Write a sound copy of an open database to the new file `target`, mode 0600.

    `VACUUM INTO` sees one moment of the database, WAL included. The copy is made under another
    name, opened read-only, checked, and only then takes its name.
    """
    scratch = target.with_name(f".{target.name}.{os.getpid()}.new")
    scratch.unlink(missing_ok=True)
    create_file(scratch)
    try:
        connection.execute("VACUUM INTO ?", (str(scratch),))
        inspect(scratch)
        # A hard link refuses to replace what appeared meanwhile; not every disk can link.
        try:
            os.link(scratch, target)
        except FileExistsError as error:
            raise Conflict("error.exists", path=str(target)) from error
        except OSError:
            scratch.rename(target)
    finally:
        scratch.unlink(missing_ok=True)


def inspect(path: Path) -> int:
    """Check a copy read-only: ours, and sound. Returns its schema number; raises `BadFile`."""
    try:
        copy = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            ours = copy.pragma("application_id")
            version = copy.pragma("user_version")
            verdict = copy.pragma("integrity_check")
        finally:
            copy.close()
    except (apsw.NotADBError, apsw.CorruptError, apsw.CantOpenError) as error:
        raise BadFile("error.backup_unsound", path=str(path)) from error
    if ours != APPLICATION_ID:
        raise BadFile("error.foreign_database", path=str(path))
    if verdict != "ok":
        raise BadFile("error.backup_unsound", path=str(path))
    assert isinstance(version, int)
    return version


def restore_into(connection: Any, source: Path) -> None:
    """Replace the open database's content by that of the file `source`, in one step."""
    origin = apsw.Connection(str(source), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        with connection.backup("main", origin, "main") as backup:
            backup.step(-1)
    finally:
        origin.close()
