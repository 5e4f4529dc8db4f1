"""The one place that asks what time it is.

`today()` answers as of another day when `MITRA_TODAY` or `--today` says so: what is due, open
or valid follows it. `now()` is always the real time; journals and versions use it.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

_today: date | None = None


def set_today(day: date | None) -> None:
    """Answer as of `day` from now on (None: follow the calendar again)."""
    global _today
    _today = day


def today() -> date:
    """The day the office acts on."""
    if _today is not None:
        return _today
    given = os.environ.get("MITRA_TODAY", "")
    return date.fromisoformat(given) if given else date.today()


def now() -> str:
    """The real moment, UTC, ISO 8601 to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def local(moment: str) -> datetime:
    """A stored moment as local time, for people."""
    return datetime.fromisoformat(moment).astimezone()
