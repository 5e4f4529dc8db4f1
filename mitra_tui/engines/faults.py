"""The database's complaints, put as our own errors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import apsw
import peewee

from mitra_tui.errors import BadFile, Busy, Conflict, MitraError

# apsw's exception → our error and its key. The most telling one in the chain wins, so the order
# matters: on a full disk peewee reports a failed rollback and hides the cause behind it.
_MEANINGS: tuple[tuple[type[BaseException], type[MitraError], str], ...] = (
    (apsw.FullError, Conflict, "error.disk_full"),
    (apsw.NotADBError, BadFile, "error.not_database"),
    (apsw.CorruptError, BadFile, "error.corrupt"),
    (apsw.ReadOnlyError, Conflict, "error.read_only_database"),
    (apsw.PermissionsError, Conflict, "error.read_only_database"),
    (apsw.CantOpenError, BadFile, "error.cannot_open"),
    (apsw.BusyError, Busy, "error.busy"),
    (apsw.LockedError, Busy, "error.busy"),
    (apsw.IOError, Conflict, "error.disk"),
)


_COLUMN = re.compile(r"UNIQUE constraint failed: \w+\.(\w+)")


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    queue: list[BaseException] = [error]
    while queue:
        one = queue.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        near = (getattr(one, "orig", None), one.__cause__, one.__context__)  # orig: peewee's
        queue += [other for other in near if isinstance(other, BaseException)]


def explain(error: BaseException) -> MitraError | None:
    """Our error for a database error, or None when it is not one that a user can mend."""
    chain = list(_chain(error))
    if any(_found_no_room(one) for one in chain):
        return Conflict("error.disk_full")
    for kind, ours, key in _MEANINGS:
        if any(isinstance(one, kind) for one in chain):
            return ours(key)
    if any(isinstance(one, apsw.ConstraintError) for one in chain):
        text = " ".join(str(one) for one in chain)
        if "UNIQUE" in text:
            found = _COLUMN.search(text)
            return Conflict("error.duplicate", field=found[1] if found else "")
        if "FOREIGN KEY" in text:
            return Conflict("error.in_use")
        if "CHECK" in text:
            return Conflict("error.not_sound")
    return None


def _found_no_room(error: BaseException) -> bool:
    """A database that nobody has open needs a little room (the WAL's index) even to be read."""
    return isinstance(error, apsw.IOError) and (
        getattr(error, "extendedresult", 0) == apsw.SQLITE_IOERR_SHMSIZE)


@contextmanager
def explained() -> Iterator[None]:
    """Run the block; what the database refuses comes out as a `MitraError`."""
    try:
        yield
    except (peewee.PeeweeException, apsw.Error) as error:
        ours = explain(error)
        if ours is None:
            raise
        raise ours from error
