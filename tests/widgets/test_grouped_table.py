"""A list in groups: the cursor never rests on a heading, and the heading comes into view."""

from __future__ import annotations

from textual.app import App, ComposeResult

from mitra_tui.rows.lines import Fixed, Line
from mitra_tui.widgets.table import Head
from mitra_tui.widgets.table.grouped_table import GroupedTable
from tests.widgets.seen import rows

LINES = [
    Line(-1, (" Lewat · 2",)), Line(1, ("1 Mei", "Surat")), Line(2, ("2 Mei", "Laporan")),
    Line(-2, (" Hari ini · 1",)), Line(3, ("20 Mei", "CV [Mitra] [/]")), Line(4, ("  … 12 lagi",)),
]


class Desk(App[None]):
    """An app with a grouped list."""

    def __init__(self, lines: list[Line]) -> None:
        super().__init__()
        self.lines = lines

    def compose(self) -> ComposeResult:
        yield GroupedTable([Head("Kapan", 6), Head("Apa", 40, grow=1)], empty="Tidak ada.")

    def on_mount(self) -> None:
        self.table.show(Fixed(self.lines))
        self.table.focus()

    @property
    def table(self) -> GroupedTable:
        return self.query_one(GroupedTable)


async def test_the_cursor_starts_below_the_first_heading_and_passes_over_others() -> None:
    app = Desk(LINES)
    async with app.run_test(size=(60, 12)) as pilot:
        seen = [app.table.cursor_id]
        for key in ("down", "down", "down", "down", "up", "up", "up", "up"):
            await pilot.press(key)
            seen.append(app.table.cursor_id)
        assert seen == [1, 2, 3, 4, 4, 3, 2, 1, 1]
        await pilot.press("end")
        assert app.table.cursor_id == 4
        await pilot.press("home")
        assert app.table.cursor_id == 1


async def test_headings_and_lines_of_one_cell_go_across() -> None:
    app = Desk(LINES)
    async with app.run_test(size=(60, 12)):
        assert rows(app)[1:7] == [
            "  Lewat · 2", "  1 Mei  Surat", "  2 Mei  Laporan", "  Hari ini · 1",
            "  20 Mei CV [Mitra] [/]", "    … 12 lagi"]


async def test_a_heading_comes_into_view_with_its_first_line() -> None:
    lines = [Line(-1, (" Satu",)), *(Line(n, (str(n), "baris")) for n in range(1, 30))]
    app = Desk(lines)
    async with app.run_test(size=(60, 8)) as pilot:
        await pilot.press("end")
        assert "Satu" not in "\n".join(rows(app))
        await pilot.press("home")
        assert rows(app)[1].strip() == "Satu"
        assert app.table.cursor_id == 1


async def test_a_click_on_a_heading_goes_beside_it() -> None:
    app = Desk(LINES)
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.click(GroupedTable, offset=(5, 4))
        assert app.table.cursor_id == 3


async def test_nothing_but_headings_opens_nothing() -> None:
    app = Desk([Line(-1, (" Tidak ada yang menunggu.",))])
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("down", "up", "end", "enter")
        assert "Tidak ada yang menunggu." in "\n".join(rows(app))


async def test_after_reading_anew_the_cursor_stays_on_its_line() -> None:
    app = Desk(LINES)
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("down", "down")
        assert app.table.cursor_id == 3
        app.table.show(Fixed([line for line in LINES if line.id not in (1, 2, -1)]))
        assert app.table.cursor_id == 3
        app.table.show(Fixed(LINES[:3]))
        assert app.table.cursor_id == 1
