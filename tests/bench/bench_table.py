"""The list widget by itself: its start, its keys, and that its length costs nothing."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.acts import BARE, STOCK, Program, module, moves, paging, start
from tests.bench.measure import Row, at_most, bench, in_turn
from tests.bench.probe import START_QUIET

PAGES = 300


def table(rows: int) -> Program:
    """Our list over so many rows."""
    return module("tests.bench.floors.table", str(rows), seen="Partner 000010")


MANY, FEW = table(100_000), table(100)


@bench
def starting(runs: int) -> Iterator[Row]:
    """A list of 100,000 rows on the screen, against the bare app."""
    pair = in_turn(runs, lambda: start(MANY), lambda: start(BARE))
    yield pair.row("list on the screen", "paint_ms", at_most=1.15, unit="ms")
    yield pair.row("CPU until settled", "cpu_ms", at_most=1.15, unit="ms")


@bench
def memory(runs: int) -> Iterator[Row]:
    """Peak memory after hundreds of pages and End, against the bare app at rest."""
    pair = in_turn(runs, lambda: paging(MANY, PAGES), lambda: start(BARE))
    yield pair.row(f"peak memory after {PAGES} pages", "peak_mib", at_most=1.20, unit="MiB")


@bench
def moving(runs: int) -> Iterator[Row]:
    """One key in the list, against stock widgets."""
    pair = in_turn(runs, lambda: moves(MANY), lambda: moves(STOCK))
    yield pair.row("Down, settled", "down_ms", at_most=0.75, unit="ms")
    yield pair.row("Down, CPU", "down_cpu_ms", at_most=0.75, unit="ms")
    yield pair.row("Down, bytes", "down_bytes", at_most=1.00, unit="bytes")
    yield pair.row("PageDown, settled", "page_ms", at_most=0.50, unit="ms")
    yield pair.row("PageDown, CPU", "page_cpu_ms", at_most=0.50, unit="ms")


@bench
def length(runs: int) -> Iterator[Row]:
    """100,000 rows against 100: nothing may depend on the length."""
    pair = in_turn(runs, lambda: start(MANY), lambda: start(FEW))
    yield pair.row("100,000 rows : 100, paint", "paint_ms", at_most=1.10, unit="ms")
    yield pair.row("100,000 rows : 100, memory", "peak_mib", at_most=1.10, unit="MiB")
    pair = in_turn(runs, lambda: moves(MANY), lambda: moves(FEW))
    yield pair.row("100,000 rows : 100, Down", "down_ms", at_most=1.10, unit="ms")
    yield pair.row("100,000 rows : 100, PageDown", "page_ms", at_most=1.10, unit="ms")
    yield pair.row("100,000 rows : 100, End", "end_ms", at_most=1.10, unit="ms")


@bench
def idling(runs: int) -> Iterator[Row]:
    """Nothing is sent while nothing happens."""
    with MANY.run() as terminal:
        terminal.wait_for(MANY.seen)
        terminal.settle(START_QUIET)
        yield at_most("idle for two seconds", terminal.idle(2.0), 0, "bytes")
