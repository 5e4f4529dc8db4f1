"""The list of every screen: what it shows, fetches, keeps and says."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import App, ComposeResult
from textual.events import MouseScrollDown, MouseScrollUp
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widgets import Input

from mitra_tui.errors import Busy
from mitra_tui.rows.lines import Line
from mitra_tui.widgets.table import Head, RowsTable
from mitra_tui.widgets.table.pages import KEPT, SIZE, Pages
from mitra_tui.widgets.table.view import View
from tests.widgets.seen import is_reverse, rows, strips, until

HEADS = [Head("Nama", 28, grow=1), Head("Kota", 11), Head("Jam", 5, right=True)]


class Shelf:
    """A source over a list of ids that may change under the table; notes what is asked of it."""

    def __init__(self, ids: Sequence[int], *, word: str = "Mitra") -> None:
        self.ids = list(ids)
        self.word = word
        self.fetched: list[tuple[int, int]] = []
        self.busy = False

    def count(self) -> int:
        return len(self.ids)

    def lines(self, start: int, stop: int) -> Sequence[Line]:
        if self.busy:
            raise Busy("error.busy")
        self.fetched.append((start, stop))
        ids = self.ids[start:stop]
        return [Line(id, (f"{self.word} {id}", "Samarinda", str(id))) for id in ids]

    def position(self, id: int) -> int | None:
        return self.ids.index(id) if id in self.ids else None


class Desk(App[None]):
    """An app with a list (and a field, to have the focus elsewhere) that notes what it hears."""

    def __init__(self, source: Shelf | None = None) -> None:
        super().__init__()
        self.source = source
        self.heard: list[str] = []

    def compose(self) -> ComposeResult:
        yield RowsTable(HEADS, empty="Belum ada mitra.\nTekan n untuk menambah.")
        yield Input()

    def on_mount(self) -> None:
        if self.source is not None:
            self.table.show(self.source)

    @property
    def table(self) -> RowsTable:
        return self.query_one(RowsTable)

    @on(RowsTable.Highlighted)
    def note_highlighted(self, event: RowsTable.Highlighted) -> None:
        self.heard.append(f"at {event.id}")

    @on(RowsTable.Opened)
    def note_opened(self, event: RowsTable.Opened) -> None:
        self.heard.append(f"open {event.id}")

    @on(RowsTable.Failed)
    def note_failed(self, event: RowsTable.Failed) -> None:
        self.heard.append(f"failed {event.error.key}")


def row(id: int, word: str = "Mitra") -> str:
    """How the row of the record `id` looks on 80 columns, without its mark."""
    return f"  {f'{word} {id}':<60} {'Samarinda':<11} {id:>5}"


async def settled(pilot: Pilot[None], app: Desk, line: str, y: int = 1) -> None:
    """Wait until `line` is the text of the screen's line `y`."""
    await pilot.pause()
    await until(lambda: rows(app)[y] == line, f"{line!r} in line {y} of {rows(app)}")


