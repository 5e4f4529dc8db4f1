"""The whole program on a directory of 100,000 partners, against bare and stock Textual apps."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tests.bench.acts import BARE, STOCK, Program, module, moves, paging, start
from tests.bench.directory import directory, folder, shown
from tests.bench.measure import Figures, Row, at_most, bench, in_turn
from tests.bench.probe import START_QUIET, Gone

MANY, FEW = 100_000, 100
PAGES = MANY // 19 + 1
"""PageDowns to the end of the list."""

LETTERS = "spkbt"
"""With these begin the words of most partners."""

SCREENS = {
    "Hari ini": ["1"], "Mitra": ["1", "2"], "Kegiatan": ["4"], "Sekolah": ["8"],
    "partner page": ["enter"], "form, a field focused": ["n"], "search field": ["/"],
    "dialog": ["f"],
}
"""The keys from the list of partners to each screen that is left alone."""


@cache
def mitra(many: int) -> Program:
    """The program on its list of so many partners."""
    home = folder() / "home"
    home.mkdir(exist_ok=True)
    return module("mitra_tui", "--db", str(directory(many)), "--screen", "partners",
                  seen=shown(many), env={"HOME": str(home)})


@bench
def starting(runs: int) -> Iterator[Row]:
    """The list of partners on the screen, against the bare app."""
    ours = mitra(MANY)
    pair = in_turn(runs, lambda: start(ours), lambda: start(BARE))
    yield pair.row("list of partners on screen", "paint_ms", at_most=1.15, unit="ms")
    yield pair.row("CPU until settled", "cpu_ms", at_most=1.15, unit="ms")


@bench
def memory(runs: int) -> Iterator[Row]:
    """Peak memory after each page to the end of the list, against the bare app at rest."""
    ours = mitra(MANY)
    pair = in_turn(runs, lambda: paging(ours, PAGES), lambda: start(BARE))
    yield pair.row("peak memory, paged to the end", "peak_mib", at_most=1.20, unit="MiB")


@bench
def length(runs: int) -> Iterator[Row]:
    """100,000 partners against 100: nothing may depend on their number."""
    many, few = mitra(MANY), mitra(FEW)
    pair = in_turn(runs, lambda: start(many), lambda: start(few))
    yield pair.row("100,000 partners : 100, paint", "paint_ms", at_most=1.10, unit="ms")
    yield pair.row("100,000 partners : 100, memory", "peak_mib", at_most=1.10, unit="MiB")
    pair = in_turn(runs, lambda: moves(many), lambda: moves(few))
    yield pair.row("100,000 partners : 100, Down", "down_ms", at_most=1.10, unit="ms")
    yield pair.row("100,000 partners : 100, PageDown", "page_ms", at_most=1.10, unit="ms")
    yield pair.row("100,000 partners : 100, End", "end_ms", at_most=1.10, unit="ms")


@bench
def moving(runs: int) -> Iterator[Row]:
    """One key in the list of partners, against stock widgets."""
    ours = mitra(MANY)
    pair = in_turn(runs, lambda: moves(ours), lambda: moves(STOCK))
    yield pair.row("Down, settled", "down_ms", at_most=0.75, unit="ms")
    yield pair.row("Down, CPU", "down_cpu_ms", at_most=0.75, unit="ms")
    yield pair.row("Down, bytes", "down_bytes", at_most=1.00, unit="bytes")
    yield pair.row("PageDown, settled", "page_ms", at_most=0.50, unit="ms")
    yield pair.row("PageDown, CPU", "page_cpu_ms", at_most=0.50, unit="ms")


@bench
def searching(runs: int) -> Iterator[Row]:
    """One letter of search until the results are on the screen, against a letter in a field."""
    ours = mitra(MANY)
    pair = in_turn(
        runs, lambda: _letters(ours, f" dari {MANY}", f"{MANY} catatan"),
        lambda: _letters(STOCK, "found: 1", "found: 0"))
    yield pair.row("one letter, results on screen", "letter_ms", at_most=1.50, unit="ms")


def _letters(program: Program, found: str, emptied: str) -> Figures:
    """Single letters in the search field, until `found` is said; taken out until `emptied` is."""
    with program.run() as terminal:
        terminal.wait_for(program.seen)
        terminal.settle(START_QUIET)
        terminal.press("/")
        terminal.settle(START_QUIET)
        took = []
        for letter in LETTERS:
            took.append(terminal.press(letter, until=found).settled_ms)
            terminal.press("backspace", until=emptied)
            terminal.settle(START_QUIET)
        return {"letter_ms": took}


@bench
def idling(runs: int) -> Iterator[Row]:
    """Nothing is sent while nothing happens, on any screen."""
    for name, keys in SCREENS.items():
        ours = mitra(MANY)
        with ours.run() as terminal:
            terminal.wait_for(ours.seen)
            terminal.settle(START_QUIET)
            for key in keys:
                before = terminal.text()
                terminal.press(key)
                terminal.settle(START_QUIET)
                if terminal.text() == before:
                    raise Gone(f"{key} did nothing\n{before}")
            yield at_most(f"idle for two seconds, {name}", terminal.idle(2.0), 0, "bytes")
