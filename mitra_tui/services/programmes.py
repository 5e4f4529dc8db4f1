"""Programmes of the school."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mitra_tui.models.programme import Programme, ProgrammeAlias
from mitra_tui.rows.programme import PROGRAMMES
from mitra_tui.rows.text import name_key
from mitra_tui.services.store import Child, Store


def _keys(values: Mapping[str, Any]) -> dict[str, Any]:
    return {"name_key": name_key(values["name"])}


store = Store(
    PROGRAMMES, Programme, derive=_keys,
    children={"aliases": Child(ProgrammeAlias, "programme_id", derive=_keys)},
)
