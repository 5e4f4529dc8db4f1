"""The line above a list: how many there are and what narrows them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import reactive

from mitra_tui.widgets.bars import Bar, Part


class Summary(Bar):
    """One line of text."""

    COMPONENT_CLASSES = {"summary--search"}
    text: reactive[str] = reactive("")
    search: reactive[str] = reactive("")

    def show(self, text: str, *, search: str = "") -> None:
        """Say `text`; `search` is what was searched for, shown while its field is closed."""
        self.text, self.search = text, search

    def parts(self, width: int) -> Sequence[Part]:
        shown = self.search and self.parent is not None and len(self.parent.children) == 1
        before: list[Part] = [(f" /{self.search}", "summary--search")] if shown else []
        return [*before, (f" {self.text}", "")]
