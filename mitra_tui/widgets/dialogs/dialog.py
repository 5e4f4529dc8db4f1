"""What every dialog has in common: it asks, at the bottom of the screen, and answers with a value.

A dialog never saves and is closed only by `dismiss`; its caller acts on the answer. Nothing
beneath it is dimmed or redrawn in other colours, for over a slow line every cell counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from mitra_tui.i18n import t
from mitra_tui.rows.text import clean

Answer = TypeVar("Answer")


def plain(text: str) -> Text:
    """Text for a widget: never markup, never a control character."""
    return Text("\n".join(clean(line) for line in text.split("\n")))


class Dialog(ModalScreen[Answer]):
    """A question. Escape answers with `nothing`, which is the harmless answer."""

    BINDINGS = [
        Binding("escape", "cancel", show=False, id="dialog.cancel", tooltip=t("dialog.cancel_tip")),
    ]

    DEFAULT_CSS = """
    Dialog { background: transparent; align: left bottom; }
    Dialog > #dialog { width: 100%; height: auto; max-height: 100%; }
    Dialog #title, Dialog #keys { width: 100%; height: auto; }
    """

    def __init__(self, title: str, keys: str) -> None:
        super().__init__(classes="dialog")
        self.heading = title
        self.keys = keys
        self.nothing: Answer | None = None

    def body(self) -> Sequence[Widget]:
        """The widgets between the title and the line of keys."""
        return ()

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static(plain(self.heading), id="title")
            yield from self.body()
            yield Static(plain(self.keys), id="keys")

    def action_cancel(self) -> None:
        """Close with the harmless answer."""
        self.dismiss(self.nothing)
