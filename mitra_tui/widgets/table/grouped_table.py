"""A list in groups, each under a heading; the cursor passes over the headings."""

from __future__ import annotations

from typing import ClassVar

from mitra_tui.widgets.table.rows_table import RowsTable


class GroupedTable(RowsTable):
    """A `RowsTable` whose source has headings among its lines: those with an id below 0."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows-table--group"}
    """
    | Class | What it is for |
    | :- | :- |
    | `rows-table--group` | the heading of a group |
    """

    DEFAULT_CSS = """
    GroupedTable > .rows-table--group { text-style: bold; }
    """

    def _go(self, row: int, top: int | None = None) -> None:
        """As any list, but to the next line beyond a heading, and with its heading in view."""
        row = self._beside_heading(max(0, min(row, self.count - 1)))
        first = self._top if top is None else top
        if self._is_heading(row - 1):
            first = min(first, row - 1)
        super()._go(row, first)

    def _is_heading(self, row: int) -> bool:
        line = self._view.line(row) if row >= 0 else None
        return line is not None and line.id < 0

    def _beside_heading(self, row: int) -> int:
        """`row`, or the nearest line that is no heading, first in the direction of the move."""
        way = -1 if row < self.cursor else 1
        for step in (way, -way):
            found = row
            while 0 <= found < self.count:
                if not self._is_heading(found):
                    return found
                found += step
        return row
