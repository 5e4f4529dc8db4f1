"""Tables in a PDF that end pages well: a heading never stands without its first row, a row is
parted only where it is longer than a page allows, signatures never stand without the last rows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

_LAST = 2  # rows that go on with what follows
_TALL = 0.4  # of a page: a row from there on may be parted


@cache
def table_class() -> Any:
    """reportlab's table, which may also be kept with what follows it."""
    from reportlab.platypus import Table

    class PageTable(Table):  # type: ignore[misc]
        """`below` is the height of what must follow on the same page; `page` that of a page."""

        below = 0.0
        page = 0.0

        def wrap(self, width: float, height: float) -> tuple[float, float]:
            """Where what follows has no room any more, it does not fit itself."""
            wide, high = super().wrap(width, height)
            parts = len(self._cellvalues) - self.repeatRows > _LAST or height < self.page - 1
            if self.below and parts and high <= height < high + self.below:
                return wide, height + 1
            return wide, high

        def split(self, width: float, height: float) -> list[Any]:
            """The last rows go to the next page where only they and what follows do not fit."""
            if not self.below:
                return list(super().split(width, height))
            self._calc(width, height)
            rows = self._rowHeights
            if len(rows) - self.repeatRows > _LAST:
                height = min(height, sum(rows[:-_LAST]) + 0.1)
            elif height < self.page - 1:
                return []
            found = list(super().split(width, height))
            if found:
                found[-1].below, found[-1].page = self.below, self.page
            return found

    return PageTable


def fit(table: Any, page: float) -> None:
    """Work out the heights of a table's rows once, for all pages; `page` is the height of one."""
    table.wrap(sum(table._argW), page * 1e4)
    heights = table._rowHeights
    table.splitInRow = int(max(heights) > page * _TALL)
    if not table.splitInRow:  # else the parts of a row are to be measured again
        table._argH = list(heights)
    table.page = page


def first_of(table: Any, heading: float) -> float:
    """What its heading needs of a page: with the head and the first row, or all of a table that
    is not parted before what must follow it."""
    rows: Sequence[float] = table._rowHeights
    first = table.repeatRows + 1
    if table.below and len(rows) - table.repeatRows <= _LAST:
        return min(heading + sum(rows) + float(table.below), float(table.page))
    return min(heading + sum(rows[:first]), float(table.page))
