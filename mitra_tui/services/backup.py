"""Backups: a verified copy of one moment with the files of its records, and the way back."""

from __future__ import annotations

import glob
import re
from pathlib import Path

from mitra_tui import clock
from mitra_tui.engines.faults import explained
from mitra_tui.engines.lock import side_lock
from mitra_tui.engines.sqlite import inspect, restore_into, verified_copy
from mitra_tui.errors import BadFile, Conflict, MitraError, NotFound
from mitra_tui.migrations import LATEST
from mitra_tui.models.base import db
from mitra_tui.services import files

_STAMP = re.compile(r"-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)\d*Z\.bak")

# What a database says that cannot be opened any more, where a backup is the only way.
_BEYOND_OPENING = ("error.corrupt", "error.not_database", "error.empty_database")


def default_target() -> Path:
    """Where a backup goes when nobody says: beside the database, named for the moment."""
    return db.path.with_name(f"{db.path.stem}-{_stamp()}.bak{db.path.suffix}")


def _stamp() -> str:
    return clock.now().replace(":", "").replace("-", "").replace(".", "")


def backup(target: Path | None = None, *, force: bool = False) -> Path:
    """Write a verified copy to `target` (0600), with the files of records. Returns the path.

    Beside the database, where nobody names a target, the files take no room of their own.

    Raises `Conflict` when the file exists (unless `force`) or the disk is full, `BadFile` when
    the folder cannot be written. A file that is replaced is replaced only by a sound copy, once
    the files lie beside it; what fails leaves nothing that looks like a backup.
    """
    beside, target = target is None, target or default_target()
    if target.is_dir():
        raise BadFile("error.is_folder", path=str(target))
    if target.exists() and target.samefile(db.path):
        raise Conflict("error.is_the_database", path=str(target))
    if target.exists() and not force:
        raise Conflict("error.exists", path=str(target))
    new = not target.exists()
    copy = target if new else target.with_name(target.name + ".new")
    _copy(copy, target)
    try:
        files.carry(db.path, target, link=beside)
        if not new:
            copy.replace(target)
    except (MitraError, OSError):
        copy.unlink(missing_ok=True)
        raise
    return target


def _copy(copy: Path, target: Path) -> None:
    """Make the copy that will be `target`; what cannot be written is said of that name."""
    if copy != target:
        copy.unlink(missing_ok=True)
    try:
        with explained():
            verified_copy(db.connection(), copy)
    except BadFile as error:
        if error.key != "error.cannot_write":
            raise
        raise BadFile(error.key, path=str(target)) from error  # not the scratch file's name


def newest() -> tuple[Path, str] | None:
    """The backup beside the database that was made last, and when (as `clock.now` says it).

    Only those that were given no other name; the moment is read from the name.
    """
    stem = db.path.stem
    for path in sorted(db.path.parent.glob(f"{glob.escape(stem)}-*.bak{db.path.suffix}"),
                       reverse=True):
        found = _STAMP.search(path.name, len(stem))
        if found:
            return path, "{}-{}-{}T{}:{}:{}Z".format(*found.groups())
    return None


def restore(source: Path) -> Path:
    """Put a backup in the place of what is there now, after backing that up. Returns the copy.

    Raises `BadFile` when the file is missing, not ours, damaged or from a newer program; then
    nothing was changed. Nobody writes between the copy and the restored data.
    """
    version = _version(source)
    if source.samefile(db.path):
        raise Conflict("error.is_the_database", path=str(source))
    with explained(), side_lock(db.lock_path, db.wait):
        copy = backup()
        _replace(source)
    _catch_up(version)
    return copy


def restore_over(path: Path, source: Path, *, wait: float) -> Path | None:
    """`restore` into the database `path`, which may be missing or damaged beyond opening.

    A damaged file is put aside under another name. Returns where the data before is: the
    automatic backup, the damaged file, or None when there was nothing. `wait`: seconds.
    """
    from mitra_tui.models.opening import close_database, open_database

    try:
        open_database(path, wait=wait)
        return restore(source)
    except NotFound:
        version, aside = _version(source), None
    except BadFile as error:
        if error.key not in _BEYOND_OPENING:
            raise
        version = _version(source)
        close_database()
        aside = _put_aside(path)
    open_database(path, wait=wait, create=True)
    with explained(), side_lock(db.lock_path, db.wait):
        _replace(source)
    _catch_up(version)
    return aside


def _version(source: Path) -> int:
    """The schema of a sound backup; raises `BadFile`."""
    if not source.is_file():
        raise BadFile("error.no_file" if not source.exists() else "error.is_folder",
                      path=str(source))
    version = inspect(source)
    if version > LATEST:
        raise BadFile("error.newer_database", path=str(source), found=version, known=LATEST)
    return version


def _replace(source: Path) -> None:
    files.carry(source, db.path)
    restore_into(db.connection(), source)


def _catch_up(version: int) -> None:
    if version < LATEST:
        from mitra_tui.models.opening import open_database

        open_database(db.path, wait=db.wait)


def _put_aside(path: Path) -> Path:
    """Rename a damaged database with what belongs to it; never opened, never deleted."""
    aside = path.with_name(f"{path.stem}-{_stamp()}.damaged{path.suffix}")
    for ending in ("-wal", "-shm", ""):
        part = path.with_name(path.name + ending)
        if part.exists():
            part.rename(aside.with_name(aside.name + ending))
    return aside
