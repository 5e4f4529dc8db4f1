"""The list widget by itself: its start, its keys, and that its length costs nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from tests.bench.measure import Figures, Row, at_most, bench, in_turn
from tests.bench.probe import START_QUIET, Terminal

MANY = "100000"
FEW = "100"
SEEN = "Partner 000010"
"""In the list once it is on the screen."""

PAGES = 300


def program(name: str, *args: str) -> list[str]:
    """The command that runs one of the floors."""
    return [sys.executable, "-m", f"tests.bench.floors.{name}", *args]


def start(argv: Sequence[str]) -> Figures:
    """Start until the list is on the screen and at rest."""
    with Terminal(argv) as terminal:
        paint = terminal.wait_for(SEEN)
        terminal.settle(START_QUIET)
        return {"paint_ms": paint, "cpu_ms": terminal.cpu_ms(), "peak_mib": terminal.peak_mib()}


def moves(argv: Sequence[str]) -> Figures:
    """Single keys in the list."""
    with Terminal(argv) as terminal:
        terminal.wait_for(SEEN)
        terminal.settle(START_QUIET)
        downs = [terminal.press("down") for _ in range(8)]
        pages = [terminal.press("pagedown") for _ in range(3)]
        ends = [terminal.press("end")]
        return {
            "down_ms": [one.settled_ms for one in downs],
            "down_cpu_ms": [one.cpu_ms for one in downs],
            "down_bytes": [one.bytes for one in downs],
            "page_ms": [one.settled_ms for one in pages],
            "page_cpu_ms": [one.cpu_ms for one in pages],
            "end_ms": [one.settled_ms for one in ends],
        }


def paging(argv: Sequence[str]) -> Figures:
    """The most memory held on a long way through the list."""
    with Terminal(argv) as terminal:
        terminal.wait_for(SEEN)
        for _ in range(PAGES // 20):
            terminal.press(*["pagedown"] * 20)
        terminal.press("end")
        return {"peak_mib": terminal.peak_mib()}


@bench
def starting(runs: int) -> Iterator[Row]:
    """A list of 100,000 rows on the screen, against the bare app."""
    pair = in_turn(runs, lambda: start(program("table", MANY)), lambda: start(program("bare")))
    yield pair.row("list on the screen", "paint_ms", at_most=1.15, unit="ms")
    yield pair.row("CPU until settled", "cpu_ms", at_most=1.15, unit="ms")


@bench
def memory(runs: int) -> Iterator[Row]:
    """Peak memory after hundreds of pages and End, against the bare app at rest."""
    pair = in_turn(runs, lambda: paging(program("table", MANY)), lambda: start(program("bare")))
    yield pair.row(f"peak memory after {PAGES} pages", "peak_mib", at_most=1.20, unit="MiB")


@bench
def moving(runs: int) -> Iterator[Row]:
    """One key in the list, against stock widgets."""
    pair = in_turn(runs, lambda: moves(program("table", MANY)), lambda: moves(program("stock")))
    yield pair.row("Down, settled", "down_ms", at_most=0.75, unit="ms")
    yield pair.row("Down, CPU", "down_cpu_ms", at_most=0.75, unit="ms")
    yield pair.row("Down, bytes", "down_bytes", at_most=1.00, unit="bytes")
    yield pair.row("PageDown, settled", "page_ms", at_most=0.50, unit="ms")
    yield pair.row("PageDown, CPU", "page_cpu_ms", at_most=0.50, unit="ms")


@bench
def length(runs: int) -> Iterator[Row]:
    """100,000 rows against 100: nothing may depend on the length."""
    many, few = program("table", MANY), program("table", FEW)
    pair = in_turn(runs, lambda: start(many), lambda: start(few))
    yield pair.row("100,000 rows : 100, paint", "paint_ms", at_most=1.10, unit="ms")
    yield pair.row("100,000 rows : 100, memory", "peak_mib", at_most=1.10, unit="MiB")
    pair = in_turn(runs, lambda: moves(many), lambda: moves(few))
    yield pair.row("100,000 rows : 100, Down", "down_ms", at_most=1.10, unit="ms")
    yield pair.row("100,000 rows : 100, PageDown", "page_ms", at_most=1.10, unit="ms")
    yield pair.row("100,000 rows : 100, End", "end_ms", at_most=1.10, unit="ms")


@bench
def idling(runs: int) -> Iterator[Row]:
    """Nothing is sent while nothing happens."""
    with Terminal(program("table", MANY)) as terminal:
        terminal.wait_for(SEEN)
        terminal.settle(START_QUIET)
        yield at_most("idle for two seconds", terminal.idle(2.0), 0, "bytes")
