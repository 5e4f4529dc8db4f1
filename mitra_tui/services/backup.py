"""Backups: a verified copy of one moment, and the way back."""

from __future__ import annotations

from pathlib import Path

from mitra_tui import clock
from mitra_tui.engines.faults import explained
from mitra_tui.engines.lock import side_lock
from mitra_tui.engines.sqlite import inspect, restore_into, verified_copy
from mitra_tui.errors import BadFile, Conflict
from mitra_tui.migrations import LATEST
from mitra_tui.models.base import db


def default_target() -> Path:
    """Where a backup goes when nobody says: beside the database, named for the moment."""
    stamp = clock.now().replace(":", "").replace("-", "").replace(".", "")
    return db.path.with_name(f"{db.path.stem}-{stamp}.bak{db.path.suffix}")


def backup(target: Path | None = None, *, force: bool = False) -> Path:
    """Write a verified copy to `target` (0600). Returns the path.

    Raises `Conflict` when the file exists (unless `force`) or the disk is full, `BadFile` when
    the folder cannot be written. A file that is replaced is replaced only by a sound copy.
    """
    target = target or default_target()
    if target.is_dir():
        raise BadFile("error.is_folder", path=str(target))
    if target.exists() and target.samefile(db.path):
        raise Conflict("error.is_the_database", path=str(target))
    if target.exists() and not force:
        raise Conflict("error.exists", path=str(target))
    with explained():
        if target.exists():
            scratch = target.with_name(target.name + ".new")
            scratch.unlink(missing_ok=True)
            verified_copy(db.connection(), scratch)
            scratch.replace(target)
        else:
            verified_copy(db.connection(), target)
    return target


def restore(source: Path) -> Path:
    """Put a backup in the place of what is there now, after backing that up. Returns the copy.

    Raises `BadFile` when the file is missing, not ours, damaged or from a newer program; then
    nothing was changed.
    """
    if not source.is_file():
        raise BadFile("error.no_file" if not source.exists() else "error.is_folder",
                      path=str(source))
    if source.samefile(db.path):
        raise Conflict("error.is_the_database", path=str(source))
    version = inspect(source)
    if version > LATEST:
        raise BadFile("error.newer_database", path=str(source), found=version, known=LATEST)
    copy = backup()
    with explained(), side_lock(db.lock_path, db.wait):
        restore_into(db.connection(), source)
    if version < LATEST:
        from mitra_tui.models.opening import open_database

        open_database(db.path, wait=db.wait)
    return copy
