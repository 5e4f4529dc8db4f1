"""The verbs that have the same key and the same words on every screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.binding import Binding
from textual.screen import Screen

from mitra_tui.i18n import t


def verb(key: str, name: str, action: str, *, show: bool = False) -> Binding:
    """The binding `list.NAME`; its label and its help come from the catalogue."""
    return Binding(key, action, t(f"keys.list.{name}"), show=show, id=f"list.{name}",
                   tooltip=t(f"keys.list.{name}.tip"))


def own_order(screen: Screen[Any], keys: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Keys and labels in the order in which the screen's own class lists them, then what it
    inherits: a key to which it gives another meaning would stand where its parents have it.
    What the app has on every screen comes last."""
    order = [one.description for kind in (*type(screen).__mro__, *type(screen.app).__mro__)
             for one in kind.__dict__.get("BINDINGS", ()) if isinstance(one, Binding)]
    return sorted(keys, key=lambda pair: order.index(pair[1]) if pair[1] in order else -1)
