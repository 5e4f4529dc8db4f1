"""Pick one of many records: type a part of the name, move, enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from textual import events, on
from textual.widget import Widget

from mitra_tui.i18n import t
from mitra_tui.widgets.dialogs.dialog import Dialog
from mitra_tui.widgets.line import LineInput
from mitra_tui.widgets.menu import Menu

ROWS = 10
"""Lines of what was found."""


class Pick(Dialog[Any]):
    """A list that narrows while a name is typed; answers with the id, or None."""

    def __init__(self, title: str, lookup: Callable[[str], Sequence[tuple[Any, str]]], *,
                 text: str = "") -> None:
        """`lookup` finds the records for a text (also for none), best first, as id and label."""
        super().__init__(title, t("dialog.pick_keys"))
        self.lookup = lookup
        self.text = text
        self.found: list[tuple[Any, str]] = []
        self.menu = Menu(rows=ROWS, id="menu")

    def body(self) -> Sequence[Widget]:
        return [LineInput(self.text, id="answer"), self.menu]

    def on_mount(self) -> None:
        self._find(self.text)

    @on(LineInput.Changed)
    def _changed(self, message: LineInput.Changed) -> None:
        message.stop()
        self._find(message.value)

    @on(LineInput.Submitted)
    def _chosen(self, message: LineInput.Submitted) -> None:
        message.stop()
        self._find(message.value)
        if self.found:
            self.dismiss(self.found[self.menu.at][0])

    def on_key(self, event: events.Key) -> None:
        """The arrows move in the list while the text keeps the focus."""
        if event.key in ("up", "down", "pageup", "pagedown") and self.menu.handle(event.key):
            event.stop()
            event.prevent_default()

    def _find(self, text: str) -> None:
        """Show what `text` finds; what is shown already stays, with its line."""
        found = list(self.lookup(text.strip()))
        if found != self.found or not found:
            self.found = found
            self.menu.show_lines([("", label) for _, label in found]
                                 or [("", t("dialog.nothing_found"))])
