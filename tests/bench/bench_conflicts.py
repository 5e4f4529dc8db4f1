"""Kendala & konflik (5): a hundred thousand conflicts against a hundred, key by key."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from shutil import copy

from mitra_tui import clock
from mitra_tui.models.base import db, transaction
from mitra_tui.models.opening import close_database, open_database
from mitra_tui.rows.record import Query
from mitra_tui.services.agenda import agenda
from mitra_tui.services.conflicts import lines
from mitra_tui.services.conflicts.groups import Groups
from tests.bench.acts import Program, module, moves
from tests.bench.directory import directory, folder
from tests.bench.measure import Figures, Row, bench, in_turn
from tests.bench.probe import START_QUIET

MANY, FEW = 100_000, 100
PARTNERS = 200
DAY = date(2026, 5, 20)
SHOWN = 20
CALLS = 10
# As in a school: of all conflicts the same few are open, however many years lie in the cupboard.
OPEN = 40


@cache
def filled(many: int) -> Path:
    """A database with so many conflicts, all but `OPEN` of them closed long ago, each with two
    entries in its log."""
    path = directory(PARTNERS).with_name(f"conflicts-{many}.db")
    copy(directory(PARTNERS), path)
    open_database(path, wait=30.0)
    with transaction("conflicts.add") as change:
        cursor = db.connection().cursor()
        cursor.executemany(
            "INSERT INTO conflict (id, partner_id, summary, sort_key, nature, severity, "
            "raised_on, closed_on, outcome, lessons, accepted_by_school, accepted_by_partner, "
            "created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '')",
            (_row(place) for place in range(many)))
        cursor.executemany(
            "INSERT INTO conflict_step (conflict_id, position, on_date, kind, text) "
            "VALUES (?, ?, ?, ?, 'Rapat bersama')", _steps(many))
        change.about("conflicts", None, str(many))
    close_database()
    return path


def _row(place: int) -> tuple[object, ...]:
    summary = f"Kendala {place:06}"
    known = (place + 1, place % PARTNERS + 1, summary, summary.lower(),
             "potential" if place % 3 == 0 else "actual", place % 4 + 1)
    if place < OPEN:
        return (*known, (DAY - timedelta(days=place)).isoformat(), "", "", "", "", "")
    raised = DAY - timedelta(days=60 + place % 5000)
    return (*known, raised.isoformat(), (raised + timedelta(days=30)).isoformat(), "Sepakat",
            "Kabari lebih awal", "yes", "yes")


def _steps(many: int) -> Iterator[tuple[int, int, str, str]]:
    for place in range(many):
        for number, kind in enumerate(("communication", "deliberation"), 1):
            yield place + 1, number, DAY.isoformat(), kind


@cache
def screen(many: int) -> Program:
    """The program on its list of so many conflicts."""
    home = folder() / "home"
    home.mkdir(exist_ok=True)
    return module("mitra_tui", "--db", str(filled(many)), "--today", DAY.isoformat(), "--screen",
                  "conflicts", seen="Kendala 000038",
                  env={"HOME": str(home)})


def acts(program: Program) -> Figures:
    """What is done beside moving: open one, mark one, look for one, order by another field."""
    with program.run() as terminal:
        terminal.wait_for(program.seen)
        terminal.settle(START_QUIET)
        opened = []
        for _ in range(5):
            opened.append(terminal.press("enter"))
            terminal.press("escape")
        marked = [terminal.press("space") for _ in range(5)]
        ordered = []
        for _ in range(4):  # the same once more turns it round
            terminal.press("s")
            ordered.append(terminal.press("t"))
        return {"open_ms": [one.settled_ms for one in opened],
                "mark_ms": [one.settled_ms for one in marked],
                "sort_ms": [one.settled_ms for one in ordered]}


def _measured(many: int) -> Figures:
    open_database(filled(many), wait=5.0)
    clock.set_today(DAY)
    found: Figures = {"groups_ms": _fastest(lambda: Groups(Query()).counts()),
                      "page_ms": _fastest(_page), "agenda_ms": _fastest(lambda: agenda(DAY))}
    clock.set_today(None)
    close_database()
    return found


def _page() -> None:
    """A page from the middle of what is closed."""
    groups = Groups(Query())
    middle = dict(groups.counts())["closed"] // 2
    lines(groups.ids("closed", middle, middle + SHOWN))


def _fastest(act: Callable[[], object]) -> float:
    """Of several calls the fastest, in milliseconds: what else the machine does is not asked."""
    best = float("inf")
    for _ in range(CALLS):
        begun = time.perf_counter()
        act()
        best = min(best, time.perf_counter() - begun)
    return best * 1000


@bench
def keys(runs: int) -> Iterator[Row]:
    """One key in the list: 100,000 conflicts against 100."""
    many, few = screen(MANY), screen(FEW)
    pair = in_turn(runs, lambda: moves(many), lambda: moves(few))
    yield pair.row("Down", "down_ms", at_most=1.3, unit="ms")
    yield pair.row("PageDown", "page_ms", at_most=1.3, unit="ms")
    yield pair.row("End", "end_ms", at_most=1.3, unit="ms")
    pair = in_turn(runs, lambda: acts(many), lambda: acts(few))
    yield pair.row("Enter, a page", "open_ms", at_most=1.3, unit="ms")
    yield pair.row("Space, a mark", "mark_ms", at_most=1.3, unit="ms")
    yield pair.row("another order", "sort_ms", at_most=1.3, unit="ms")


@bench
def reading(runs: int) -> Iterator[Row]:
    """What reads them: the groups anew, a page in the middle, the agenda."""
    pair = in_turn(runs, lambda: _measured(MANY), lambda: _measured(FEW))
    yield pair.row("the groups", "groups_ms", at_most=10, unit="ms")
    yield pair.row("a page from the middle", "page_ms", at_most=5, unit="ms")
    yield pair.row("agenda", "agenda_ms", at_most=1.3, unit="ms")
