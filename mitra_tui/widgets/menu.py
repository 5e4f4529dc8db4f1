"""A short list to choose from, drawn line by line. The line that is on carries a `>`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Offset, Size
from textual.strip import Strip
from textual.widget import Widget

from mitra_tui.widgets.cells import fit


def window(at: int, count: int, rows: int) -> tuple[int, int]:
    """The lines of a list of `count` that are shown in `rows`, so that line `at` is among them."""
    start = max(0, min(at - rows // 2, count - rows))
    return start, min(count, start + rows)


def step(key: str, at: int, count: int, rows: int) -> int | None:
    """The line to which `key` moves from line `at`; None when it is no key of movement.

    The arrows go around the end, the other keys do not.
    """
    if not count:
        return None
    if key in ("up", "k", "down", "j"):
        return (at + (1 if key in ("down", "j") else -1)) % count
    aim = {"pageup": at - rows, "pagedown": at + rows, "home": 0, "end": count - 1}.get(key)
    return None if aim is None else max(0, min(aim, count - 1))


class Menu(Widget):
    """Lines of text, one of them on. It takes no focus: its owner hands it the keys."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"menu--on", "menu--off", "menu--key"}

    DEFAULT_CSS = """
    Menu { width: 1fr; height: auto; }
    """

    ALLOW_SELECT = False

    def __init__(self, lines: Sequence[tuple[str, str]] = (), *, rows: int = 10,
                 id: str | None = None) -> None:
        """`lines` are pairs of the key that picks a line (empty: none) and its text."""
        super().__init__(id=id)
        self.rows = rows
        self.lines = tuple(lines)
        self.at = 0

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show other lines, the first of them on."""
        grown = len(lines) != len(self.lines)
        self.lines, self.at = tuple(lines), 0
        self.refresh(layout=grown)

    def handle(self, key: str) -> bool:
        """Move, if `key` is one that moves; whether it was."""
        to = step(key, self.at, len(self.lines), self.rows)
        if to is None:
            return False
        self.at = to
        self.refresh()
        start, _ = window(to, len(self.lines), self.size.height)
        self.app.cursor_position = self.content_region.offset + Offset(0, to - start)
        return True

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(1, min(len(self.lines), self.rows, self.screen.size.height - 3))

    def render_line(self, y: int) -> Strip:
        start, stop = window(self.at, len(self.lines), self.size.height)
        line = start + y
        width = self.size.width
        if line >= stop:
            return Strip.blank(width)
        key, text = self.lines[line]
        on = line == self.at
        style = self.get_component_rich_style("menu--on" if on else "menu--off")
        head = f"{'>' if on else ' '} "
        segments = [Segment(head, style)]
        if key:
            segments.append(
                Segment(f"{key} ", style if on else self.get_component_rich_style("menu--key"))
            )
        used = len(head) + (len(key) + 1 if key else 0)
        segments.append(Segment(fit(f" {text}" if key else text, width - used), style))
        return Strip(segments)
