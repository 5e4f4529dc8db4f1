"""A folder or a zip that is there whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from mitra_tui import clock
from mitra_tui.errors import BadFile, Conflict, refused_by_system
from mitra_tui.models.base import db
from mitra_tui.services.new_files import refuse_target, write_new

SUMS = "SHA256SUMS.txt"
"""The check sums of all other files, as `sha256sum --check` reads them."""

Add = Callable[[str, bytes], None]
Fill = Callable[[Add], None]


def refuse(target: Path, *, force: bool) -> None:
    """Raises `Conflict` or `BadFile` when `target` must not be written: a file is replaced with
    `force` alone, a folder only where it is empty or, with `force`, a bundle that we wrote."""
    if _is_zip(target):
        refuse_target(target, force=force)
        return
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise Conflict("error.exists", path=str(target))
    if db.path.resolve().is_relative_to(target.resolve()):
        raise Conflict("error.is_the_database", path=str(target))
    if _is_filled(target):
        if not force:
            raise Conflict("error.exists", path=str(target))
        if not (target / SUMS).is_file():
            raise Conflict("bundle.not_ours", path=str(target))


def pack(target: Path, fill: Fill, *, force: bool) -> None:
    """Let `fill` add files to what becomes `target`. Raises as `refuse`, and when the disk is
    full; what was begun is taken away again."""
    if _is_zip(target):
        write_new(target, lambda stream: _zip(stream, fill), force=force)
        return
    refuse(target, force=force)
    scratch = _beside(target, "new")
    try:
        scratch.mkdir(mode=0o700)
        fill(lambda path, data: _write(scratch / path, data))
        _take_name(scratch, target)
    except OSError as error:
        raise refused_by_system(
            error, BadFile("error.cannot_write", path=str(target))) from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _is_zip(target: Path) -> bool:
    return target.suffix.casefold() == ".zip"


def _is_filled(folder: Path) -> bool:
    try:
        return folder.is_dir() and any(folder.iterdir())
    except OSError as error:
        raise BadFile("error.cannot_write", path=str(folder)) from error


def _beside(target: Path, ending: str) -> Path:
    return target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.{ending}")


def _zip(stream: BinaryIO, fill: Fill) -> None:
    """Entries of the day; what is packed already (pictures, PDF, DOCX) is not packed again."""
    today = clock.today()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        def add(path: str, data: bytes) -> None:
            entry = zipfile.ZipInfo(path, (today.year, today.month, today.day, 0, 0, 0))
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, data, compress_type=zipfile.ZIP_DEFLATED)

        fill(add)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _take_name(scratch: Path, target: Path) -> None:
    """Rename; an earlier bundle goes only when the new one stands in its place."""
    if not target.exists():
        scratch.rename(target)
        return
    old = _beside(target, "old")
    target.rename(old)
    try:
        scratch.rename(target)
    except OSError:
        with suppress(OSError):
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
