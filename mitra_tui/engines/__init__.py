"""What differs between databases: pragmas, locks, the journal's triggers, search, backup."""

from __future__ import annotations

import sys


def _one_sqlite() -> None:
    """Import peewee without Python's own `sqlite3`: apsw carries the one SQLite we use.

    Two SQLite libraries in one process do not know of each other's locks, and the second would
    cost a megabyte. peewee does without the module when there is none.
    """
    if "peewee" in sys.modules or "sqlite3" in sys.modules:
        return
    sys.modules["sqlite3"] = None  # type: ignore[assignment]
    try:
        import peewee  # noqa: F401
    finally:
        del sys.modules["sqlite3"]


_one_sqlite()
