"""Kegiatan (4): a hundred thousand activities against a hundred, key by key."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from shutil import copy

from mitra_tui.models.base import db, transaction
from mitra_tui.models.opening import close_database, open_database
from tests.bench.acts import Program, module, moves
from tests.bench.directory import directory, folder
from tests.bench.measure import Figures, Row, bench, in_turn
from tests.bench.probe import START_QUIET

MANY, FEW = 100_000, 100
PARTNERS = 200
DAY = date(2026, 5, 20)


@cache
def filled(many: int) -> Path:
    """A database with so many activities over as many days, each with a partner; those of the
    newest days are planned."""
    path = directory(PARTNERS).with_name(f"activities-{many}.db")
    copy(directory(PARTNERS), path)
    open_database(path, wait=30.0)
    with transaction("activities.add") as change:
        cursor = db.connection().cursor()
        cursor.executemany(
            "INSERT INTO activity (id, title, title_key, sort_key, category, starts_on, ends_on, "
            "date_precision, status, created_at, updated_at) "
            "VALUES (?, ?, ?, ?, 'Guru tamu', ?, ?, 'day', ?, '', '')",
            (_row(place) for place in range(many)))
        cursor.executemany(
            "INSERT INTO activity_partner (activity_id, position, partner_id) VALUES (?, 1, ?)",
            ((place + 1, place % PARTNERS + 1) for place in range(many)))
        change.about("activities", None, str(many))
    close_database()
    return path


def _row(place: int) -> tuple[object, ...]:
    title = f"Kegiatan {place:06}"
    day = (DAY - timedelta(days=place % 9000)).isoformat()
    return (place + 1, title, title.lower(), title.lower(), day, day,
            "planned" if place % 9000 < 3 else "done")


@cache
def screen(many: int) -> Program:
    """The program on its list of so many activities."""
    home = folder() / "home"
    home.mkdir(exist_ok=True)
    return module("mitra_tui", "--db", str(filled(many)), "--today", DAY.isoformat(), "--screen",
                  "activities", seen="Kegiatan 0", env={"HOME": str(home)})


def acts(program: Program) -> Figures:
    """What is done beside moving: open one, mark one, the question of done, another order."""
    with program.run() as terminal:
        terminal.wait_for(program.seen)
        terminal.settle(START_QUIET)
        opened, asked, ordered = [], [], []
        for _ in range(5):
            opened.append(terminal.press("enter"))
            terminal.press("escape")
        for _ in range(3):
            asked.append(terminal.press("t"))
            terminal.press("escape")
        marked = [terminal.press("space") for _ in range(5)]
        for _ in range(4):  # the same once more turns it round
            terminal.press("s")
            ordered.append(terminal.press("k"))
        return {"open_ms": [one.settled_ms for one in opened],
                "ask_ms": [one.settled_ms for one in asked],
                "mark_ms": [one.settled_ms for one in marked],
                "sort_ms": [one.settled_ms for one in ordered]}


@bench
def keys(runs: int) -> Iterator[Row]:
    """One key in the list: 100,000 activities against 100."""
    many, few = screen(MANY), screen(FEW)
    pair = in_turn(runs, lambda: moves(many), lambda: moves(few))
    yield pair.row("Down", "down_ms", at_most=1.3, unit="ms")
    yield pair.row("PageDown", "page_ms", at_most=1.3, unit="ms")
    yield pair.row("End", "end_ms", at_most=1.3, unit="ms")
    pair = in_turn(runs, lambda: acts(many), lambda: acts(few))
    yield pair.row("Enter, a page", "open_ms", at_most=1.3, unit="ms")
    yield pair.row("t, what came of it", "ask_ms", at_most=1.3, unit="ms")
    yield pair.row("Space, a mark", "mark_ms", at_most=1.3, unit="ms")
    # The record's place in the middle of the new order is counted: what is missed here.
    yield pair.row("another order", "sort_ms", at_most=1.3, unit="ms")
