"""Help: what this screen is for, the paper's advice for it, and every key, from the bindings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from mitra_tui.i18n import has, t

_KEYS = 14
"""Cells for the keys, before what they do."""


def help_text(screen: Screen[Any]) -> str:
    """The help of a screen: its page of the catalogue, then its keys: what can be done here,
    how to move, where else to go."""
    name = getattr(screen, "HELP", "") or getattr(screen, "ROOT", "") or screen.app.current_mode
    parts = [t(f"help.{name}")] if has(f"help.{name}") else []
    here = list(_listed(screen))
    parts.append(t("help.keys"))
    parts += [f"  {key:<{_KEYS}}{label}" for key, label in here]
    return "\n".join(parts)


def _listed(screen: Screen[Any]) -> Iterator[tuple[str, str]]:
    """Key and explanation of all that can be pressed here, each act once."""
    acts: dict[str, tuple[list[str], str]] = {}
    places: dict[str, tuple[int, int]] = {}
    order = [one.id for kind in type(screen).__mro__
             for one in kind.__dict__.get("BINDINGS", ()) if isinstance(one, Binding)]
    for active in screen.active_bindings.values():
        binding = active.binding
        if not active.enabled or not binding.id or not (binding.tooltip or binding.description):
            continue  # what is not ours (Textual's own) has no id
        act = f"{id(active.node)}:{binding.action}"
        keys, _ = acts.setdefault(act, ([], binding.tooltip or binding.description))
        group = 0 if active.node is screen else 2 if active.node is screen.app else 1
        places.setdefault(act, (group, 0 if group else order.index(binding.id)))
        shown = screen.app.get_key_display(binding)
        if shown not in keys:
            keys.append(shown)
    for act in sorted(acts, key=places.__getitem__):
        keys, text = acts[act]
        yield " ".join(keys), text


def every_binding(app: App[Any]) -> list[Binding]:
    """All bindings of the app and its kinds of screens and widgets, for the settings' check."""
    from importlib import import_module
    from pkgutil import iter_modules

    import mitra_tui.screens as screens
    from mitra_tui.widgets.form import Form
    from mitra_tui.widgets.table import RowsTable

    kinds: list[Any] = [type(app), Form, RowsTable]
    for info in iter_modules(screens.__path__):
        module = import_module(f"{screens.__name__}.{info.name}")
        kinds += [value for value in vars(module).values()
                  if isinstance(value, type) and issubclass(value, Screen)]
    found = []
    for kind in kinds:
        found += [one for one in kind.__dict__.get("BINDINGS", ()) if isinstance(one, Binding)]
    return found
