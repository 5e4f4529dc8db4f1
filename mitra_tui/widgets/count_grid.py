"""A grid of counts, typed in its cells: rows and columns with names, sums below and beside.

The widget knows names and numbers, nothing else. It says which cell got which number, and shows
what it is given; it draws its own lines and repaints only those that a key has changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from mitra_tui.i18n import t
from mitra_tui.rows.numbers import write_number
from mitra_tui.widgets.cells import fit

Named = tuple[int, str]
"""A row or a column: its id and its name."""

_CELL, _WIDEST_CELL = 9, 16  # cells of a column, at least and at most
MOST_DIGITS = 6
_NAME, _WIDEST_NAME = 24, 40  # cells of a row's name, at least and at most


class CountGrid(Widget, can_focus=True):
    """Rows × columns of whole numbers; the cursor is a cell.

    Digits begin a new number. Enter keeps it and goes down, tab and the arrows keep it and move,
    escape leaves the old one.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "count-grid--head", "count-grid--cursor", "count-grid--sum", "count-grid--dim"}
    """
    | Class | What it is for |
    | :- | :- |
    | `count-grid--head` | the names of the columns |
    | `count-grid--cursor` | the cell under the cursor |
    | `count-grid--sum` | sums |
    | `count-grid--dim` | what stands in place of rows when there are none |
    """
    DEFAULT_CSS = """
    CountGrid { height: 1fr; width: 1fr; }
    CountGrid > .count-grid--head { text-style: underline; }
    CountGrid > .count-grid--cursor { text-style: reverse; }
    CountGrid > .count-grid--sum { text-style: bold; }
    """
    BINDINGS = [
        Binding("up,k", "move(-1, 0)", show=False, id="grid.up", tooltip=t("grid.move")),
        Binding("down,j,enter", "move(1, 0)", show=False, id="grid.down", tooltip=t("grid.keep")),
        Binding("left,shift+tab", "move(0, -1)", show=False, id="grid.left",
                tooltip=t("grid.move")),
        Binding("right,tab", "move(0, 1)", show=False, id="grid.right", tooltip=t("grid.keep")),
        Binding("pageup", "move(-10, 0)", show=False, id="grid.page_up", tooltip=t("grid.move")),
        Binding("pagedown", "move(10, 0)", show=False, id="grid.page_down",
                tooltip=t("grid.move")),
        Binding("home", "edge(False)", show=False, id="grid.home", tooltip=t("grid.move")),
        Binding("end", "edge(True)", show=False, id="grid.end", tooltip=t("grid.move")),
        Binding("backspace,delete", "clear", show=False, id="grid.clear", tooltip=t("grid.clear")),
        Binding("escape", "drop", show=False, id="grid.drop", tooltip=t("grid.drop")),
    ]

    class Changed(Message):
        """A cell got another number; None: it was emptied."""

        def __init__(self, row: int, column: int, value: int | None) -> None:
            super().__init__()
            self.row = row
            self.column = column
            self.value = value

    class Moved(Message):
        """The cursor went to another cell."""

    def __init__(self, *, empty: str = "", id: str | None = None) -> None:
        """`empty` is said when there are no rows or no columns."""
        super().__init__(id=id)
        self.empty = empty
        self.rows: tuple[Named, ...] = ()
        self.columns: tuple[Named, ...] = ()
        self.values: dict[tuple[int, int], int] = {}
        self.footers: tuple[tuple[str, Mapping[int, str]], ...] = ()
        self.row = self.column = 0
        self._top = self._left = 0
        self._typed: str | None = None

    # -- what it shows -----------------------------------------------------------------
    def show(self, rows: Sequence[Named], columns: Sequence[Named],
             values: Mapping[tuple[int, int], int | None],
             footers: Sequence[tuple[str, Mapping[int, str]]] = ()) -> None:
        """Show these numbers by the ids of row and column; the cursor stays on its cell.

        `footers` are further lines below the sums: a name, and texts by the column's id (0: all
        columns together).
        """
        here = self.cell
        self.rows, self.columns = tuple(rows), tuple(columns)
        self.values = {place: value for place, value in values.items() if value is not None}
        self.footers = tuple(footers)
        if here is not None:
            self.point(*here)
        self.row = min(self.row, max(len(self.rows) - 1, 0))
        self.column = min(self.column, max(len(self.columns) - 1, 0))
        self._into_view()
        self.refresh()

    @property
    def cell(self) -> tuple[int, int] | None:
        """The ids of the row and the column under the cursor."""
        if self.row < len(self.rows) and self.column < len(self.columns):
            return self.rows[self.row][0], self.columns[self.column][0]
        return None

    def point(self, row: int, column: int) -> None:
        """Put the cursor on a cell by its ids, where these are."""
        places = {one: place for place, (one, _) in enumerate(self.rows)}
        across = {one: place for place, (one, _) in enumerate(self.columns)}
        self.row, self.column = places.get(row, self.row), across.get(column, self.column)
        self._into_view()
        self.refresh()

    # -- drawing -------------------------------------------------------------------------
    @property
    def _cell(self) -> int:
        """The width of a column: as much as there is room for all of them beside the names."""
        room = (self.size.width - _NAME) // (len(self.columns) + 1)
        return max(_CELL, min(room, _WIDEST_CELL))

    @property
    def _name_width(self) -> int:
        """The room for names: what the columns and the sum leave."""
        left = self.size.width - self._cell * (len(self.columns) + 1)
        return max(_NAME, min(left, _WIDEST_NAME))

    @property
    def _across(self) -> int:
        """How many columns fit beside the names and the sum."""
        return max(1, (self.size.width - self._name_width - self._cell) // self._cell)

    @property
    def _down(self) -> int:
        """How many rows fit between the heads and the sums."""
        return max(1, self.size.height - 2 - len(self.footers))

    def _style(self, name: str) -> Style:
        return self.rich_style + self.get_component_rich_style(f"count-grid--{name}", partial=True)

    def render_line(self, y: int) -> Strip:
        """The heads, a row, the sums, or a further line."""
        width = self.size.width
        if not self.rows or not self.columns:
            text = self.empty if y == 0 else ""
            return Strip([Segment(fit(text, width), self._style("dim"))], width)
        shown = self.columns[self._left:self._left + self._across]
        if y == 0:
            names = [fit(f" {name}", self._cell, right=True) for _, name in shown]
            return self._line("", [*names, fit(t("grid.sum"), self._cell, right=True)],
                              self._style("head"))
        place = self._top + y - 1
        if y - 1 < self._down and place < len(self.rows):
            return self._row(place, shown)
        below = y - 1 - min(self._down, len(self.rows) - self._top)
        if below == 0:
            return self._sums(shown)
        if 0 < below <= len(self.footers):
            name, texts = self.footers[below - 1]
            cells = [texts.get(one, "") for one, _ in shown]
            return self._line(name, [fit(text, self._cell, right=True)
                                     for text in (*cells, texts.get(0, ""))], self.rich_style)
        return Strip.blank(width, self.rich_style)

    def _line(self, name: str, cells: Sequence[str], style: Style) -> Strip:
        text = fit(f" {name}", self._name_width) + "".join(cells)
        return Strip([Segment(text, style)]).adjust_cell_length(self.size.width, style)

    def _row(self, place: int, shown: Sequence[Named]) -> Strip:
        number, name = self.rows[place]
        base = self.rich_style
        segments = [Segment(fit(f" {name}", self._name_width), base)]
        for across, (column, _) in enumerate(shown, self._left):
            here = place == self.row and across == self.column and self.has_focus
            value = self.values.get((number, column))
            text = "" if value is None else write_number(value)
            if here and self._typed is not None:
                text = f"{self._typed}_"
            segments += [Segment(" ", base),
                         Segment(fit(text or ("·" if here else ""), self._cell - 1, right=True),
                                 self._style("cursor") if here else base)]
        total = sum(self.values.get((number, column), 0) for column, _ in self.columns)
        segments.append(Segment(fit(write_number(total) if total else "", self._cell, right=True),
                                self._style("sum")))
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _sums(self, shown: Sequence[Named]) -> Strip:
        sums = [sum(self.values.get((row, column), 0) for row, _ in self.rows)
                for column, _ in shown]
        cells = [fit(write_number(one), self._cell, right=True)
                 for one in (*sums, sum(self.values.values()))]
        return self._line(t("grid.sum"), cells, self._style("sum"))

    def on_focus(self) -> None:
        """The cursor shows."""
        self.refresh()
        self._place_terminal_cursor()

    def on_blur(self) -> None:
        """What was typed is kept, and the cursor does not show."""
        self._keep()
        self.refresh()

    def on_resize(self) -> None:
        """Keep the cell that is on in view."""
        self._into_view()

    def _into_view(self) -> None:
        self._top = min(max(self._top, self.row - self._down + 1), self.row)
        self._left = min(max(self._left, self.column - self._across + 1), self.column)

    def _place_terminal_cursor(self) -> None:
        self.app.cursor_position = self.content_region.offset + Offset(
            self._name_width + (self.column - self._left) * self._cell, self.row - self._top + 1)

    def _repaint(self, place: int) -> None:
        self.refresh(Region(0, place - self._top + 1, self.size.width, 1))

    # -- keys ----------------------------------------------------------------------------
    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is a digit of a number, so that it is no key of the screen."""
        return self.cell is not None and character is not None and (
            character.isascii() and character.isdigit())

    def on_key(self, event: events.Key) -> None:
        """Digits are typed into the cell."""
        if event.character is None or not self.check_consume_key(event.key, event.character):
            return
        event.stop()
        event.prevent_default()
        if len(self._typed or "") < MOST_DIGITS:
            self._typed = (self._typed or "") + event.character
        self._repaint(self.row)

    def on_paste(self, event: events.Paste) -> None:
        """Nothing is pasted: keys are numbers here."""
        event.stop()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape drops a number that is being typed; otherwise it is the screen's."""
        return self._typed is not None if action == "drop" else True

    def action_move(self, down: int, across: int) -> None:
        """Keep what was typed and go to another cell."""
        if self.cell is None:
            return
        self._keep()
        old, left, top = self.row, self._left, self._top
        self.row = min(max(self.row + down, 0), len(self.rows) - 1)
        self.column = min(max(self.column + across, 0), len(self.columns) - 1)
        self._into_view()
        if (left, top) == (self._left, self._top):
            self._repaint(old)
            self._repaint(self.row)
        else:
            self.refresh()
        self._place_terminal_cursor()
        self.post_message(self.Moved())

    def action_edge(self, last: bool) -> None:
        """To the first or the last row."""
        self.action_move(len(self.rows) if last else -len(self.rows), 0)

    def action_clear(self) -> None:
        """Take away the last digit that was typed; else empty the cell."""
        if self._typed:
            self._typed = self._typed[:-1]
            self._repaint(self.row)
        elif self.cell in self.values:
            self._typed = ""
            self._keep()

    def action_drop(self) -> None:
        """Leave the number that was there."""
        self._typed = None
        self._repaint(self.row)

    def _keep(self) -> None:
        """Say which number was typed, if it is another one."""
        typed, self._typed = self._typed, None
        here = self.cell
        if typed is None or here is None:
            return
        value = int(typed) if typed else None
        self._repaint(self.row)
        if value != self.values.get(here):
            self.post_message(self.Changed(*here, value))
