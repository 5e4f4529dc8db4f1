"""Who acts: the name that every change carries."""

from __future__ import annotations

import os

from mitra_tui.rows.text import gate

_name = ""


def set_actor(name: str) -> None:
    """Act as `name` from now on (empty: as the system's user again)."""
    global _name
    _name = gate(name)[:100]


def actor() -> str:
    """The name given with `--user` or `MITRA_USER`, else the system's user."""
    if _name:
        return _name
    given = gate(os.environ.get("MITRA_USER", ""))[:100]
    if given:
        return given
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no such user in the system's list (containers)
        return "?"
