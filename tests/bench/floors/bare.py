"""The floor of a start: the least Textual app with a table that one would call an app (F)."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import DataTable, Footer, Header


class Bare(App[None]):
    """A title, twenty rows, three keys."""

    BINDINGS = [("q", "quit", "Quit"), ("n", "new", "New"), ("slash", "find", "Find")]

    def compose(self) -> ComposeResult:
        yield Header()
        yield DataTable(cursor_type="row")
        yield Footer()

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("No", "Name", "City", "Phone")
        table.add_rows((n, f"Partner {n:06}", f"City {n % 97}", f"08{n:09}") for n in range(20))


if __name__ == "__main__":
    Bare().run()