async def test_headings_stand_over_the_rows() -> None:
    app = Desk(Shelf(range(1, 4)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot, app, row(1))
        shown = rows(app)
        assert shown[0] == f"  {'Nama':<60} {'Kota':<11} {'Jam':>5}"
        assert shown[1:4] == [row(1), row(2), row(3)]
        assert shown[4:21] == [""] * 17


async def test_keys_move_the_cursor_and_the_view() -> None:
    app = Desk(Shelf(range(1000)))
    async with app.run_test(size=(80, 24)) as pilot:
        table = app.table
        height = table.size.height - 1
        for keys, place, top in [
            ("down", 1, 0), ("j", 2, 0), ("k", 1, 0), ("up", 0, 0), ("up", 0, 0),
            ("pagedown", height, height), ("pagedown", 2 * height, 2 * height),
            ("up", 2 * height - 1, 2 * height - 1), ("end", 999, 1000 - height),
            ("down", 999, 1000 - height), ("pagedown", 999, 1000 - height),
            ("pageup", 999 - height, 1000 - 2 * height), ("home", 0, 0), ("pageup", 0, 0),
            ("h", 0, 0), ("l", 0, 0), ("left", 0, 0), ("right", 0, 0),
        ]:
            await pilot.press(keys)
            assert (table.cursor, table.scroll_offset.y) == (place, top), keys
            assert table.cursor_id == place
            await settled(pilot, app, row(top))
            assert is_reverse(strips(app)[1 + place - top])


async def test_the_cursor_can_be_seen_without_colour_and_followed_by_a_screen_reader() -> None:
    app = Desk(Shelf(range(10)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "down")
        assert app.cursor_position == (0, 3)
        assert [is_reverse(strip) for strip in strips(app)[1:5]] == [False, False, True, False]
        await pilot.press("tab")
        assert app.focused is app.query_one(Input)
        assert app.cursor_position != (0, 3)
        await pilot.press("shift+tab")
        assert app.cursor_position == (0, 3)


async def test_only_what_comes_into_view_is_fetched_and_little_is_held() -> None:
    shelf = Shelf(range(100_000))
    app = Desk(shelf)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot, app, row(0))
        assert shelf.fetched == [(0, SIZE)]
        shelf.fetched.clear()
        await pilot.press("end")
        await pilot.pause()
        assert app.table.cursor_id == 99_999
        assert all(start >= 99_999 - 2 * SIZE for start, _stop in shelf.fetched)
        assert len(shelf.fetched) <= 2
        await pilot.press(*["pageup"] * 60)
        assert sum(stop - start for start, stop in shelf.fetched) < 100 * SIZE


def test_the_pages_not_looked_at_are_let_go() -> None:
    shelf = Shelf(range(10_000))
    pages: Pages[str] = Pages(shelf)
    for start in range(0, SIZE * (KEPT + 1), SIZE):
        pages.line(start)
        pages.line(0)
    assert len(shelf.fetched) == KEPT + 1, "the first page was looked at all the time"
    pages.line(SIZE)
    assert len(shelf.fetched) == KEPT + 2, "the second was let go"


def test_the_view_keeps_the_cursor_in_sight_and_leaves_no_room_empty() -> None:
    view: View[str] = View(lambda error: None)
    view.read(Shelf(range(100)), ())
    for cursor, wanted, top in [
        (0, 0, 0), (90, 90, 80), (95, 99, 80), (50, 0, 31), (50, 70, 50), (50, 40, 40), (9, -5, 0),
    ]:
        view.put_cursor(cursor)
        assert view.top(wanted, height=20) == top, (cursor, wanted)
    view.read(Shelf(range(5)), ())
    assert view.cursor == 4
    assert view.top(3, height=20) == 0


async def test_a_reread_keeps_the_cursor_on_its_record() -> None:
    app = Desk(Shelf(range(100)))
    async with app.run_test(size=(80, 24)) as pilot:
        table = app.table
        await pilot.press("pagedown", "down")
        here = table.cursor_id
        assert here is not None
        table.show(Shelf([1000, 2000, *range(100)]))
        assert table.cursor_id == here
        assert table.cursor == here + 2
        table.show(Shelf([id for id in range(100) if id != here]))
        assert table.cursor == here + 2, "gone: it stays where it was"
        table.show(Shelf(range(5)), cursor_id=2)
        assert table.cursor_id == 2
        table.show(Shelf(range(5)), cursor_id=77)
        assert table.cursor_id == 2, "not in the list: it stays"
        table.show(Shelf([8, 9]))
        assert table.cursor_id == 9, "the last there is"
        await settled(pilot, app, row(8))


async def test_another_list_can_begin_at_its_first_row() -> None:
    app = Desk(Shelf(range(100)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("pagedown", "pagedown", "pagedown")
        app.table.show(Shelf(range(30, 100)), stay=False)
        assert app.table.cursor_id == 30
        await settled(pilot, app, row(30))
        app.table.show(Shelf(range(100)), cursor_id=70, stay=False)
        assert app.table.cursor_id == 70


async def test_a_list_can_be_opened_far_down() -> None:
    app = Desk()
    async with app.run_test(size=(80, 24)) as pilot:
        app.table.show(Shelf(range(5000)), cursor_id=4000)
        height = app.table.size.height - 1
        await settled(pilot, app, row(4000), y=height)
        app.table.show(Shelf(range(5000)), cursor_id=3)
        await settled(pilot, app, row(3))


async def test_shown_before_the_first_layout_the_top_of_the_list_is_in_view() -> None:
    class Early(Desk):
        def on_mount(self) -> None:
            self.table.show(Shelf(range(5000)), cursor_id=3)

    app = Early()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot, app, row(0))
        assert is_reverse(strips(app)[4])


async def test_an_empty_list_says_what_to_do() -> None:
    app = Desk(Shelf([]))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot, app, " Belum ada mitra.")
        assert rows(app)[2] == " Tekan n untuk menambah."
        await pilot.press("down", "up", "end", "home", "pagedown", "pageup", "enter")
        app.table.toggle_mark()
        assert app.table.cursor_id is None
        assert app.heard == []
        app.table.empty = "Tidak ditemukan: [b]CV\x1b[31m[/b]"
        await settled(pilot, app, " Tidak ditemukan: [b]CV\ufffd[31m[/b]")
        app.table.empty = "Belum ada catatan. " + "Tekan n untuk menambah yang pertama. " * 2
        await until(lambda: rows(app)[1].endswith("pertama. Tekan n untuk menambah"), "line")
        assert rows(app)[2] == " yang pertama."
        app.table.empty = "Tidak ditemukan: [b]CV\x1b[31m[/b]"
        app.table.show(Shelf([5]))
        await settled(pilot, app, row(5))
        app.table.show(Shelf([]))
        await settled(pilot, app, " Tidak ditemukan: [b]CV\ufffd[31m[/b]")


async def test_rows_that_vanish_between_count_and_fetch_stay_blank() -> None:
    shelf = Shelf(range(200))
    app = Desk(shelf)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot, app, row(0))
        shelf.ids = shelf.ids[:150]
        await pilot.press("end")
        assert app.table.cursor_id is None
        await settled(pilot, app, "")
        await pilot.press("enter", "up", "down")
        app.table.toggle_mark()
        assert not [one for one in app.heard if one.startswith("open")]
        app.table.show(shelf)
        assert app.table.cursor_id == 149
        await settled(pilot, app, row(149), y=app.table.size.height - 1)


