"""A program with a page of text, a dialog and a form over it: run in a terminal by a test."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from mitra_tui.rows.fields import Field
from mitra_tui.widgets.dialogs import Confirm
from mitra_tui.widgets.form import Form, Sources
from mitra_tui.widgets.keys import TypeAheadApp
from mitra_tui.widgets.repaint import LeanApp
from mitra_tui.widgets.terminal import driver


class FormScreen(Screen[None]):
    """Escape goes back."""

    def compose(self) -> ComposeResult:
        yield Form([Field("name"), Field("city")], Sources("", say=lambda key: key[1:]))

    def on_form_leave(self) -> None:
        self.dismiss()


class Page(LeanApp[None], TypeAheadApp[None]):
    """`m` asks, `n` opens a form, `r` draws all again, `x` does what changes nothing."""

    BINDINGS = [("m", "ask", ""), ("n", "fill", ""), ("r", "redraw", ""), ("x", "again", "")]
    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        yield Static("\n".join(f"line {n} CV [Mitra] [/]" for n in range(12)), markup=False)

    def action_ask(self) -> None:
        self.push_screen(Confirm("Hapus CV [Mitra] [/]?", ["PT A"]))

    def action_fill(self) -> None:
        self.push_screen(FormScreen())

    def action_redraw(self) -> None:
        self.redraw()

    def action_again(self) -> None:
        self.screen.refresh(layout=True)


if __name__ == "__main__":
    Page(driver_class=driver()).run()
