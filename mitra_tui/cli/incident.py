"""A fault of ours: an incident log that tells where, and none of the office's data."""

from __future__ import annotations

import os
import secrets
import traceback
from pathlib import Path

from mitra_tui import __version__, clock, paths


def record(error: BaseException) -> Path:
    """Write the log (0600): the chain of errors with files and lines, no values. Its path.

    Messages of exceptions may quote data, so only their types are kept.
    """
    number = f"{clock.now()[:10].replace('-', '')}-{secrets.token_hex(3)}"
    path = paths.logs() / f"mitra-{number}.log"
    lines = [f"mitra {__version__} {clock.now()}"]
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        lines.append(f"{type(one).__module__}.{type(one).__qualname__}")
        lines += [
            f"  {frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(one.__traceback__, limit=-60)
        ]
        one = one.__cause__ or one.__context__
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write("\n".join(lines) + "\n")
    return path