async def test_a_refused_read_is_told_once_and_leaves_blank_lines() -> None:
    shelf = Shelf(range(200))
    app = Desk(shelf)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot, app, row(0))
        shelf.busy = True
        await pilot.press("end", "up", "up")
        await settled(pilot, app, "")
        assert [one for one in app.heard if one.startswith("failed")] == ["failed error.busy"]
        shelf.busy = False
        app.table.show(shelf)
        await settled(pilot, app, row(197), y=app.table.size.height - 3)


async def test_marks_follow_the_record_and_show_a_star() -> None:
    app = Desk(Shelf(range(1, 50)))
    async with app.run_test(size=(80, 24)) as pilot:
        table = app.table
        table.toggle_mark()
        await pilot.press("down")
        await settled(pilot, app, "*" + row(1)[1:])
        table.show(Shelf(range(50)))
        await settled(pilot, app, "*" + row(1)[1:], y=2)
        assert table.marks == {1}
        table.mark_all(range(3, 200))
        await settled(pilot, app, "*" + row(3)[1:], y=4)
        assert len(table.marks) == 198
        table.clear_marks()
        await settled(pilot, app, row(3), y=4)
        table.toggle_mark()
        table.toggle_mark()
        assert table.marks == set()


async def test_only_rows_that_differ_are_painted_again() -> None:
    app = Desk(Shelf(range(50)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot, app, row(0))
        table = app.table
        painted: list[int] = []
        draw = table.render_line

        def note(y: int) -> object:
            painted.append(y)
            return draw(y)

        table.render_line = note  # type: ignore[assignment]
        table.show(Shelf(range(50)))
        await pilot.pause()
        assert painted == [], "a re-read that changed nothing sends nothing"
        dirty: list[set[int]] = []
        refresh = table.refresh

        def note_regions(*regions: Region) -> RowsTable:
            dirty.append({region.y for region in regions})
            return refresh(*regions)

        table.refresh = note_regions  # type: ignore[assignment]
        await pilot.press("down")
        assert dirty == [{1, 2}]
        dirty.clear()
        changed = Shelf(range(50))
        changed.ids[7] = 777
        table.show(changed)
        assert dirty == [{8}]
        await settled(pilot, app, row(777), y=8)


async def test_content_that_changed_is_shown_after_a_reread() -> None:
    app = Desk(Shelf(range(5)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot, app, row(0))
        app.table.show(Shelf(range(5), word="CV [Mitra] [/]"))
        await settled(pilot, app, row(0, "CV [Mitra] [/]"))


async def test_enter_and_a_second_click_open() -> None:
    app = Desk(Shelf(range(50)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "enter")
        await pilot.click(RowsTable, offset=(5, 4))
        assert app.table.cursor_id == 3
        await pilot.click(RowsTable, offset=(5, 4))
        await pilot.click(RowsTable, offset=(5, 0))
        await until(lambda: "open 3" in app.heard, "the second click")
        assert [one for one in app.heard if one.startswith("open")] == ["open 1", "open 3"]
        app.table.show(Shelf([1]))
        await pilot.click(RowsTable, offset=(5, 9))
        assert app.table.cursor_id == 1


async def test_the_wheel_scrolls_and_takes_the_cursor_along() -> None:
    app = Desk(Shelf(range(100)))
    async with app.run_test(size=(80, 24)) as pilot:
        table = app.table
        await pilot._post_mouse_events([MouseScrollDown], RowsTable, offset=(5, 5))
        assert table.scroll_offset.y == table.cursor == 2
        await pilot.press("end")
        await pilot._post_mouse_events([MouseScrollUp], RowsTable, offset=(5, 5))
        assert table.scroll_offset.y == 100 - (table.size.height - 1) - 2
        assert table.cursor == 97


async def test_the_cursor_tells_where_it_came_to_rest() -> None:
    app = Desk(Shelf(range(500)))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.heard == ["at 0"], "the first row")
        for _ in range(5):
            app.table.action_move(1)
        await until(lambda: app.heard[-1] == "at 5", "the last row")
        assert app.heard == ["at 0", "at 5"]
        await pilot.press("home", "home")
        app.table.show(Shelf(range(500)))
        await pilot.pause()
        assert app.heard == ["at 0", "at 5", "at 0"], "nothing new, nothing told"


async def test_it_bears_any_size_of_terminal() -> None:
    app = Desk(Shelf(range(100)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end")
        for size in [(20, 5), (1, 1), (200, 60), (80, 24), (20, 4), (80, 3)]:
            await pilot.resize_terminal(*size)
            await pilot.press("up", "pageup", "down", "end")
            assert app.table.cursor == 99
        await pilot.resize_terminal(20, 8)
        await settled(pilot, app, "  Mitra 99", y=app.table.size.height - 1)
        await pilot.resize_terminal(80, 24)
        await settled(pilot, app, row(99), y=app.table.size.height - 1)
        assert app.table.scroll_offset.y == 100 - (app.table.size.height - 1)


async def test_other_columns_can_be_shown() -> None:
    app = Desk(Shelf(range(5)))
    async with app.run_test(size=(80, 24)) as pilot:
        app.table.set_heads([Head("Nama", 10), Head("Kota", 10), Head("Jam", 3), Head("Lain", 4)])
        await settled(pilot, app, "  Nama       Kota       Jam Lain", y=0)
        assert rows(app)[1] == "  Mitra 0    Samarinda  0"


async def test_a_theme_may_colour_it_by_its_focus() -> None:
    class Coloured(Desk):
        CSS = """
        RowsTable > .rows-table--cursor { text-style: underline; }
        RowsTable:focus > .rows-table--cursor { text-style: reverse; }
        """

    app = Coloured(Shelf(range(5)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot, app, row(0))
        await until(lambda: is_reverse(strips(app)[1]), "the focus")
        await pilot.press("tab")
        await pilot.pause()
        await until(lambda: not is_reverse(strips(app)[1]), "the loss of the focus")


async def test_its_keys_can_be_given_to_others() -> None:
    app = Desk(Shelf(range(5)))
    async with app.run_test(size=(80, 24)) as pilot:
        app.set_keymap({"list.down": "w"})
        await pilot.press("w", "w", "down")
        assert app.table.cursor == 2
        for bound in RowsTable._merged_bindings.key_to_bindings.values():  # type: ignore[union-attr]
            assert all(one.id and one.tooltip and one.description for one in bound)
