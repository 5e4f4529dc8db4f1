"""The floor of a key that is typed: a stock Textual screen with one Input on it."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Input, Label


class Field(App[None]):
    """A title, a field, a footer."""

    BINDINGS = [("ctrl+q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        yield Header()
        yield Label("Answer")
        yield Input()
        yield Footer()

    def on_mount(self) -> None:
        self.query_one(Input).cursor_blink = False  # as the program's


if __name__ == "__main__":
    Field().run()
