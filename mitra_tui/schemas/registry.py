"""The draft of every kind of record."""

from __future__ import annotations

from importlib import import_module

from mitra_tui.rows.registry import MODULES
from mitra_tui.schemas.base import Draft


def draft_of(what: str) -> type[Draft]:
    """The draft class for `what` (KeyError: there is none)."""
    one = "school" if what == "school" else MODULES[what]
    name = "".join(part.capitalize() for part in one.split("_")) + "Draft"
    found: type[Draft] = getattr(import_module(f"mitra_tui.schemas.{one}"), name)
    assert issubclass(found, Draft)
    return found
