"""Opening a database: what it is, whether it is ours, and bringing it to the present schema."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import apsw
from peewee import PeeweeException

from mitra_tui import clock
from mitra_tui.engines import journal, search, statistics
from mitra_tui.engines.faults import explain, explained
from mitra_tui.engines.lock import side_lock
from mitra_tui.engines.sqlite import APPLICATION_ID, create_file, verified_copy
from mitra_tui.errors import BadFile, MitraError, NotFound, refused_by_system
from mitra_tui.migrations import LATEST
from mitra_tui.models.base import db
from mitra_tui.rows.text import is_text

MIGRATIONS = Path(__file__).parent.parent / "migrations"
# A database has at least one page of this many bytes; SQLite takes less for a new one.
SMALLEST_PAGE = 512


def open_database(path: Path, *, wait: float, create: bool = False,
                  cache_kib: int = 0) -> None:
    """Open `path` for this thread and bring it to the present schema.

    `wait`: seconds to wait for locks from now on. With `create`, a missing file is made.
    `cache_kib` bounds this connection's page cache (0: SQLite's own choice).
    Raises `NotFound` (no such file), `BadFile` (not a database, not ours, newer, damaged),
    `Busy`, `Conflict` (cannot be written).
    """
    if not is_text(str(path)):
        raise BadFile("error.path_not_utf8", path=str(path))
    try:
        made = _find_or_make(path, create)
    except OSError as error:  # a folder on the way may not be looked into, a name is too long
        raise BadFile("error.unreachable", path=str(path)) from error
    db.aim(str(path), wait)
    try:
        with explained():
            db.connect()
            if cache_kib:
                db.execute_sql(f"PRAGMA cache_size = -{cache_kib}")
            _bring_up_to_date(path)
    except BaseException:
        close_database()
        if made:
            _take_back(path)
        raise


def _take_back(path: Path) -> None:
    """Leave no empty file where there was no room for a first page."""
    if path.stat().st_size == 0:
        for end in ("-wal", "-shm", ""):
            path.with_name(path.name + end).unlink(missing_ok=True)


def _find_or_make(path: Path, create: bool) -> bool:
    """Whether the file was made just now. Raises when it is missing or cannot be used."""
    if path.is_dir():
        raise BadFile("error.is_folder", path=str(path))
    if not path.exists():
        if not create:
            raise NotFound("error.no_database", path=str(path))
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise refused_by_system(
                error, BadFile("error.cannot_write", path=str(path.parent))) from error
        create_file(path)
        return True
    if not os.access(path, os.R_OK | os.W_OK):
        raise BadFile("error.read_only", path=str(path))
    _refuse_small(path, create)
    return False


def _refuse_small(path: Path, create: bool) -> None:
    """Emptied by a fault, or no database at all: it must not look like a new one."""
    size = path.stat().st_size
    if size == 0 and not create:  # the first set-up goes on where a power cut ended it
        raise BadFile("error.empty_database", path=str(path))
    if 0 < size < SMALLEST_PAGE:
        raise BadFile("error.not_database", path=str(path))


def close_database() -> None:
    """Close this thread's connection, if it has one."""
    if not db.deferred and not db.is_closed():
        db.close()


def schema_of(path: Path) -> int:
    """The schema number of the open database; raises `BadFile` when it is not ours or newer."""
    mark = db.pragma("application_id")
    version = int(db.pragma("user_version"))
    if mark == 0 and version == 0 and not _has_tables():
        return 0
    if mark != APPLICATION_ID:
        raise BadFile("error.foreign_database", path=str(path))
    if version > LATEST:
        raise BadFile("error.newer_database", path=str(path), found=version, known=LATEST)
    return version


def _has_tables() -> bool:
    return bool(db.execute_sql("SELECT 1 FROM sqlite_master LIMIT 1").fetchone())


def has_school() -> bool:
    """Whether the open database was set up: the school has its record."""
    return bool(db.execute_sql("SELECT 1 FROM school LIMIT 1").fetchone())


def is_sample() -> bool:
    """Whether the open database is a throw-away copy of the paper's records."""
    return bool(db.execute_sql("SELECT 1 FROM school WHERE sample = 1 LIMIT 1").fetchone())


def _bring_up_to_date(path: Path) -> None:
    if schema_of(path) == LATEST:
        return
    with side_lock(db.lock_path, max(db.wait, 30.0)):
        version = schema_of(path)  # again: another process may have done it meanwhile
        if version == LATEST:
            return
        if version:
            stamp = clock.now().replace(":", "").replace(".", "")
            copy = path.with_name(f"{path.stem}-schema{version}-{stamp}{path.suffix}")
            verified_copy(db.connection(), copy)
        _migrate()


def _migrate() -> None:
    from playhouse.migrations import Runner

    # Marked as ours first: a power cut between two migrations must not make it look foreign.
    db.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    journal.drop_triggers(db)
    try:
        Runner(db, str(MIGRATIONS)).up()
    except BaseException:
        journal.build_triggers(db)  # the older program goes on with a journal that works
        raise
    with db.atomic():
        search.create_tables(db)
        search.rebuild(db)
        journal.build_triggers(db)
        statistics.tell(db)
        db.execute_sql(f"PRAGMA user_version = {LATEST}")


def migration_names() -> set[str]:
    """The migrations that this program knows, by name (`0001_first`)."""
    return {path.stem for path in MIGRATIONS.glob("[0-9]*.py")}


def plain_error(error: Exception) -> MitraError | None:
    """Our error for one that came from the database itself, None for any other."""
    ours = isinstance(error, (PeeweeException, apsw.Error))
    return explain(error) if ours else None


def connection_info() -> dict[str, Any]:
    """What `doctor` tells about the open database."""
    return {
        "path": str(db.path),
        "journal_mode": db.pragma("journal_mode"),
        "synchronous": db.pragma("synchronous"),
        "foreign_keys": db.pragma("foreign_keys"),
        "schema": db.pragma("user_version"),
        "page_count": db.pragma("page_count"),
        "page_size": db.pragma("page_size"),
    }
