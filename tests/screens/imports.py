"""What the tests of the import screens share: files where downloads go, and the way through."""

from __future__ import annotations

import os
from pathlib import Path

from textual import events

from mitra_tui.screens.importing import ColumnsScreen, ImportScreen, PreviewScreen
from mitra_tui.widgets.detail import Detail
from mitra_tui.widgets.text_line import TextLine
from tests.screens.desk import Desk
from tests.services.imports import TABLES

PAPER = ("paper-table1.tsv", "paper-table2.tsv", "paper-table3.tsv")


def downloads() -> Path:
    """The folder in which the import begins, with the paper's tables in it."""
    folder = Path(os.environ["HOME"]) / "Downloads"
    folder.mkdir(parents=True, exist_ok=True)
    for name in PAPER:
        (folder / name).write_bytes((TABLES / name).read_bytes())
    return folder


async def choose_file(desk: Desk, name: str) -> None:
    """Press `i` and name a file of that folder."""
    await desk.press("i")
    await desk.until(lambda: isinstance(desk.app.screen, ImportScreen), "where from?")
    await desk.type(name)
    await desk.press("enter")


async def paste(desk: Desk, text: str) -> None:
    """Paste a text, as the terminal hands it on."""
    desk.app.post_message(events.Paste(text))
    await desk.pilot.pause()


async def to_columns(desk: Desk, name: str) -> None:
    await choose_file(desk, name)
    await desk.until(lambda: isinstance(desk.app.screen, ColumnsScreen), "the columns")


async def to_preview(desk: Desk, name: str) -> None:
    await to_columns(desk, name)
    await go_on(desk)


async def go_on(desk: Desk) -> PreviewScreen:
    """From the columns to the preview."""
    await desk.press("l")
    await desk.until(lambda: isinstance(desk.app.screen, PreviewScreen), "the preview")
    screen = desk.app.screen
    assert isinstance(screen, PreviewScreen)
    return screen


async def write(desk: Desk) -> None:
    """Write what the preview shows, and wait for the list."""
    await desk.press("l")
    await desk.sees("Tulis sekarang?")
    await desk.press("y")
    await desk.sees("u urungkan")


def detail(desk: Desk) -> str:
    """What stands below the list."""
    return desk.app.screen.query_one("#detail", Detail).text


def summary(desk: Desk) -> str:
    """What stands above it."""
    return desk.app.screen.query_one("#summary", TextLine).text


def shown(desk: Desk) -> dict[str, str]:
    """The rows of the preview: number → verdict."""
    table = desk.table
    lines = [table._view.line(row) for row in range(table.count)]
    return {line.cells[0]: line.cells[1] for line in lines if line is not None}
