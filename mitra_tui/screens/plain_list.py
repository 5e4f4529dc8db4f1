"""A list of any kind of record, reached from another screen."""

from __future__ import annotations

from typing import Any

from mitra_tui.rows.record import Query
from mitra_tui.screens.list_screen import ListScreen


class PlainList(ListScreen):
    """The records `what`, perhaps only those of one partner."""

    def __init__(self, what: str, query: Query | None = None,
                 values: dict[str, Any] | None = None) -> None:
        """`values` stand in the form of a record that is added here."""
        self.WHAT = what
        super().__init__(query)
        self._values = values

    def new_values(self) -> dict[str, Any] | None:
        return self._values
