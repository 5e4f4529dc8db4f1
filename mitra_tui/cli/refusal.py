"""From whatever went wrong to sentences on stderr and an exit code."""

from __future__ import annotations

import errno
import os
import sys
from dataclasses import replace

from mitra_tui import i18n
from mitra_tui.cli.output import OutputLost, complain
from mitra_tui.errors import Invalid, MitraError, Stale

# What the system says when it refuses a file, in the user's language.
_REASONS = {
    errno.EACCES: "cli.system_denied", errno.EPERM: "cli.system_denied",
    errno.EROFS: "cli.system_denied", errno.ENOENT: "cli.system_missing",
    errno.ENOTDIR: "cli.system_missing", errno.ENAMETOOLONG: "cli.system_long",
    errno.ENOSPC: "cli.system_full", errno.EDQUOT: "cli.system_full",
}


def refuse(error: BaseException) -> int:
    """Say why the command ended early; the exit code."""
    if isinstance(error, MitraError):
        complain(told(error))
        return error.exit_code
    if isinstance(error, BrokenPipeError):  # `mitra list … | head`
        _leave_output()
        return 0
    if isinstance(error, OutputLost):
        _leave_output()
        complain(_with_written("cli.output_lost", reason=_reason(error)))
        return 1
    if isinstance(error, KeyboardInterrupt):
        complain(_with_written("cli.interrupted"))
        return 1
    refused = _of_the_database(error) or _of_the_system(error)
    if refused is not None:
        complain(told(refused))
        return refused.exit_code
    from mitra_tui.cli.incident import record

    complain(_with_written("error.fault", path=record(error)))
    return 3


def told(error: MitraError) -> str:
    """The sentences for a refusal, each with the field to mend; of a record that moved on, what
    stands there now."""
    if isinstance(error, Invalid):
        return "\n".join(
            f"{one.field}: {i18n.field_message(one)}" if one.field else i18n.field_message(one)
            for one in error.errors)
    if isinstance(error, Stale) and error.theirs is not None and error.mine:
        return "\n".join([i18n.message(error), *_both_sides(error)])
    return i18n.message(error)


def _both_sides(error: Stale) -> list[str]:
    from mitra_tui.services.display import names_for, value_text
    from mitra_tui.services.history import store_for

    theirs = error.theirs
    store = store_for(theirs.what)
    try:
        mine = replace(theirs, values=store.resolved(error.mine))
    except MitraError:  # what was typed names nothing: it would be refused next
        return []
    names = names_for(theirs.what, [theirs, mine])
    lines = []
    for field in store.entity.fields:
        here, there = (value_text(theirs.what, field, one.values.get(field.name) or None, names)
                       or "–" for one in (mine, theirs))
        if here != there:
            lines.append(i18n.t("cli.stale_field", field=field.name, theirs=there, mine=here))
    return [*lines, i18n.t("cli.stale_next", what=theirs.what, id=theirs.id,
                           version=theirs.version)]


# Each sentence, and the one that says which change is stored all the same.
_WRITTEN = {
    "cli.interrupted": "cli.interrupted_written",
    "cli.output_lost": "cli.output_lost_written",
    "error.fault": "error.fault_written",
}


def _with_written(key: str, **params: object) -> str:
    """The sentence, and what is stored all the same: nobody may think that nothing happened."""
    written = _written()
    if written is None:
        return i18n.t(key, **params) if params else i18n.t(key)
    return i18n.t(_WRITTEN[key], change=written, **params)


def _written() -> int | None:
    """The newest change that this call has written."""
    if "peewee" not in sys.modules:
        return None
    from mitra_tui.services.changes import written_here

    return written_here()


def _leave_output() -> None:
    """Nobody takes what is left: it must not fail once more when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _reason(error: OSError) -> str:
    key = _REASONS.get(error.errno or 0)
    return i18n.t(key) if key else str(error.strerror or type(error).__name__)


def _of_the_database(error: BaseException) -> MitraError | None:
    """What a database says while it is read (damaged, busy), as our own error."""
    if "peewee" not in sys.modules or not isinstance(error, Exception):
        return None
    from mitra_tui.models.opening import plain_error

    return plain_error(error)


def _of_the_system(error: BaseException) -> MitraError | None:
    """What the system says of a file or of the disk; anything else is a fault of ours."""
    if not isinstance(error, OSError):
        return None
    if error.filename is not None:
        name = os.fsdecode(error.filename) if isinstance(error.filename, bytes) else error.filename
        return MitraError("cli.system", path=str(name), reason=_reason(error))
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return MitraError("error.disk_full")
    return None
