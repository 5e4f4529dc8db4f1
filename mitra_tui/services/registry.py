"""The store of every kind of record, imported when it is asked for."""

from __future__ import annotations

from importlib import import_module

from mitra_tui.services.store import Store


def store_of(what: str) -> Store:
    """The store for `what` (KeyError: there is none)."""
    from mitra_tui.rows.registry import MODULES

    if what not in MODULES:
        raise KeyError(what)
    found = import_module(f"mitra_tui.services.{what}").store
    assert isinstance(found, Store)
    return found
