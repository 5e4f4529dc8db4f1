"""Files that we make: whole or not at all, for their owner only, never over something else."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import BinaryIO, TypeVar

from mitra_tui.errors import BadFile, Conflict, Usage, refused_by_system
from mitra_tui.models.base import db

Answer = TypeVar("Answer")


def write_new(
    target: Path, fill: Callable[[BinaryIO], Answer], *, force: bool = False
) -> Answer:
    """Let `fill` write a new file (0600); it takes its name only when it is whole.

    Answers what `fill` does. Raises `Conflict` when there is a file already (unless `force`), it
    is the database or the disk is full, `BadFile` when it cannot be written.
    """
    refuse_target(target, force=force)
    scratch = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.new")
    try:
        answer = _filled(scratch, fill)
        _take_name(scratch, target, force=force)
    except OSError as error:
        raise refused_by_system(
            error, BadFile("error.cannot_write", path=str(target))) from error
    finally:
        with suppress(OSError):  # where nothing could be made there is nothing to take away
            scratch.unlink()
    return answer


def write_free(stem: Path, ending: str, fill: Callable[[BinaryIO], Answer]) -> tuple[Answer, Path]:
    """`write_new` to the first name that is free: `stem.ENDING`, `stem-2.ENDING`, …

    Without an ending the stem is the name."""
    dotted = f".{ending}" if ending else ""
    for number in count(1):
        target = stem.with_name(f"{stem.name}{f'-{number}' if number > 1 else ''}{dotted}")
        if target.exists():
            continue
        try:
            return write_new(target, fill), target
        except Conflict as error:
            if error.key != "error.exists":  # else someone took the name meanwhile
                raise
    raise AssertionError("numbers do not end")


def format_of(chosen: str, target: Path | None, known: Sequence[str], otherwise: str) -> str:
    """The format: as chosen, else as the file's name ends, else `otherwise`. Raises `Usage`."""
    ending = target.suffix.lstrip(".").casefold() if target else ""
    found = chosen or (ending if ending in known else otherwise)
    if found not in known:
        raise Usage("export.no_format", format=found, formats=", ".join(known))
    return found


def refuse_target(target: Path, *, force: bool) -> None:
    """Raises `Conflict` or `BadFile` when `target` must not be written."""
    if target.is_dir():
        raise BadFile("error.is_folder", path=str(target))
    own = {db.path.with_name(db.path.name + ending) for ending in ("", "-wal", "-shm", ".lock")}
    if target.resolve() in {path.resolve() for path in own}:
        raise Conflict("error.is_the_database", path=str(target))
    if target.exists() and target.samefile(db.path):
        raise Conflict("error.is_the_database", path=str(target))
    if not force and (target.exists() or target.is_symlink()):
        raise Conflict("error.exists", path=str(target))


def _filled(scratch: Path, fill: Callable[[BinaryIO], Answer]) -> Answer:
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR
    handle = os.open(
        scratch, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "w+b") as stream:
        answer = fill(stream)
        stream.flush()
        os.fsync(stream.fileno())
    return answer


def _take_name(scratch: Path, target: Path, *, force: bool) -> None:
    if force:
        scratch.replace(target)
        return
    try:
        os.link(scratch, target)  # refuses to replace what appeared meanwhile
    except FileExistsError as error:
        raise Conflict("error.exists", path=str(target)) from error
    except OSError:  # a disk that cannot link
        scratch.rename(target)
