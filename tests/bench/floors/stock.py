"""The floor of acts: stock Textual widgets with their stock settings (S).

Arrows and page keys in a table of as many rows as the argument says (100), `/` a search field
with a line that changes at each letter, escape back, `q` quits.
"""

from __future__ import annotations

import sys

from textual import on
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Header, Input, Label


class Find(Screen[None]):
    """A field, and a line that says what is in it."""

    BINDINGS = [("escape", "app.pop_screen", "Back")]

    def compose(self) -> ComposeResult:
        yield Input(placeholder="Find")
        yield Label("found: 0")

    @on(Input.Changed)
    def count(self, event: Input.Changed) -> None:
        self.query_one(Label).update(f"found: {len(event.value)}")


class Stock(App[None]):
    """A title, a table, a footer."""

    BINDINGS = [("q", "quit", "Quit"), ("slash", "find", "Find")]

    def compose(self) -> ComposeResult:
        yield Header()
        yield DataTable(cursor_type="row")
        yield Footer()

    def on_mount(self) -> None:
        rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100
        table = self.query_one(DataTable)
        table.add_columns("No", "Name", "City", "Phone")
        table.add_rows((n, f"Partner {n:06}", f"City {n % 97}", f"08{n:09}") for n in range(rows))

    def action_find(self) -> None:
        self.push_screen(Find())


if __name__ == "__main__":
    Stock().run()
