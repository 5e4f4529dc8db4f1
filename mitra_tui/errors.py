"""What can go wrong, as keys. The sentence for each key lives in the catalogues.

Every error that a user may meet is a `MitraError`: a catalogue key with its parameters, and
the exit code of the command line. Anything else that escapes is a fault of ours.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any


class MitraError(Exception):
    """Refused: nothing was changed. `key` names the sentence, `params` fill its gaps."""

    exit_code = 1

    def __init__(self, key: str, /, **params: Any) -> None:
        super().__init__(key)
        self.key = key
        self.params = params


@dataclass(frozen=True, slots=True)
class FieldError:
    """One wrong field: its name (dotted inside lists: `sessions.2.on_date`), key, parameters."""

    field: str
    key: str
    params: Mapping[str, Any] = dataclass_field(default_factory=dict)


class Invalid(MitraError):
    """What was typed is not sound; `errors` says where."""

    def __init__(self, errors: Sequence[FieldError]) -> None:
        super().__init__("error.invalid")
        self.errors = tuple(errors)


class NotFound(MitraError):
    """There is no such record (or it was removed for good)."""


class Conflict(MitraError):
    """The database says no: a duplicate, a reference still in use, a change that moved on."""


class Stale(MitraError):
    """Someone saved the record meanwhile. `theirs` is what stands now, `mine` what was refused."""

    def __init__(self, key: str = "error.stale", /, *, mine: Any = None, theirs: Any = None,
                 **params: Any) -> None:
        super().__init__(key, **params)
        self.mine = mine
        self.theirs = theirs


class Busy(MitraError):
    """Another process holds the database; try again in a moment."""


class BadFile(MitraError):
    """A file cannot be read or written as asked; the key says why."""


def refused_by_system(error: OSError, otherwise: MitraError) -> MitraError:
    """What the system's refusal to write means: a full disk is told as such."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Conflict("error.disk_full")
    return otherwise


class Usage(MitraError):
    """The command was put wrongly."""

    exit_code = 2
