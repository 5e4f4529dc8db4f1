"""The list of every screen: a table that is never held in memory.

`RowsTable` draws the lines of a `Source` that are in view, and no others. It keeps its place by
the record's id, so that after a re-read the cursor stands where it stood. It knows no entity and
no service: the screen gives it columns and a source, and hears of what was opened.

What is sent to the terminal is kept small, because people work over slow lines: there is no
scroll bar, a move of the cursor repaints two rows, a re-read only the rows that changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from mitra_tui.errors import MitraError
from mitra_tui.i18n import t
from mitra_tui.rows.lines import Line, Source
from mitra_tui.rows.text import clean
from mitra_tui.widgets.columns import MARK_WIDTH, Column, Head, fit, share
from mitra_tui.widgets.pages import SIZE, Pages

MARK = "*"
"""Stands before a marked row."""

HEAD_ROWS = 1
"""Lines above the rows."""

CURSOR, MARKED = 1, 2
"""The states of a row, as bits."""


def _key(keys: str, name: str, action: str) -> Binding:
    """A binding of the list: its dotted id, its label and tooltip all follow from `name`."""
    return Binding(keys, action, t(f"keys.list.{name}"), show=False, id=f"list.{name}",
                   tooltip=t(f"keys.list.{name}.tip"))


class Looks(NamedTuple):
    """The styles in use, taken from the style sheet once."""

    base: Style
    head: Style
    dim: Style
    states: tuple[Style, Style, Style, Style]
    """By the bits of a row's state."""


