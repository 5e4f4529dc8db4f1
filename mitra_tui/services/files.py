"""Files that belong to records: copied by checksum into a private folder beside the database.

What was once copied is never changed: its name is the SHA-256 of its content, so the same file
is kept once. Rows of `attachment` say which record has which file, under which name it was known
to people.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from mitra_tui import clock, paths
from mitra_tui.errors import BadFile, refused_by_system
from mitra_tui.models.base import db
from mitra_tui.rows.text import gate

_PIECE = 1 << 20
_CHECKSUM = re.compile("[0-9a-f]{64}")
_LONGEST_NAME = 200  # bytes; a disk takes 255, and a copy's name may grow
_LONGEST_ENDING = 20
# Signs that some system takes for more than a part of a name.
_NOT_IN_NAMES = r'[/\\:*?"<>|]+'
# Names that Windows keeps for devices, whatever ending they have.
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kept:
    """A file in the folder: its name for people, its checksum and its size in bytes."""

    name: str
    checksum: str
    size: int


def safe_name(name: str, otherwise: str = "") -> str:
    """A file's name that is only a name, on every system: no path, no device, no control sign.

    A long one is cut before its ending. `otherwise` is the answer when nothing remains.
    """
    found = re.sub(_NOT_IN_NAMES, "-", gate(name)).strip(" .-")
    if _DEVICES.fullmatch(found):
        found = f"-{found}"
    if len(found.encode()) > _LONGEST_NAME:
        whole = Path(found)
        ending = whole.suffix if len(whole.suffix.encode()) <= _LONGEST_ENDING else ""
        stem = whole.stem if ending else found
        room = _LONGEST_NAME - len(ending.encode())
        found = stem.encode()[:room].decode(errors="ignore").rstrip(" .") + ending
    return found or otherwise


def path_of(checksum: str) -> Path:
    """Where the file of that checksum lies, if it does."""
    return paths.files_of(db.path) / checksum


def keep(source: Path, *, most: int, heads: tuple[bytes, ...] = (), kinds: str = "") -> Kept:
    """Copy a file of at most `most` bytes into the database's folder.

    With `heads`, its content must begin with one of them; `kinds` names to people what these
    are. Raises `BadFile` (missing, a folder, unreadable, too large, of another kind, empty) or
    `Conflict` (disk full). The folder has the file then, whether or not a record is saved.
    """
    told = str(source)
    try:
        status = source.stat()
        if stat.S_ISDIR(status.st_mode):
            raise BadFile("error.is_folder", path=told)
        if not stat.S_ISREG(status.st_mode):  # a pipe or a device would keep us waiting
            raise BadFile("error.unreadable", path=told)
        refuse_database(source)
        stream = source.open("rb")
    except FileNotFoundError as error:
        raise BadFile("error.no_file", path=told) from error
    except (OSError, ValueError) as error:  # not ours to read, no name that a disk could have
        raise BadFile("error.unreadable", path=told) from error
    with stream:
        return keep_stream(stream, source.name, told, most=most, heads=heads, kinds=kinds)


def refuse_database(path: Path) -> None:
    """Raises `BadFile` for a file of the open database, under whatever name. Opening and closing
    one by another way than SQLite's would drop the locks that this process holds on it."""
    for ending in ("", "-wal", "-shm", ".lock"):
        try:
            own = path.samefile(db.path.with_name(db.path.name + ending))
        except (OSError, ValueError):  # one of them is not there
            continue
        if own:
            raise BadFile("file.is_the_database", path=str(path))


