"""What a table that was read is, and how much of a file is read at most."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

Cell = str | int | float | bool | date | datetime

MAX_BYTES = 64 * 1024 * 1024
MAX_UNPACKED = 192 * 1024 * 1024
MAX_RATIO = 250  # unpacked bytes per packed byte, of an archive over RATIO_FROM
RATIO_FROM = 16 * 1024 * 1024
MAX_ROWS = 200_000
MAX_COLUMNS = 200
MAX_CELLS = 5_000_000
MAX_CELL = 100_000  # characters

JOINED = "table.row_joined"  # broken over several lines, put together again
SCRAMBLED = "table.row_scrambled"  # its cells hold what belongs into other cells
EXTRA = "table.row_extra_cells"  # more cells than headings
BROKEN = "table.row_broken"  # cannot be read at all


class Line(NamedTuple):
    """A line of the file as it stands. `gap`: an empty line stood before it; `broken`: it cannot
    be read, and has no cells."""

    number: int
    cells: list[Cell]
    gap: bool = False
    broken: bool = False


class Row(NamedTuple):
    """One record. `number` is the line (of a spreadsheet: the row) where it begins, from 1.

    `flags` are catalogue keys: JOINED is only worth telling, SCRAMBLED and EXTRA need a person,
    BROKEN is refused.
    """

    number: int
    cells: tuple[Cell, ...]
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its headings as written, its rows, the file's name (no folder), its kind.

    `kind` is csv, xlsx, xls, ods, json or text; `sheet` names the sheet of a spreadsheet.
    `when` is the index of the column that says when, -1 if none.
    """

    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    source: str
    kind: str
    sheet: str = ""
    when: int = -1


class Raw(NamedTuple):
    """What a reader of one kind of file hands on: its lines, and what it knows of them."""

    lines: list[Line]
    kind: str
    sheet: str = ""
