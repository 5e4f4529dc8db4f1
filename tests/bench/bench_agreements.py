"""The list of agreements and the agenda: twenty thousand agreements against two hundred."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from shutil import copy

from mitra_tui.models.base import db, transaction
from mitra_tui.models.opening import close_database, open_database
from mitra_tui.rows.record import Query
from mitra_tui.services.agenda import agenda
from mitra_tui.services.agreements import lines, store
from mitra_tui.services.listing import Listing
from tests.bench.bench_cli import script, whole
from tests.bench.directory import directory
from tests.bench.measure import Figures, Row, bench, in_turn

MANY, FEW = 20_000, 200
PARTNERS = 200
DAY = date(2026, 5, 20)
SHOWN = 22
CALLS = 10
# As in a school: of all agreements the same few end soon, however many lie in the cupboard.
SOON = 40
SENT = 10


@cache
def filled(many: int) -> Path:
    """A database with so many agreements; most ended long ago, some run, `SOON` end soon, `SENT`
    wait for their signatures."""
    path = directory(PARTNERS).with_name(f"agreements-{many}.db")
    copy(directory(PARTNERS), path)
    open_database(path, wait=30.0)
    with transaction("agreements.add") as change:
        db.connection().cursor().executemany(
            "INSERT INTO agreement (kind, partner_id, title, sort_key, starts_on, ends_on, state, "
            "lead_days, created_at, updated_at) VALUES ('mou', ?, ?, ?, ?, ?, ?, ?, '', '')",
            (_row(place) for place in range(many)))
        # Each has a duty of either side and an indicator; few are not done yet.
        db.execute_sql(
            "INSERT INTO duty (agreement_id, position, side, text, due_on, done_on) "
            "SELECT id, 1, 'school', 'Melapor', ends_on, CASE WHEN id > ? THEN ends_on ELSE '' END "
            "FROM agreement UNION ALL SELECT id, 2, 'partner', 'Menilai', ends_on, ends_on "
            "FROM agreement", (SOON,))
        db.execute_sql(
            "INSERT INTO indicator (agreement_id, position, text, measure, target, actual, due_on) "
            "SELECT id, 1, 'Siswa', 'manual', 5, 5, ends_on FROM agreement")
        change.about("agreements", None, str(many))
    close_database()
    return path


def _row(place: int) -> tuple[object, ...]:
    if place < SOON:
        ends = DAY + timedelta(days=place + 1)
    elif place % 2:
        ends = DAY + timedelta(days=200 + place % 1500)
    else:
        ends = DAY - timedelta(days=400 + place % 5000)
    title = f"Kerja sama {place}"
    return (place % PARTNERS + 1, title, title.lower(),
            (ends - timedelta(days=730)).isoformat(), ends.isoformat(),
            "sent" if SOON <= place < SOON + SENT else "signed", 120 if place < 5 else None)


def _measured(many: int) -> dict[str, float]:
    open_database(filled(many), wait=5.0)
    found = {"list_ms": _fastest(_page), "end_ms": _fastest(_end),
             "agenda_ms": _fastest(lambda: agenda(DAY))}
    close_database()
    return found


def _page() -> None:
    listing = Listing(store, Query())
    listing.count()
    lines(listing.ids(0, SHOWN))


def _end() -> None:
    listing = Listing(store, Query())
    total = listing.count()
    lines(listing.ids(total - SHOWN, total))


def _fastest(act: object) -> float:
    """Of several calls the fastest, in milliseconds: what else the machine does is not asked."""
    assert callable(act)
    best = float("inf")
    for _ in range(CALLS):
        begun = time.perf_counter()
        act()
        best = min(best, time.perf_counter() - begun)
    return best * 1000


@bench
def length(runs: int) -> Iterator[Row]:
    """A page of the list, its end, and the agenda: 20,000 agreements against 200."""
    pair = in_turn(runs, lambda: _measured(MANY), lambda: _measured(FEW))
    yield pair.row("list, first page", "list_ms", at_most=1.5, unit="ms")
    yield pair.row("list, last page", "end_ms", at_most=1.5, unit="ms")
    yield pair.row("agenda", "agenda_ms", at_most=1.5, unit="ms")


@bench
def verb(runs: int) -> Iterator[Row]:
    """`mitra agenda`, the whole process: 20,000 agreements against 200."""
    pair = in_turn(runs, lambda: _whole(MANY), lambda: _whole(FEW))
    yield pair.row("mitra agenda", "ms", at_most=1.5, unit="ms")


def _whole(many: int) -> Figures:
    return whole((script(), "--db", str(filled(many)), "--today", DAY.isoformat(), "agenda"))