def keep_stream(stream: BinaryIO, name: str, told: str, *, most: int,
                heads: tuple[bytes, ...] = (), kinds: str = "") -> Kept:
    """As `keep`, for what `stream` holds from here on. `told` names it to people."""
    first = _piece(stream, told)
    if not first:
        raise BadFile("file.empty", path=told)
    if heads and not first.startswith(heads):
        raise BadFile("file.wrong_kind", path=told, kinds=kinds)
    folder = paths.files_of(db.path, make=True)

    def pieces() -> Iterator[bytes]:
        size, piece = 0, first
        while piece:
            size += len(piece)
            if size > most:
                raise BadFile("file.too_large", path=told, most=most // _PIECE)
            yield piece
            piece = _piece(stream, told)

    checksum, size = _write(folder, pieces())
    return Kept(safe_name(name, checksum), checksum, size)


def _piece(stream: BinaryIO, told: str) -> bytes:
    try:
        return stream.read(_PIECE)
    except OSError as error:
        raise BadFile("error.unreadable", path=told) from error


def _write(folder: Path, pieces: Iterator[bytes]) -> tuple[str, int]:
    """Write whole or not at all: a file that is there is the file that its name says.

    Returns the checksum, under which the file now lies in the folder, and the size.
    """
    scratch = folder / f".{secrets.token_hex(8)}.new"
    digest, size = hashlib.sha256(), 0
    try:
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
        handle = os.open(scratch, flags | getattr(os, "O_NOFOLLOW", 0)
                         | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as target:
            for piece in pieces:
                target.write(piece)
                digest.update(piece)
                size += len(piece)
            target.flush()
            os.fsync(target.fileno())
        checksum = digest.hexdigest()
        if not is_sound(folder / checksum):
            scratch.replace(folder / checksum)
    except OSError as error:
        raise refused_by_system(
            error, BadFile("error.cannot_write", path=str(folder))) from error
    finally:
        _unlink(scratch)
    return checksum, size


def _unlink(scratch: Path) -> None:
    try:
        scratch.unlink(missing_ok=True)
    except OSError:  # the disk went away: what was to be said about it is being said
        return


def is_sound(path: Path) -> bool:
    """Whether a file of the folder is there and is what its name says."""
    return not path.is_symlink() and path.is_file() and checksum_of(path) == path.name


def checksum_of(path: Path) -> str:
    """The SHA-256 of a file; empty when it cannot be read."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while piece := stream.read(_PIECE):
                digest.update(piece)
    except OSError:
        return ""
    return digest.hexdigest()


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
    found = path_of(row[0]) if row else None
    return found if found is not None and found.is_file() else None


# -- checking --------------------------------------------------------------------
def lost(database: Path | None = None) -> Iterator[str]:
    """The names of attached files that are missing or are not what they were, each once.

    With `database`, of those that lie beside that copy of it.
    """
    folder = paths.files_of(database or db.path)
    sound: dict[str, bool] = {}
    for name, checksum in list(db.execute_sql(
            "SELECT name, checksum FROM attachment GROUP BY name, checksum ORDER BY min(id)")):
        if checksum not in sound:
            sound[checksum] = is_sound(folder / checksum)
        if not sound[checksum]:
            yield name


def orphans() -> Iterator[str]:
    """What lies in the folder though no record has it, nor had it: an undo needs none of these."""
    folder = paths.files_of(db.path)
    try:
        found = sorted(path.name for path in folder.iterdir())
    except OSError:  # no file was ever attached
        return
    known = {row[0] for row in db.execute_sql(
        "SELECT checksum FROM attachment UNION SELECT "
        "json_extract(coalesce(before, after), '$.checksum') FROM journal "
        "WHERE table_name = 'attachment'")}
    yield from (name for name in found if name not in known)


# -- carrying --------------------------------------------------------------------
def carry(source: Path, target: Path, *, link: bool = False) -> int:
    """Copy the files of the database `source` to those of `target` (a backup, or back again).

    Each copy is verified; one that is there already and sound stays. A file that is not what its
    name says any more is left behind: `lost` names it. With `link`, a file on the same disk is
    the same file under two names, where the disk can do that: it takes no room, and none is ever
    changed. Returns how many were copied. Raises `BadFile` or `Conflict` when one cannot be read
    or written.
    """
    folder = paths.files_of(source)
    copied = 0
    if not folder.is_dir():
        return copied
    for path in sorted(folder.iterdir()):
        if not _CHECKSUM.fullmatch(path.name) or not is_sound(path):
            continue
        aim = paths.files_of(target, make=True)
        if is_sound(aim / path.name):
            continue
        if not (link and _linked(path, aim / path.name)):
            _write(aim, _read(path))
        copied += 1
    return copied


def _linked(path: Path, aim: Path) -> bool:
    try:
        os.link(path, aim, follow_symlinks=False)
    except (OSError, NotImplementedError):  # another disk, one that cannot, or one is there
        return False
    return True


def _read(path: Path) -> Iterator[bytes]:
    try:
        stream = path.open("rb")
    except OSError as error:
        raise BadFile("error.unreadable", path=str(path)) from error
    with stream:
        while piece := _piece(stream, str(path)):
            yield piece
