"""`check`: is the data sound? `doctor`: what is installed and what is this terminal?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mitra_tui.engines import journal, search
from mitra_tui.engines.faults import explained
from mitra_tui.errors import MitraError
from mitra_tui.i18n import t
from mitra_tui.migrations import LATEST
from mitra_tui.models.base import db, side_note
from mitra_tui.models.opening import migration_names
from mitra_tui.services import files
from mitra_tui.services.changes import MOVING


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be; `key` names the sentence.

    What is `harmless` is worth a word, but the data is sound."""

    key: str
    params: dict[str, Any]
    harmless: bool = False


def check() -> list[Finding]:
    """All that is wrong with the open database; empty when it is sound.

    Integrity of the file, foreign keys, the migrations it went through, the journal's triggers,
    the journal against the rows (every row must be as its newest entry says), the search index
    against the rows, a change left open, and the files that belong to records.
    """
    found: list[Finding] = []
    for look in (_integrity, _references, _schema, _triggers, _rows_against_journal, _index,
                 _files):
        try:
            with explained():
                found += look()
        except MitraError as error:  # so damaged that it cannot even be read
            found.append(Finding("check_up.integrity", {"detail": str(error.__cause__)}))
    return found


def _integrity() -> Iterator[Finding]:
    for (verdict,) in list(db.execute_sql("PRAGMA integrity_check")):
        if verdict != "ok":
            yield Finding("check_up.integrity", {"detail": verdict})


def _files() -> Iterator[Finding]:
    for name in files.lost():
        yield Finding("check_up.file", {"name": name})
    for name in files.orphans():
        yield Finding("check_up.orphan", {"name": name}, harmless=True)


def _references() -> Iterator[Finding]:
    for table, row, parent, _ in list(db.execute_sql("PRAGMA foreign_key_check")):
        yield Finding("check_up.reference", {"table": table, "row": row, "parent": parent})
    if db.execute_sql("SELECT 1 FROM open_change").fetchone():
        yield Finding("check_up.open_change", {})


def _schema() -> Iterator[Finding]:
    """A database went through exactly the migrations that this program knows."""
    done = {row[0] for row in db.execute_sql("SELECT name FROM schema_migration")}
    known = migration_names()
    for name in sorted(done - known):
        yield Finding("check_up.migration_unknown", {"name": name})
    for name in sorted(known - done):
        yield Finding("check_up.migration_missing", {"name": name})
    version = int(db.pragma("user_version"))
    if version != LATEST:
        yield Finding("check_up.schema_number", {"found": version, "known": LATEST})


def _triggers() -> Iterator[Finding]:
    have = {row[0]: row[1] for row in db.execute_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")}
    for table in journal.journalled_tables(db):
        for statement in journal.trigger_sql(table, journal.columns_of(db, table)):
            name = statement.split('"')[1]
            if have.get(name) != statement:
                yield Finding("check_up.trigger", {"name": name})


def _rows_against_journal() -> Iterator[Finding]:
    for table in journal.journalled_tables(db):
        newest = dict(db.execute_sql(
            "SELECT row_id, after FROM journal WHERE id IN (SELECT max(id) FROM journal "
            "WHERE table_name = ? GROUP BY row_id)", (table,)))
        names = journal.columns_of(db, table)
        columns = ", ".join(f'"{name}"' for name in names)
        seen = set()
        for row in db.execute_sql(f'SELECT {columns} FROM "{table}"'):
            values = dict(zip(names, row, strict=True))
            seen.add(values["id"])
            said = newest.get(values["id"])
            if said is None or not _agree(json.loads(said), values):
                yield Finding("check_up.journal", {"table": table, "row": values["id"]})
        for row, after in newest.items():
            if after is not None and row not in seen:
                yield Finding("check_up.journal", {"table": table, "row": row})


def _agree(said: dict[str, Any], is_now: dict[str, Any]) -> bool:
    """Columns that a later migration added are not in older entries."""
    return all(is_now.get(name) == value for name, value in said.items() if name not in MOVING)


def _index() -> Iterator[Finding]:
    """The index says what the rows say. One that is not there is made: it holds nothing else."""
    missing = search.missing(db)
    if missing:
        with side_note():
            search.create_tables(db)
            search.rebuild(db, missing)
    for table in missing:
        yield Finding("check_up.index_made", {"table": table}, harmless=True)
    for table, row in search.differences(db):
        yield Finding("check_up.index", {"table": table, "row": row})


def doctor() -> dict[str, str]:
    """What a helper on the telephone would ask: versions, database, encoding, terminal."""
    import os
    import platform
    import sys
    from importlib.metadata import PackageNotFoundError, version

    from mitra_tui import __version__
    from mitra_tui.engines.sqlite import library_version
    from mitra_tui.models.opening import connection_info

    found = {"mitra": __version__, "python": platform.python_version(),
             "system": platform.platform(), "sqlite": library_version()}
    for package in ("textual", "peewee", "pydantic", "apsw", "rapidfuzz", "python-calamine",
                    "xlsxwriter", "platformdirs"):
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "-"
    if not db.deferred and not db.is_closed():
        found |= {name: str(value) for name, value in connection_info().items()}
    found["encoding"] = f"{sys.stdout.encoding} / {sys.getfilesystemencoding()}"
    found["terminal"] = os.environ.get("TERM", "-")
    found["colours"] = os.environ.get("COLORTERM", "-")
    found["is_terminal"] = " / ".join(
        t("doctor.terminal_yes" if stream.isatty() else "doctor.terminal_no")
        for stream in (sys.stdin, sys.stdout))
    size = os.get_terminal_size(1) if sys.stdout.isatty() else None
    found["size"] = f"{size.columns}x{size.lines}" if size else "-"
    return found
