"""Programmes: each program keahlian with its konsentrasi keahlian below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mitra_tui.i18n import t
from mitra_tui.rows.record import Query
from mitra_tui.screens.list_screen import ListScreen
from mitra_tui.widgets.table import Head

_INDENT = "   "


class ProgrammesScreen(ListScreen):
    """The programmes as a tree, with what they were once called."""

    WHAT = "programmes"

    def __init__(self, query: Query | None = None,
                 values: Mapping[str, Any] | None = None) -> None:
        super().__init__(query or Query(sort="tree"), values)

    def heads(self) -> list[Head]:
        return [Head(t("programmes.name"), 31, grow=2), Head(t("programmes.short"), 10),
                Head(t("programmes.parent"), 16, grow=1),
                Head(t("programmes.aliases"), 18, grow=1)]

    def cells(self, ids: Sequence[int]) -> Sequence[tuple[str, ...]]:
        from mitra_tui.services import programmes

        found = programmes.lines(list(ids)) if ids else {}
        tree = self.query_now.sort == "tree" and not self.query_now.search
        return [self._cells(found[one], tree) for one in ids]

    @staticmethod
    def _cells(line: tuple[str, str, str, str, bool], tree: bool) -> tuple[str, ...]:
        name, short, parent, aliases, below = line
        return (_INDENT if tree and below else "") + name, short, parent, aliases
