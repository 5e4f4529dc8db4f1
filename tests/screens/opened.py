"""The app as a person has it before them: keys go in, the screen is read, both waited for."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from mitra_tui.app import MitraApp
from mitra_tui.settings import Settings
from mitra_tui.widgets.table import RowsTable
from tests.widgets.seen import rows, until

KEYS = {" ": "space", ";": "semicolon", ",": "comma", ".": "full_stop", "/": "slash",
        "-": "minus", ":": "colon", "_": "underscore", "[": "left_square_bracket",
        "]": "right_square_bracket", "~": "tilde", "'": "apostrophe"}


class Desk:
    """The app under test, and the hands and eyes before it."""

    def __init__(self, app: MitraApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def keys(self, *names: str) -> None:
        """Press keys by their names."""
        await self.pilot.press(*names)

    async def type(self, text: str) -> None:
        """Type a text, letter for letter."""
        await self.pilot.press(*(KEYS.get(char, char) for char in text))

    @property
    def text(self) -> str:
        """The screen as text."""
        return "\n".join(rows(self.app))

    @property
    def lines(self) -> list[str]:
        """The screen's lines."""
        return rows(self.app)

    @property
    def message(self) -> str:
        """The line of messages."""
        return self.lines[-2].strip()

    @property
    def key_line(self) -> str:
        """The line of keys."""
        return self.lines[-1].strip()

    @property
    def cursor_line(self) -> str:
        """The line of the list that the cursor is on."""
        table = self.app.screen.query_one(RowsTable)
        return self.lines[table.region.y + 1 + table.cursor - int(table.scroll_y)]

    async def sees(self, *texts: str) -> None:
        """Wait until all of `texts` stand on the screen."""
        try:
            await until(lambda: all(text in self.text for text in texts))
        except AssertionError:
            missing = [text for text in texts if text not in self.text]
            raise AssertionError(f"never seen: {missing} on\n{self.text}") from None

    async def loses(self, *texts: str) -> None:
        """Wait until none of `texts` stands on the screen."""
        try:
            await until(lambda: not any(text in self.text for text in texts))
        except AssertionError:
            raise AssertionError(f"{texts} still on\n{self.text}") from None


@asynccontextmanager
async def opened(screen: str = "today", *, size: tuple[int, int] = (80, 24),
                 sample: bool = False, home: Path | None = None) -> AsyncIterator[Desk]:
    """The app on the database that is open, at one of its screens."""
    app = MitraApp(Settings(), screen, sample=sample, home=home)
    async with app.run_test(size=size) as pilot:
        await until(lambda: bool(app.screen_stack) and app.screen.is_mounted)
        await pilot.pause()
        yield Desk(app, pilot)
