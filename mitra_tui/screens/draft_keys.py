"""Under which name the draft of a new record's form is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mitra_tui.rows.fields import Kind
from mitra_tui.rows.registry import entity

_BELONGING = (Kind.REF, Kind.REFS, Kind.SUBJECT)


def new_key(what: str, values: Mapping[str, Any] | None) -> str:
    """The name for a new record in whose form `values` stand: what belongs to one record is no
    draft for another."""
    about = "&".join(f"{name}={value}" for name, value in (values or {}).items()
                     if entity(what).field(name).kind in _BELONGING)
    return f"{what}/new" + (f"?{about}" if about else "")
