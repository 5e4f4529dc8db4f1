"""A program with a list, a field and keys that change the list: run in a terminal by a test."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import App, ComposeResult
from textual.widgets import Input

from mitra_tui.rows.lines import Line
from mitra_tui.widgets.table import Head, RowsTable


class Words:
    """A source of rows that are `word` and their number."""

    def __init__(self, word: str, count: int, odd: int | None = None) -> None:
        """The row `odd`, if any, says something else."""
        self.word = word
        self.rows = count
        self.odd = odd

    def count(self) -> int:
        return self.rows

    def lines(self, start: int, stop: int) -> Sequence[Line]:
        return [
            Line(n, ("lain" if n == self.odd else f"{self.word} {n}", "日本語" * 9))
            for n in range(start, stop)
        ]

    def position(self, id: int) -> int | None:
        return id if id < self.rows else None


class Desk(App[None]):
    """Digits show other lists, `m` marks, `w` widens, `t` takes another theme, `q` quits."""

    BINDINGS = [
        ("0", "words('', 0)", ""),
        ("1", "words('mitra', 100)", ""),
        ("2", "words('mitra', 100, 1)", ""),
        ("3", "words('wadah', 1)", ""),
        ("m", "mark", ""),
        ("w", "widen", ""),
        ("t", "theme", ""),
        ("q", "quit", ""),
    ]

    def compose(self) -> ComposeResult:
        yield RowsTable([Head("Nama", 10), Head("Kata", 12)], empty="Belum ada.\nTekan n.")
        yield Input(compact=True)

    def on_mount(self) -> None:
        self.action_words("mitra", 100)

    @property
    def table(self) -> RowsTable:
        return self.query_one(RowsTable)

    def action_words(self, word: str, count: int, odd: int | None = None) -> None:
        self.table.show(Words(word, count, odd))

    def action_mark(self) -> None:
        self.table.toggle_mark()

    def action_widen(self) -> None:
        self.table.set_heads([Head("Nama lengkap", 14), Head("Kata", 8)])

    def action_theme(self) -> None:
        self.theme = "ansi-dark"


if __name__ == "__main__":
    Desk().run()
