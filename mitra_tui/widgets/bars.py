"""The three lines that every screen has: which screens there are, the last message, the keys.

They draw themselves as plain text in one line each: Textual's Header and Footer cost a fifth of
the start and, with every change of focus, a new set of widgets. What is brackets, a sign or a
place here is never told by colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from mitra_tui.widgets.cells import fit

KEYS_SHOWN = 7
"""Keys in the last line at most; all others are in the help."""

Part = tuple[str, str]
"""A piece of a line: its text and the component class that styles it ("" for none)."""


class _Bar(Widget):
    """One line of text in parts."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    _Bar { height: 1; width: 1fr; }
    """

    def parts(self, width: int) -> Sequence[Part]:
        """The pieces of the line; what goes beyond `width` cells is cut."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """The one line there is."""
        width = self.size.width
        base = self.rich_style
        segments = []
        left = width
        for text, name in self.parts(width):
            shown = text if cell_len(text) <= left else fit(text, left)
            style = base
            if name:
                style += self.get_component_rich_style(name, partial=True)
            segments.append(Segment(shown, style))
            left -= cell_len(shown)
        return Strip([*segments, Segment(" " * left, base)], width)
