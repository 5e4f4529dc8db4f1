"""Choose from a short menu, by a letter or with the arrows."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.widget import Widget

from mitra_tui.i18n import t
from mitra_tui.rows.text import fold
from mitra_tui.widgets.dialogs.dialog import Dialog
from mitra_tui.widgets.menu import Menu

MOST_LINES = 16
"""Lines of the menu shown at once."""

_SPARE = "123456789abcdefghijklmnopqrstuvwxyz0"


def letters(options: Sequence[tuple[str, str]]) -> list[str]:
    """A key for each option: its own when that is one letter, else one from its label.

    The first letter of the label that is still free, else any free letter or digit; options
    beyond these have none and are reached with the arrows.
    """
    own = [key if len(key) == 1 else "" for key, _ in options]
    taken = {key for key in own if key}
    found: list[str] = []
    for key, (_, label) in zip(own, options, strict=True):
        wanted = [char for char in fold(label) if char.isascii() and char.isalnum()]
        letter = key or next((char for char in [*wanted, *_SPARE] if char not in taken), "")
        taken.add(letter)
        found.append(letter)
    return found


class Choose(Dialog[str | None]):
    """A menu with a letter for each line; answers with the key of the one chosen."""

    def __init__(self, title: str, options: Sequence[tuple[str, str]], *,
                 current: str | None = None) -> None:
        """`options` are pairs of key and label; the line of `current` is on at first."""
        super().__init__(title, t("dialog.choose_keys"))
        self.options = tuple(options)
        self.letters = letters(options)
        self.menu = Menu(
            [(letter or " ", label)
             for letter, (_, label) in zip(self.letters, options, strict=True)],
            rows=MOST_LINES, id="menu",
        )
        keys = [key for key, _ in options]
        if current in keys:
            self.menu.at = keys.index(current)

    def body(self) -> Sequence[Widget]:
        return [self.menu]

    def on_key(self, event: events.Key) -> None:
        """A letter chooses at once; the arrows move and enter chooses."""
        letter = (event.character or "").lower() if event.is_printable else ""
        if letter and letter in self.letters:
            self.dismiss(self.options[self.letters.index(letter)][0])
        elif event.key == "enter" and self.options:
            self.dismiss(self.options[self.menu.at][0])
        elif not self.menu.handle(event.key):
            return
        event.stop()
        event.prevent_default()
