"""The verbs that have the same key and the same words on every screen."""

from __future__ import annotations

from textual.binding import Binding

from mitra_tui.i18n import t


def verb(key: str, name: str, action: str, *, show: bool = False) -> Binding:
    """The binding `list.NAME`; its label and its help come from the catalogue."""
    return Binding(key, action, t(f"keys.list.{name}"), show=show, id=f"list.{name}",
                   tooltip=t(f"keys.list.{name}.tip"))
