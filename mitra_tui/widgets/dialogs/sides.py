"""Two versions of one record side by side, to choose field by field what shall stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from mitra_tui.i18n import t
from mitra_tui.widgets.cells import fit, one_line
from mitra_tui.widgets.dialogs.dialog import Dialog
from mitra_tui.widgets.menu import step, window

Side = Literal["left", "right"]

MOST_ROWS = 14
"""Fields shown at once."""

_FULL_LINES = 3  # lines for the whole of both values of the field that is on


class Pair(NamedTuple):
    """One field: its name, its label, and what stands on either side."""

    name: str
    label: str
    left: str
    right: str


class Grid(Widget):
    """The fields with both values, the chosen one marked with `*`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"grid--on", "grid--off", "grid--taken", "grid--head"}

    DEFAULT_CSS = """
    Grid { width: 1fr; height: auto; }
    """

    ALLOW_SELECT = False

    def __init__(self, pairs: Sequence[Pair], heads: tuple[str, str],
                 taken: dict[str, Side]) -> None:
        super().__init__(id="grid")
        self.pairs = tuple(pairs)
        self.heads = heads
        self.taken = taken
        self.at = 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        room = max(1, self.screen.size.height - _FULL_LINES - 4)
        return 1 + min(len(self.pairs), MOST_ROWS, room) + _FULL_LINES

    def render_line(self, y: int) -> Strip:
        rows = max(1, self.size.height - 1 - _FULL_LINES)
        start, stop = window(self.at, len(self.pairs), rows)
        if y == 0:
            return self._line(" ", "", self.heads[0], self.heads[1], "grid--head", None)
        if y <= rows:
            place = start + y - 1
            if place >= stop:
                return Strip.blank(self.size.width)
            pair = self.pairs[place]
            on = place == self.at
            return self._line(">" if on else " ", pair.label, pair.left, pair.right,
                              "grid--on" if on else "grid--off", self.taken[pair.name])
        return self._whole(y - rows - 1)

    def _line(self, sign: str, label: str, left: str, right: str, look: str,
              taken: Side | None) -> Strip:
        width = self.size.width
        first = min(20, width // 4)
        half = max(1, (width - first - 2) // 2)
        style = self.get_component_rich_style(look)
        chosen = self.get_component_rich_style("grid--taken")
        segments = [Segment(fit(f"{sign} {label}", first), style)]
        for side, value, cells in (("left", left, half), ("right", right, width - first - half)):
            mark = "*" if taken == side else " "
            here: Style = chosen if taken == side else style
            segments.append(Segment(fit(f" {mark}{value}", cells), here))
        return Strip(segments)

    def _whole(self, line: int) -> Strip:
        """The values of the field that is on, as far as they fit: left, right."""
        if not self.pairs or line == 0:
            return Strip.blank(self.size.width)
        pair = self.pairs[self.at]
        head, value = ((self.heads[0], pair.left), (self.heads[1], pair.right))[line - 1]
        style = self.get_component_rich_style("grid--head")
        text = f"  {head}: {one_line(value) or '—'}"
        return Strip([Segment(fit(text, self.size.width), style)])


class Sides(Dialog[dict[str, Side] | None]):
    """Up and down go from field to field, left and right (or the space bar) choose, enter agrees.

    Answers with the chosen side of every field, or None.
    """

    def __init__(self, title: str, pairs: Sequence[Pair], heads: tuple[str, str], *,
                 taken: dict[str, Side] | None = None) -> None:
        """`heads` name the two sides. Unless `taken` says otherwise the left side is chosen,
        and the right one where only it holds something."""
        super().__init__(title, t("dialog.sides_keys"))
        sides: dict[str, Side] = {
            pair.name: "right" if pair.right and not pair.left else "left" for pair in pairs
        }
        self.grid = Grid(pairs, heads, sides | (taken or {}))

    def body(self) -> Sequence[Widget]:
        return [self.grid]

    def on_key(self, event: events.Key) -> None:
        """Move, choose, agree."""
        grid = self.grid
        to = step(event.key, grid.at, len(grid.pairs), MOST_ROWS)
        if event.key == "enter":
            self.dismiss(dict(grid.taken))
        elif not grid.pairs:
            return
        elif to is not None:
            grid.at = to
        elif event.key in ("left", "right", "space"):
            name = grid.pairs[grid.at].name
            other: Side = "left" if grid.taken[name] == "right" else "right"
            grid.taken[name] = other if event.key == "space" else event.key  # type: ignore[assignment]
        else:
            return
        grid.refresh()
        event.stop()
        event.prevent_default()
