"""Someone at the keyboard: presses keys on the real app and reads the screen.

A test says what is pressed, then what must be seen and stored. `strokes` counts the keys that
are not text, as the product counts them.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from mitra_tui.app import MitraApp
from mitra_tui.screens.page import Page
from mitra_tui.settings import Settings
from mitra_tui.widgets.bars import MessageLine
from mitra_tui.widgets.dialogs import Choose
from mitra_tui.widgets.form import Form
from mitra_tui.widgets.table import RowsTable
from tests.widgets.seen import rows, until

SMALL = (80, 24)
LARGE = (120, 40)
_NAMES = {" ": "space", ",": "comma", ".": "full_stop", "/": "slash", "-": "minus",
          "+": "plus", "[": "left_square_bracket", "]": "right_square_bracket",
          "(": "left_parenthesis", ")": "right_parenthesis", ":": "colon", ";": "semicolon",
          "'": "apostrophe", "&": "ampersand", "?": "question_mark", "@": "at", "#": "number_sign"}


class Desk:
    """The app in a terminal of a certain size, and the keys pressed so far."""

    def __init__(self, app: MitraApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.strokes = 0

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.strokes += 1
            await self.pilot.press(key)

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.pilot.press(*(_NAMES.get(char, char) for char in text))

    async def choose(self, label: str) -> None:
        """Press the letter that stands before a line of the menu that is on."""
        await self.until(lambda: isinstance(self.app.screen, Choose), f"a menu with {label}")
        menu = self.app.screen
        assert isinstance(menu, Choose)
        letters = {text: letter for (_, text), letter in zip(
            menu.options, menu.letters, strict=True)}
        found = [letter for text, letter in letters.items() if text.startswith(label)]
        assert found, f"{label} is not among {sorted(letters)}"
        await self.press(found[0])

    # -- what is seen ------------------------------------------------------------
    @property
    def text(self) -> str:
        """The whole screen."""
        return "\n".join(rows(self.app))

    @property
    def lines(self) -> list[str]:
        """The lines of the screen."""
        return rows(self.app)

    @property
    def cursor_line(self) -> str:
        """The line of the screen on which the list's cursor stands."""
        table = self.table
        return self.lines[table.region.y + 1 + table.cursor - int(table.scroll_y)]

    async def sees(self, *texts: str) -> None:
        """Wait until all of these stand on the screen."""
        for text in texts:
            try:
                await until(lambda text=text: text in self.text, text)  # type: ignore[misc]
            except AssertionError:
                raise AssertionError(f"never seen: {text}\n{self.text}") from None

    async def misses(self, *texts: str) -> None:
        """Wait until none of these stands on the screen."""
        for text in texts:
            try:
                await until(lambda text=text: text not in self.text, text)  # type: ignore[misc]
            except AssertionError:
                raise AssertionError(f"still seen: {text}\n{self.text}") from None

    async def until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait until something is so."""
        try:
            await until(condition, what)
        except AssertionError:
            raise AssertionError(f"never: {what}\n{self.text}") from None

    @property
    def page(self) -> Page[Any]:
        """The full screen that is on."""
        page = self.app.screen
        assert isinstance(page, Page), page
        return page

    @property
    def message(self) -> str:
        """What the message line says."""
        return self.page.query_one(MessageLine).text

    @property
    def table(self) -> RowsTable:
        """The list that is on."""
        return self.app.screen.query_one(RowsTable)

    @property
    def form(self) -> Form:
        """The form that is on."""
        return self.app.screen.query_one(Form)

    @property
    def listed(self) -> list[str]:
        """The first cells of the rows in view."""
        table = self.table
        lines = [table._view.line(row) for row in range(table.count)]
        return [line.cells[0] for line in lines if line is not None]

    @property
    def here(self) -> str:
        """The first cell of the row under the cursor."""
        line = self.table._view.line(self.table.cursor)
        return line.cells[0] if line else ""


@asynccontextmanager
async def at_desk(first: str = "partners", size: tuple[int, int] = SMALL, *,
                  settings: Settings | None = None, sample: bool = False,
                  home: Path | None = None) -> AsyncIterator[Desk]:
    """The app, started on the open database, at the screen `first`."""
    app = MitraApp(settings or Settings(), first, sample=sample, home=home)
    async with app.run_test(size=size) as pilot:
        desk = Desk(app, pilot)
        await desk.until(lambda: isinstance(app.screen, Page) and bool(
            app.screen.query(RowsTable)), "the first screen")
        await desk.until(lambda: app.screen._shown_state is not None,  # type: ignore[attr-defined]
                         "its rows")
        yield desk
