"""What the database complains of, in our own words."""

from __future__ import annotations

import apsw
import peewee
import pytest

from mitra_tui.engines.faults import explain, explained
from mitra_tui.errors import BadFile, Busy, Conflict, MitraError
from mitra_tui.i18n import has


def hidden(cause: BaseException) -> peewee.OperationalError:
    """As peewee does it on a full disk: the failed rollback is told, the cause lies behind it."""
    told = peewee.OperationalError("cannot rollback - no transaction is active")
    told.__context__ = cause
    return told


@pytest.mark.parametrize("error,kind,key", [
    (apsw.BusyError("database is locked"), Busy, "error.busy"),
    (apsw.LockedError("locked"), Busy, "error.busy"),
    (apsw.FullError("disk full"), Conflict, "error.disk_full"),
    (apsw.NotADBError("x"), BadFile, "error.not_database"),
    (apsw.CorruptError("x"), BadFile, "error.corrupt"),
    (apsw.ReadOnlyError("x"), Conflict, "error.read_only_database"),
    (apsw.CantOpenError("x"), BadFile, "error.cannot_open"),
    (apsw.IOError("x"), Conflict, "error.disk"),
    (hidden(apsw.FullError("disk full")), Conflict, "error.disk_full"),
    (peewee.OperationalError(apsw.BusyError("x")), Busy, "error.busy"),
    (hidden(hidden(apsw.CorruptError("x"))), BadFile, "error.corrupt"),
    (apsw.ConstraintError("FOREIGN KEY constraint failed"), Conflict, "error.in_use"),
    (apsw.ConstraintError("CHECK constraint failed: rt"), Conflict, "error.not_sound"),
])
def test_each_has_its_own_sentence(
    error: BaseException, kind: type[MitraError], key: str,
) -> None:
    ours = explain(error)
    assert isinstance(ours, kind)
    assert ours.key == key
    assert has(key)


def test_a_duplicate_names_its_field() -> None:
    ours = explain(apsw.ConstraintError("UNIQUE constraint failed: partner.name"))
    assert ours is not None
    assert (ours.key, ours.params["field"]) == ("error.duplicate", "name")


@pytest.mark.parametrize("error", [
    apsw.SQLError("no such table: x"), peewee.ProgrammingError("x"), ValueError("x"),
])
def test_a_fault_of_ours_stays_one(error: Exception) -> None:
    assert explain(error) is None
    with pytest.raises(type(error)), explained():
        raise error


def test_a_loop_of_causes_ends() -> None:
    one, other = ValueError(), ValueError()
    one.__context__, other.__context__ = other, one
    assert explain(one) is None
