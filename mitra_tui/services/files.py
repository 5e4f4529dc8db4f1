"""Files that belong to records: copied by checksum into a private folder beside the database.

What was once copied is never changed: its name is the SHA-256 of its content. Rows of
`attachment` say which record has which file, under which name it was known to people.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mitra_tui import clock, paths
from mitra_tui.errors import BadFile, refused_by_system
from mitra_tui.models.base import db
from mitra_tui.rows.text import gate

_PIECE = 1 << 20
_NAME_LENGTH = 64


@dataclass(frozen=True, slots=True)
class Kept:
    """A file in the folder: its name for people, its checksum and its size in bytes."""

    name: str
    checksum: str
    size: int


def keep(source: Path, *, most: int, heads: tuple[bytes, ...] = (), kinds: str = "") -> Kept:
    """Copy a file of at most `most` bytes into the database's folder.

    With `heads`, its content must begin with one of them; `kinds` names to people what these
    are. Raises `BadFile` (missing, a folder, unreadable, too large, of another kind, empty) or
    `Conflict` (disk full). The folder has the file then, whether or not a record is saved.
    """
    content = _content(source, most)
    if heads and not content.startswith(heads):
        raise BadFile("file.wrong_kind", path=str(source), kinds=kinds)
    checksum = hashlib.sha256(content).hexdigest()
    target = paths.files_of(db.path, make=True) / checksum
    if not target.exists():
        _write(target, content)
    return Kept(gate(source.name)[:255] or checksum, checksum, len(content))


def _content(source: Path, most: int) -> bytes:
    try:
        mode = source.stat().st_mode
        if stat.S_ISDIR(mode):
            raise BadFile("error.is_folder", path=str(source))
        if not stat.S_ISREG(mode):  # a pipe or a device would keep us waiting
            raise BadFile("error.unreadable", path=str(source))
        with source.open("rb") as stream:
            content = stream.read(most + 1)
    except FileNotFoundError as error:
        raise BadFile("error.no_file", path=str(source)) from error
    except OSError as error:  # no right to read it, or no name that a disk could have
        raise BadFile("error.unreadable", path=str(source)) from error
    if not content:
        raise BadFile("file.empty", path=str(source))
    if len(content) > most:
        raise BadFile("file.too_large", path=str(source), most=most // _PIECE)
    return content


def _write(target: Path, content: bytes) -> None:
    """Write whole or not at all: a file that is there is the file that its name says."""
    scratch = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        scratch.unlink(missing_ok=True)
        handle = os.open(
            scratch, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        scratch.replace(target)
    except OSError as error:
        scratch.unlink(missing_ok=True)
        raise refused_by_system(
            error, BadFile("error.cannot_write", path=str(target.parent))) from error


def attach(what: str, record_id: int, kept: Kept) -> int:
    """Inside an open transaction: note that a record has this file. The note's id."""
    cursor = db.execute_sql(
        "INSERT INTO attachment (subject_what, subject_id, name, checksum, size, added_at) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (what, record_id, kept.name, kept.checksum, kept.size, clock.now()))
    return int(db.last_insert_id(cursor))


def find(what: str, record_id: int, name: str) -> Path | None:
    """The file that a record knows under `name`, the newest of that name; None when it is gone."""
    row = db.execute_sql(
        "SELECT checksum FROM attachment WHERE subject_what = ? AND subject_id = ? AND name = ? "
        "ORDER BY id DESC LIMIT 1", (what, record_id, name)).fetchone()
    found = paths.files_of(db.path) / row[0] if row else None
    return found if found is not None and found.is_file() else None


def lost() -> Iterator[str]:
    """The names of attached files that are missing or are not what they were."""
    folder = paths.files_of(db.path)
    for name, checksum in list(db.execute_sql("SELECT name, checksum FROM attachment")):
        path = folder / checksum
        if not path.is_file() or _checksum(path) != checksum:
            yield name


def _checksum(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while piece := stream.read(_PIECE):
                digest.update(piece)
    except OSError:
        return ""
    return digest.hexdigest()


def carry(source: Path, target: Path) -> int:
    """Copy the files of the database `source` to those of `target` (a backup, or back again).

    Files that are there already stay. Returns how many were copied. Raises `BadFile` or
    `Conflict` when one cannot be written.
    """
    folder = paths.files_of(source)
    copied = 0
    if not folder.is_dir():
        return copied
    for path in sorted(folder.iterdir()):
        if len(path.name) != _NAME_LENGTH or not path.is_file():
            continue
        aim = paths.files_of(target, make=True) / path.name
        if aim.exists():
            continue
        try:
            content = path.read_bytes()
        except OSError as error:
            raise BadFile("error.unreadable", path=str(path)) from error
        _write(aim, content)
        copied += 1
    return copied

