"""Our list with its three lines and nothing else, over as many made-up rows as the argument says.

It is here to see what the widgets cost; what the whole program costs is measured on the program.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")  # as the program does

from textual.app import App, ComposeResult

from mitra_tui.rows.lines import Line
from mitra_tui.widgets.bars import KeyBar, MessageLine, ScreenBar
from mitra_tui.widgets.table import Head, RowsTable

HEADS = [
    Head("Nama", 28, grow=2), Head("Kota", 11, grow=1), Head("Narahubung", 12, grow=1),
    Head("Telepon", 14), Head("Dokumen", 9),
]


class Made:
    """Rows made when they are asked for."""

    def __init__(self, rows: int) -> None:
        self._rows = rows

    def count(self) -> int:
        return self._rows

    def lines(self, start: int, stop: int) -> Sequence[Line]:
        return [
            Line(n, (f"Partner {n:06}", f"City {n % 97}", "Ibu Sari", f"08{n:09}", "PKS aktif"))
            for n in range(start, stop)
        ]

    def position(self, id: int) -> int | None:
        return id if id < self._rows else None


class Table(App[None]):
    """Screens, list, message, keys."""

    BINDINGS = [("q", "quit", "Keluar"), ("n", "new", "baru"), ("slash", "find", "cari")]

    def compose(self) -> ComposeResult:
        yield ScreenBar([("1", "Hari ini"), ("2", "Mitra"), ("8", "Sekolah")], active="2")
        yield RowsTable(HEADS)
        yield MessageLine()
        yield KeyBar([("n", "baru"), ("/", "cari"), ("q", "keluar")])

    def on_mount(self) -> None:
        rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100
        self.query_one(RowsTable).show(Made(rows))


if __name__ == "__main__":
    Table().run()
