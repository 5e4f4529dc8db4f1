"""A grid of counts: typed in its cells, scrolled both ways; other keys stay the screen's."""

from __future__ import annotations

from textual import on
from textual.app import App, ComposeResult

from mitra_tui.widgets.count_grid import CountGrid
from tests.widgets.seen import rows, until

ODD = "CV [Mitra] [/]"


class Desk(App[None]):
    """An app with a grid of so many rows and columns, the number in each cell its row's."""

    BINDINGS = [("1", "digit", ""), ("l", "letter", ""), ("escape", "left", "")]

    def __init__(self, down: int, across: int) -> None:
        super().__init__()
        self.down, self.across = down, across
        self.heard: list[tuple[int, int, int | None]] = []
        self.acts: list[str] = []

    def compose(self) -> ComposeResult:
        yield CountGrid(empty="Belum ada.")

    def on_mount(self) -> None:
        self.show()
        self.grid.focus()

    def show(self) -> None:
        names = [(n, ODD if n == 0 else f"Mitra {n}") for n in range(self.down)]
        columns = [(n, f"Jurusan {n}") for n in range(self.across)]
        values = {(row, column): row for row, _ in names for column, _ in columns}
        self.grid.show(names, columns, values, [("Belum", {0: "7", 1: "8"})])

    @property
    def grid(self) -> CountGrid:
        return self.query_one(CountGrid)

    @on(CountGrid.Changed)
    def _changed(self, message: CountGrid.Changed) -> None:
        self.heard.append((message.row, message.column, message.value))

    def action_digit(self) -> None:
        self.acts.append("digit")

    def action_letter(self) -> None:
        self.acts.append("letter")

    def action_left(self) -> None:
        self.acts.append("left")


async def test_numbers_are_typed_kept_and_dropped() -> None:
    app = Desk(3, 2)
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("1", "2", "tab", "3", "enter")
        await until(lambda: len(app.heard) == 2, "both")
        assert app.heard == [(0, 0, 12), (0, 1, 3)]
        assert app.grid.cell == (1, 1)
        await pilot.press("9", "escape", "up")
        await pilot.press("5", "backspace", "backspace", "down")
        await until(lambda: len(app.heard) == 3, "emptied")
        assert app.heard[2] == (0, 1, None)
        await pilot.press("l", "escape")
        assert app.acts == ["letter", "left"], "digits type, letters and a second escape do not"


async def test_a_number_that_stays_the_same_is_no_change_and_ends_at_six_digits() -> None:
    app = Desk(3, 2)
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("0", "enter", "1", "enter")
        await pilot.press(*"123456789", "enter")
        await until(lambda: bool(app.heard), "the long one")
        assert app.heard == [(2, 0, 123456)]


async def test_sums_footers_and_names_are_shown_as_text() -> None:
    app = Desk(3, 2)
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        lines = rows(app)
        assert ODD in lines[1]
        assert lines[3].split()[-3:] == ["2", "2", "4"]
        assert lines[4].split()[-3:] == ["3", "3", "6"]
        assert lines[5].split() == ["Belum", "7", "8", "7"]


async def test_it_scrolls_both_ways_and_keeps_its_cell() -> None:
    app = Desk(60, 12)
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("end", *["right"] * 11)
        await until(lambda: any("Mitra 59" in line for line in rows(app)), "the last row")
        assert app.grid.cell == (59, 11)
        lines = rows(app)
        assert "Jurusan…" in lines[0] and all(len(line) <= 60 for line in lines)
        app.down, app.across = 61, 12
        app.show()
        assert app.grid.cell == (59, 11)
        await pilot.press("home", "pagedown")
        assert app.grid.cell == (10, 11)


async def test_without_rows_it_says_so_and_keys_do_nothing() -> None:
    app = Desk(0, 3)
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("down", "enter", "backspace")
        assert "Belum ada." in rows(app)[0]
        assert app.grid.cell is None and app.heard == []
        await pilot.press("1")
        assert app.acts == ["digit"], "where nothing is typed a digit is the screen's"
