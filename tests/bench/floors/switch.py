"""The floor of a change of screens: stock Textual screens with as many fields as a form has (S).

`n` opens the first, `ctrl+n` changes to the next, which says its number.
"""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Header, Input, Label

FIELDS = 6


class Step(Screen[None]):
    """A title, a few fields, a footer."""

    BINDINGS = [("escape", "app.pop_screen", "Back"), ("ctrl+n", "next", "Next")]

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def compose(self) -> ComposeResult:
        yield Header()
        yield Label(f"step {self.number}")
        for place in range(FIELDS):
            yield Label(f"Field {place}")
            yield Input(f"value {self.number} {place}")
        yield Footer()

    def action_next(self) -> None:
        self.app.switch_screen(Step(self.number + 1))


class Switch(App[None]):
    """A list, from which the first step is opened."""

    BINDINGS = [("q", "quit", "Quit"), ("n", "new", "New")]

    def compose(self) -> ComposeResult:
        yield Header()
        yield DataTable(cursor_type="row")
        yield Footer()

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("No", "Name", "City", "Phone")
        table.add_rows((n, f"Partner {n:06}", f"City {n % 97}", f"08{n:09}") for n in range(20))

    def action_new(self) -> None:
        self.push_screen(Step(1))


if __name__ == "__main__":
    Switch().run()
