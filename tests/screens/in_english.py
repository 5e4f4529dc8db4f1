"""Presses keys on the app in English and prints what is seen after each, for `test_english.py`.

The language is chosen before the screens are imported, so it needs a process of its own:
`python -m tests.screens.in_english DATABASE SCREEN KEYS…`. `TEXT:` before a word types it.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import date
from pathlib import Path

from mitra_tui import clock, i18n

AFTER_EACH = "\f"
"""Stands after the screen that a key led to."""


async def show(first: str, keys: list[str]) -> None:
    """Run the app and print its screen at the start and after each key."""
    from tests.screens.desk import at_desk

    async with at_desk(first) as desk:
        for key in ["", *keys]:
            if key.startswith("TEXT:"):
                await desk.type(key.removeprefix("TEXT:"))
            elif key:
                await desk.press(key)
            await settled(desk)
            sys.stdout.write(desk.text + AFTER_EACH)


async def settled(desk: object) -> None:
    """Wait until the screen stays as it is."""
    from tests.screens.desk import Desk

    assert isinstance(desk, Desk)
    before = ""
    for _ in range(200):
        await desk.pilot.pause()
        if desk.text == before and not desk.app.workers:
            return
        before = desk.text


def main() -> None:
    """Speak English on the database that is named."""
    i18n.use("en")
    clock.set_today(date(2024, 5, 20))
    from mitra_tui.models.opening import close_database, open_database

    open_database(Path(sys.argv[1]), wait=5.0)
    try:
        asyncio.run(show(sys.argv[2], sys.argv[3:]))
    finally:
        close_database()


if __name__ == "__main__":
    main()
