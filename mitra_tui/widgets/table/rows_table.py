"""The list of every screen: a table that is never held in memory.

`RowsTable` draws the lines of a `Source` that are in view, and no others. It keeps its place by
the record's id, so that after a re-read the cursor stands where it stood. It knows no entity and
no service: the screen gives it columns and a source, and hears of what was opened.

What is sent to the terminal is kept small, because people work over slow lines: there is no
scroll bar, a move of the cursor repaints two rows, a re-read only the rows that changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, TypeAlias

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from mitra_tui.errors import MitraError
from mitra_tui.i18n import t
from mitra_tui.rows.lines import Source
from mitra_tui.widgets.table import messages
from mitra_tui.widgets.table.columns import Head
from mitra_tui.widgets.table.painter import Painter
from mitra_tui.widgets.table.view import View

HEAD_ROWS = 1
"""Lines above the rows."""


def _key(keys: str, name: str, action: str) -> Binding:
    """A binding of the list: its dotted id, its label and tooltip all follow from `name`."""
    return Binding(keys, action, t(f"keys.list.{name}"), show=False, id=f"list.{name}",
                   tooltip=t(f"keys.list.{name}.tip"))


class RowsTable(ScrollView, can_focus=True, inherit_bindings=False):
    """A virtual table: headings in its first line, then the rows in view.

    The cursor is a row. It is drawn in reverse, and while the table has the focus the
    terminal's own cursor stands at its beginning (for screen readers and braille lines).
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

    Highlighted: TypeAlias = messages.Highlighted
    Opened: TypeAlias = messages.Opened
    Failed: TypeAlias = messages.Failed

    def __init__(self, heads: Sequence[Head], *, empty: str = "", id: str | None = None,
                 classes: str | None = None) -> None:
        """A table with the columns `heads`; `empty` is said when there are no rows."""
        super().__init__(id=id, classes=classes)
        self._empty = empty
        self._painter = Painter(heads, self._style)
        self._view: View[Strip] = View(self._refused)
        self._told: int | None = None
        """The id that the cursor was last known to be on."""

    # -- what the screen asks and says -------------------------------------------------------

    @property
    def cursor(self) -> int:
        """The position of the cursor, 0 when there are no rows."""
        return self._view.cursor

    @property
    def cursor_id(self) -> int | None:
        """The id of the record under the cursor, None when there is none."""
        line = self._view.line(self.cursor)
        return None if line is None else line.id

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._view.count

    @property
    def marks(self) -> set[int]:
        """The ids that are marked, whether they are in the list or not; not to be changed."""
        return self._view.marks

    @property
    def empty(self) -> str:
        """What is said when there are no rows; of several lines if need be."""
        return self._empty

    @empty.setter
    def empty(self, text: str) -> None:
        if text != self._empty:
            self._empty = text
            if not self.count:
                self.refresh()

    def show(self, source: Source, *, cursor_id: int | None = None, stay: bool = True) -> None:
        """Read the list anew, from `source`.

        The cursor goes to the record `cursor_id`; without one, or when that is not in the list,
        it stays on the record it is on, and when that is gone, at its position; or, if it shall
        not `stay`, it goes to the first row. Marks stay.
        """
        was_empty = not self.count
        if not stay:
            self._view.put_cursor(0)
        self._view.read(source, (cursor_id, self._told if stay else None))
        # Set without a layout: nothing is laid out by the length of the list.
        self.set_reactive(Widget.virtual_size, Size(self.size.width, self.count + HEAD_ROWS))
        if was_empty != (not self.count):
            self.refresh()
        self._go(self.cursor)

    def set_heads(self, heads: Sequence[Head]) -> None:
        """Show other columns. The source that is shown next must have cells for them."""
        self._painter.share(self.size.width, heads)
        self._view.forget_looks()
        self.refresh()

    def toggle_mark(self) -> None:
        """Mark the row under the cursor, or take its mark away."""
        here = self.cursor_id
        if here is not None:
            self._view.marks ^= {here}
            self._repaint()

    def mark_all(self, ids: Iterable[int]) -> None:
        """Mark the records `ids` as well as those that are marked already."""
        self._view.marks.update(ids)
        self._repaint()

    def clear_marks(self) -> None:
        """Take all marks away."""
        self._view.marks.clear()
        self._repaint()

    # -- keys and mouse ----------------------------------------------------------------------

    def action_move(self, rows: int) -> None:
        """Move the cursor by `rows`, up when negative."""
        self._go(self.cursor + rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor, and what is in view with it, by `pages` heights of the table."""
        step = pages * max(1, self._height)
        self._go(self.cursor + step, top=self._top + step)

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
        if row == self.cursor:
            self.action_open()
        else:
            self._go(row)

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._wheel(event, 1)

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._wheel(event, -1)

    def _wheel(self, event: events.MouseEvent, way: int) -> None:
        """Scroll by a few rows; the cursor is taken along when it would leave the view."""
        event.stop()
        event.prevent_default()
        step = max(1, round(self.app.scroll_sensitivity_y))
        top = max(0, min(self._top + way * step, self.count - self._height))
        self._go(max(top, min(self.cursor, top + self._height - 1)), top=top)

    # -- where we are ------------------------------------------------------------------------

    @property
    def _top(self) -> int:
        """The position of the first row in view."""
        return int(self.scroll_y)

    @property
    def _height(self) -> int:
        """How many rows are in view."""
        return max(0, self.size.height - HEAD_ROWS)

    def _go(self, row: int, top: int | None = None) -> None:
        """Put the cursor on `row` (or the nearest there is), scroll it into view, repaint.

        `top` is the row that should then be the first in view, if that keeps the cursor in it.
        """
        self._view.put_cursor(row)
        self._scroll_into_view(self._top if top is None else top)
        self._repaint()
        self._place_cursor()
        here = self.cursor_id
        if here != self._told:
            self._told = here
            if here is not None:
                self.post_message(self.Highlighted(self, here))

    def _scroll_into_view(self, top: int) -> None:
        if height := self._height:  # none before the first layout
            first = self._view.top(top, height)
            if first != self._top:
                self.scroll_to(y=first, animate=False, force=True)

    def _refused(self, error: MitraError) -> None:
        self.post_message(self.Failed(self, error))

    def _place_cursor(self) -> None:
        """Put the terminal's cursor at the beginning of the cursor's row."""
        if self.has_focus:
            x, y, _width, _height = self.region
            self.app.cursor_position = Offset(x, y + HEAD_ROWS + self.cursor - self._top)

    def _on_focus(self, event: events.Focus) -> None:
        self._focus_changed(event, events.DescendantFocus(self), has_focus=True)

    def _on_blur(self, event: events.Blur) -> None:
        self._focus_changed(event, events.DescendantBlur(self), has_focus=False)

    def _focus_changed(self, event: events.Event, told: events.Event, *, has_focus: bool) -> None:
        """What a widget does, except that only the row of the cursor is painted anew."""
        event.prevent_default()
        self.has_focus = has_focus
        self._place_cursor()
        self.refresh(Region(0, HEAD_ROWS + self.cursor - self._top, self.size.width, 1))
        if self.parent is not None:
            self.parent.post_message(told)

    # -- drawing -----------------------------------------------------------------------------

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size,
                      layout: bool = True) -> bool:
        """Share the new width among the columns, before the layout is first painted."""
        before = self._size
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if size != before:
            self._painter.share(size.width)
            self._view.forget_looks()
            self._scroll_into_view(self._top)
            self._view.changes(self._top, self._height)  # the layout paints all of it
        return changed

    def on_resize(self) -> None:
        """The rows, and the terminal's cursor with them, may stand elsewhere now."""
        self._place_cursor()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """What moved is found by comparing; the headings stay."""
        self._repaint()

    def notify_style_update(self) -> None:
        """Colours changed (a theme, the focus): take them from the style sheet again."""
        super().notify_style_update()
        self._painter.forget_styles()
        self._view.forget_looks()

    def _style(self, part: str) -> Style:
        if part == "base":
            return self.rich_style
        return self.get_component_rich_style(f"rows-table--{part}", partial=True)

    def _repaint(self) -> None:
        """Ask for the rows to be painted that differ from what was last drawn."""
        width = self.size.width
        changes = self._view.changes(self._top, self._height)
        if changes:
            self.refresh(*[Region(0, y + HEAD_ROWS, width, 1) for y in changes])

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of `crop`, from what was drawn before where nothing changed."""
        strips = [self.render_line(y) for y in crop.line_range]
        if filters := self.get_line_filters():
            background = self.background_colors[1]
            for one in filters:
                strips = [strip.apply_filter(one, background) for strip in strips]
        if crop.column_span != (0, self.size.width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        """The line `y` of the widget: headings, a row, a line of the empty text, or blank."""
        if y < HEAD_ROWS:
            return self._painter.head()
        if not self.count:
            return self._painter.empty(self._empty, y - HEAD_ROWS)
        row = self._top + y - HEAD_ROWS
        return self._view.look(row, self._painter.row) or self._painter.blank()
