"""A lock on a side file, taken before a write.

SQLite's own busy handler is unfair on a slow disk: of eight writers one can wait eleven seconds.
Queueing on a file of our own first keeps the worst wait near a second. The database's own files
are never opened here: closing such a handle would drop SQLite's locks.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mitra_tui.errors import Busy, Conflict, refused_by_system

FIRST_PAUSE = 0.002
LONGEST_PAUSE = 0.05

if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


@contextmanager
def side_lock(path: Path, wait: float) -> Iterator[None]:
    """Hold the lock file `path` (made if missing) for the block.

    `wait` is in seconds. Raises `Busy` when another process keeps it longer, `Conflict` when
    the folder cannot be written.
    """
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except OSError as error:
        raise refused_by_system(
            error, Conflict("error.read_only", path=str(path.parent))) from error
    try:
        _acquire(handle, wait)
        try:
            yield
        finally:
            _unlock(handle)
    finally:
        os.close(handle)


def _acquire(handle: int, wait: float) -> None:
    deadline = time.monotonic() + wait
    pause = FIRST_PAUSE
    while not _try_lock(handle):
        if time.monotonic() >= deadline:
            raise Busy("error.busy")
        time.sleep(pause)
        pause = min(pause * 1.5, LONGEST_PAUSE)
