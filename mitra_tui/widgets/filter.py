"""The last gate before the terminal: no byte of data leaves as a control sequence."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from mitra_tui.rows.text import clean

# Signs of ours that a terminal without UTF-8 or without line graphics cannot draw.
_PLAIN = str.maketrans({
    "…": "~", "–": "-", "—": "-", "·": "-", "→": ">", "←": "<", "↑": "^", "↓": "v", "•": "*",
    "─": "-", "│": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+", "├": "+", "┤": "+", "┬": "+",
    "┴": "+", "┼": "+", "▌": "|", "▐": "|", "█": "#", "▁": "_", "▔": "-",
    "▉": "#", "▊": "#", "▋": "#", "▍": "|", "▎": "|", "▏": "|", "┄": "-", "●": "#", "◐": "+",
    "○": "o", "◆": "*", "◇": "x", "■": "%", "□": "=", "✓": "v", "≥": ">",
    "≤": "<", "“": '"', "”": '"', "‘": "'", "’": "'",
})


class TextFilter(LineFilter):
    """Takes control characters out of every line, and in ASCII mode our own special signs."""

    def __init__(self, *, ascii_only: bool) -> None:
        super().__init__()
        self.ascii_only = ascii_only

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, with their texts made safe."""
        return [segment if segment.control or (segment.text.isascii()
                and segment.text.isprintable()) else self._safe(segment)
                for segment in segments]

    def _safe(self, segment: Segment) -> Segment:
        text = clean(segment.text)
        if self.ascii_only:
            text = text.translate(_PLAIN)
        return segment if text == segment.text else Segment(text, segment.style)