class RowsTable(ScrollView, can_focus=True):
    """A virtual table: headings in its first line, then the rows in view.

    The cursor is a row. Its row is drawn in reverse, and the terminal's own cursor stands at
    its beginning while the table has the focus (for screen readers and braille lines).
    Padding and borders are not drawn: give the table none.
    """

    ALLOW_SELECT = False

    BINDINGS: ClassVar[list[BindingType]] = [
        _key("down,j", "down", "move(1)"),
        _key("up,k", "up", "move(-1)"),
        _key("pagedown", "page_down", "page(1)"),
        _key("pageup", "page_up", "page(-1)"),
        _key("home", "home", "edge(False)"),
        _key("end", "end", "edge(True)"),
        _key("enter", "open", "open"),
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows-table--cursor", "rows-table--head", "rows-table--mark", "rows-table--dim",
    }
    """
    | Class | What it is for |
    | :- | :- |
    | `rows-table--cursor` | the row under the cursor |
    | `rows-table--head` | the headings |
    | `rows-table--mark` | a marked row |
    | `rows-table--dim` | what stands in place of rows when there are none |
    """

    DEFAULT_CSS = """
    RowsTable {
        height: 1fr;
        overflow: hidden hidden;
        scrollbar-size: 0 0;
    }
    RowsTable > .rows-table--head { text-style: underline; }
    RowsTable > .rows-table--mark { text-style: bold; }
    RowsTable > .rows-table--cursor { text-style: reverse; }
    """

    class About(Message):
        """Something about one row of a table."""

        def __init__(self, table: RowsTable, id: int) -> None:
            super().__init__()
            self.table = table
            self.id = id

        @property
        def control(self) -> RowsTable:
            """The table, for `@on(…, "#selector")`."""
            return self.table

    class Highlighted(About):
        """The cursor came to another record. Of many in a row only the last is sent."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, RowsTable.Highlighted)

    class Opened(About):
        """The record under the cursor is to be opened: enter, or a click on the cursor's row."""

    class Failed(Message):
        """Rows could not be read; they stay blank until the screen shows the list again."""

        def __init__(self, table: RowsTable, error: MitraError) -> None:
            super().__init__()
            self.table = table
            self.error = error

        @property
        def control(self) -> RowsTable:
            """The table, for `@on(…, "#selector")`."""
            return self.table

    def __init__(self, heads: Sequence[Head], *, empty: str = "", id: str | None = None,
                 classes: str | None = None) -> None:
        """A table with the columns `heads`; `empty` is said when there are no rows."""
        super().__init__(id=id, classes=classes)
        self.marks: set[int] = set()
        """The ids that are marked, shown or not."""
        self._heads = tuple(heads)
        self._empty = empty
        self._pages: Pages[Strip] = Pages(_Nothing())
        self._cursor = 0
        self._told: int | None = None
        self._failed = False
        self._columns: tuple[Column, ...] = ()
        self._looks: Looks | None = None
        self._shown: list[tuple[Line | None, int]] = []
        """What the rows in view were last drawn from, from the top."""

    # -- what the screen asks and says -------------------------------------------------------

    @property
    def cursor(self) -> int:
        """The position of the cursor, 0 when there are no rows."""
        return self._cursor

    @property
    def cursor_id(self) -> int | None:
        """The id of the record under the cursor, None when there is none."""
        line = self._line(self._cursor)
        return None if line is None else line.id

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._pages.count

    @property
    def empty(self) -> str:
        """What is said when there are no rows; of several lines if need be."""
        return self._empty

    @empty.setter
    def empty(self, text: str) -> None:
        self._empty = text
        if not self.count:
            self.refresh()

    def show(self, source: Source, *, cursor_id: int | None = None) -> None:
        """Read the list anew, from `source`.

        The cursor goes to the record `cursor_id`; without one, or when that is not in the list,
        it stays on the record it is on, and when that is gone, at its position. Marks stay.
        """
        was_empty = not self.count
        self._failed = False
        self._pages = Pages(source)
        found = (source.position(one) for one in (cursor_id, self._told) if one is not None)
        place = next((one for one in found if one is not None), self._cursor)
        virtual = Size(self.size.width, self.count + HEAD_ROWS)
        self.set_reactive(Widget.virtual_size, virtual)  # nothing is laid out by it
        if was_empty != (not self.count):
            self.refresh()
        self._go(place)

    def set_heads(self, heads: Sequence[Head]) -> None:
        """Show other columns. The source that is shown next must have cells for them."""
        self._heads = tuple(heads)
        self._redraw()

    def toggle_mark(self) -> None:
        """Mark the row under the cursor, or take its mark away."""
        here = self.cursor_id
        if here is not None:
            self.marks ^= {here}
            self._repaint()

    def mark_all(self, ids: Iterable[int]) -> None:
        """Mark the records `ids` as well as those that are marked already."""
        self.marks.update(ids)
        self._repaint()

    def clear_marks(self) -> None:
        """Take all marks away."""
        self.marks.clear()
        self._repaint()

    # -- keys and mouse ----------------------------------------------------------------------

    def action_move(self, rows: int) -> None:
        """Move the cursor by `rows`, up when negative."""
        self._go(self._cursor + rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor and what is in view by `pages` heights of the table."""
        step = pages * max(1, self._height)
        self._go(self._cursor + step, top=self._top + step)

    def action_edge(self, end: bool) -> None:
        """Move the cursor to the last row (`end`) or the first."""
        self._go(self.count - 1 if end else 0)

    def action_open(self) -> None:
        """Say that the record under the cursor is to be opened."""
        here = self.cursor_id
        if here is not None:
            self.post_message(self.Opened(self, here))

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; one on the cursor's own row opens."""
        row = self._top + event.y - HEAD_ROWS
        if event.y < HEAD_ROWS or row >= self.count:
            return
        event.stop()
        if row == self._cursor:
            self.action_open()
        else:
            self._go(row)

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        event.prevent_default()
        self._wheel(1)

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        event.prevent_default()
        self._wheel(-1)

    def _wheel(self, way: int) -> None:
        """Scroll by a few rows; the cursor is taken along when it would leave the view."""
        step = round(self.app.scroll_sensitivity_y) or 1
        top = max(0, min(self._top + way * step, self.max_scroll_y))
        self._go(max(top, min(self._cursor, top + self._height - 1)), top=top)

    # -- where we are ------------------------------------------------------------------------

    @property
    def _top(self) -> int:
        """The position of the first row in view."""
        return int(self.scroll_y)

    @property
    def _height(self) -> int:
        """How many rows are in view."""
        return max(0, self.size.height - HEAD_ROWS)

    def _line(self, row: int) -> Line | None:
        """The line at `row`; None where there is none, or where it cannot be read."""
        if self._failed:
            return None
        try:
            return self._pages.line(row)
        except MitraError as error:
            self._failed = True
            self.post_message(self.Failed(self, error))
            return None

    def _go(self, row: int, top: int | None = None) -> None:
        """Put the cursor on `row` (or the nearest there is), scroll it into view, repaint.

        `top` is the row that should then be the first in view, if that keeps the cursor in it.
        """
        self._cursor = row = max(0, min(row, self.count - 1))
        if height := self._height:  # none before the first layout
            first = min(self._top if top is None else top, row, self.count - height)
            first = max(0, row - height + 1, first)
            if first != self._top:
                self.scroll_to(y=first, animate=False, force=True)
        self._repaint()
        self._place_cursor()
        here = self.cursor_id
        if here != self._told:
            self._told = here
            if here is not None:
                self.post_message(self.Highlighted(self, here))

    def _place_cursor(self) -> None:
        """Put the terminal's cursor at the beginning of the cursor's row."""
        if self.has_focus:
            x, y, _width, _height = self.region
            self.app.cursor_position = Offset(x, y + HEAD_ROWS + self._cursor - self._top)

    def watch_has_focus(self, has_focus: bool) -> None:
        """With the focus comes the terminal's cursor."""
        super().watch_has_focus(has_focus)
        self._place_cursor()

    def on_resize(self) -> None:
        """Share the new width among the columns; keep the cursor in view."""
        self._redraw()
        self._go(self._cursor)

    # -- drawing -----------------------------------------------------------------------------

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """What moved is found by comparing; the headings stay."""
        self._repaint()

    def notify_style_update(self) -> None:
        """Colours changed (a theme, the focus): take them from the style sheet again."""
        super().notify_style_update()
        self._looks = None
        self._pages.forget_looks()

    def _redraw(self) -> None:
        """Draw all lines anew: the columns or their widths changed."""
        self._columns = share(self._heads, self.size.width)
        self._pages.forget_looks()
        self.refresh()

    def _state(self, row: int, line: Line | None) -> int:
        if line is None:
            return 0
        return (CURSOR if row == self._cursor else 0) | (MARKED if line.id in self.marks else 0)

    def _repaint(self) -> None:
        """Ask for the rows to be painted that differ from what was last drawn."""
        top, height, width = self._top, self._height, self.size.width
        before = self._shown
        now = self._shown = []
        dirty = []
        for y in range(height):
            line = self._line(top + y)
            one = (line, self._state(top + y, line))
            now.append(one)
            if y >= len(before) or before[y] != one:
                dirty.append(Region(0, y + HEAD_ROWS, width, 1))
        if dirty:
            self.refresh(*dirty)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of `crop`, from what was drawn before where nothing changed."""
        filters = [one for one in self.get_line_filters() if one.enabled]
        background = self.background_colors[1]
        strips = []
        for y in crop.line_range:
            strip = self.render_line(y)
            for line_filter in filters:
                strip = strip.apply_filter(line_filter, background)
            strips.append(strip)
        if crop.column_span != (0, self.size.width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        """The line `y` of the widget: headings, a row, a line of the empty text, or blank."""
        looks = self._looks or self._read_looks()
        if y < HEAD_ROWS:
            return self._strip(self._head_text(), looks.head)
        if not self.count:
            return self._strip(self._empty_text(y - HEAD_ROWS), looks.dim)
        row = self._top + y - HEAD_ROWS
        line = self._line(row)
        if line is None:
            return Strip.blank(self.size.width, looks.base)
        state = self._state(row, line)
        drawn = self._pages.page(row // SIZE).looks
        strip = drawn.get((row % SIZE, state))
        if strip is None:
            strip = self._strip(self._row_text(line, state), looks.states[state])
            drawn[row % SIZE, state] = strip
        return strip

    def _strip(self, text: str, style: Style) -> Strip:
        width = self.size.width
        return Strip([Segment(fit(text, width), style)], width)

    def _read_looks(self) -> Looks:
        base = self.rich_style
        part = {
            name: self.get_component_rich_style(f"rows-table--{name}", partial=True)
            for name in ("head", "dim", "mark", "cursor")
        }
        marked, cursor = base + part["mark"], base + part["cursor"]
        states = (base, cursor, marked, marked + part["cursor"])
        self._looks = Looks(base, base + part["head"], base + part["dim"], states)
        return self._looks

    def _head_text(self) -> str:
        cells = [
            fit(self._heads[column.index].label, column.width, right=column.right)
            for column in self._columns
        ]
        return " ".join([" " * MARK_WIDTH, *cells])

    def _row_text(self, line: Line, state: int) -> str:
        cells = line.cells
        texts = [
            fit(cells[column.index] if column.index < len(cells) else "", column.width,
                right=column.right)
            for column in self._columns
        ]
        return " ".join([MARK if state & MARKED else " ", *texts])

    def _empty_text(self, y: int) -> str:
        lines = self._empty.split("\n")
        return clean(lines[y]) if y < len(lines) else ""


class _Nothing:
    """The source of a table that was not given one yet."""

    def count(self) -> int:
        return 0

    def lines(self, start: int, stop: int) -> Sequence[Line]:
        return ()

    def position(self, id: int) -> int | None:
        return None
