"""Keys: one meaning on one screen, a name to remap them by, and a word of help."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input, TextArea

import mitra_tui.screens as screens_package
import mitra_tui.widgets as widgets_package
from mitra_tui.app import MitraApp
from mitra_tui.screens.list_screen import ListScreen
from mitra_tui.screens.page import Page
from mitra_tui.widgets.table import RowsTable

# Terminals send these as Tab, Enter, Backspace and Escape, or not at all.
INDISTINCT = {"ctrl+i", "ctrl+m", "ctrl+h", "ctrl+left_square_bracket"}
# Inside a field the keys are those of any text field; they are not ours to name.
FIELDS = (Input, TextArea)
DOTTED = re.compile(r"[a-z]+(\.[a-z_0-9]+)+")


def _kinds(package: Any) -> Iterator[type[DOMNode]]:
    for info in walk_packages(package.__path__, package.__name__ + "."):
        for value in vars(import_module(info.name)).values():
            if isinstance(value, type) and issubclass(value, DOMNode) and (
                value.__module__ == info.name
            ):
                yield value


KINDS: list[type[DOMNode]] = [MitraApp, *_kinds(screens_package), *_kinds(widgets_package)]
SCREENS = [kind for kind in KINDS if issubclass(kind, Screen)]
PAGES = [kind for kind in SCREENS if issubclass(kind, Page)]


def own(kind: type) -> list[Binding]:
    """The bindings written in one class."""
    found = kind.__dict__.get("BINDINGS", [])
    assert all(isinstance(one, Binding) for one in found), f"{kind.__name__}: a bare tuple"
    return list(found)


def keys_of(binding: Binding) -> list[str]:
    return [key.strip() for key in binding.key.split(",")]


def told(kind: type) -> str:
    return kind.__name__


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if not issubclass(kind, FIELDS)], ids=told)
def test_every_binding_has_a_name_and_a_word_of_help(kind: type) -> None:
    wrong = [
        f"{binding.key}: id {binding.id!r}, tooltip {binding.tooltip!r}" for binding in own(kind)
        if not DOTTED.fullmatch(binding.id or "") or not binding.tooltip
    ]
    assert wrong == []


@pytest.mark.parametrize("kind", KINDS, ids=told)
def test_no_key_is_one_that_terminals_mix_up(kind: type) -> None:
    keys = {key for binding in own(kind) for key in keys_of(binding)}
    assert keys & INDISTINCT == set()
    capitals = {key for key in keys if len(key) == 1 and key.isupper()} | {
        key for key in keys if key.startswith("upper_")}
    assert capitals == set(), "capitals are unbound"
    assert not {key for key in keys if re.fullmatch(r"shift\+f\d+|f1[1-9]", key)}


@pytest.mark.parametrize("kind", PAGES, ids=told)
def test_no_key_is_bound_twice_on_one_screen(kind: type) -> None:
    """Of the app, the page, what it inherits and its list, each key has one meaning.

    A class may give an act of its parents another meaning under the same name.
    """
    levels = [level for level in reversed(kind.__mro__) if "BINDINGS" in level.__dict__
              and level.__module__.startswith("mitra_tui")]
    if issubclass(kind, ListScreen):
        levels.append(RowsTable)
    taken: dict[str, tuple[str, str]] = {}
    wrong = []
    for level in (MitraApp, *levels):
        for binding in own(level):
            for key in keys_of(binding):
                name, where = taken.get(key, ("", ""))
                if name and name != binding.id:
                    wrong.append(f"{key}: {name} ({where}) and {binding.id} ({level.__name__})")
                taken[key] = (binding.id or "", level.__name__)
    assert wrong == []


def test_the_same_name_means_the_same_key_everywhere() -> None:
    """`list.new` is `n` on every screen."""
    keys: dict[str, set[str]] = {}
    for kind in KINDS:
        for binding in () if issubclass(kind, FIELDS) else own(kind):
            keys.setdefault(binding.id or "", set()).add(binding.key)
    assert {name: found for name, found in keys.items() if len(found) > 1} == {}


def test_digits_and_function_keys_reach_the_screens() -> None:
    bound = {binding.id: keys_of(binding) for binding in own(MitraApp)}
    assert bound["app.today"] == ["1", "f2"]
    assert bound["app.partners"] == ["2", "f3"]
    assert bound["app.agreements"] == ["3", "f4"]
    assert bound["app.activities"] == ["4", "f5"]
    assert bound["app.conflicts"] == ["5", "f6"]
    assert bound["app.school"] == ["8", "f9"]
    assert bound["app.help"][0] == "f1"
