"""The builder of agreements: opened, and from step to step, against stock Textual screens."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tests.bench.acts import Program, module
from tests.bench.bench_agreements import FEW, filled
from tests.bench.directory import folder
from tests.bench.measure import Figures, Row, bench, in_turn
from tests.bench.probe import START_QUIET

STEPS = 8


@cache
def _ours() -> Program:
    """The program on its list of agreements."""
    home = folder() / "home"
    home.mkdir(exist_ok=True)
    return module("mitra_tui", "--db", str(filled(FEW)), "--screen", "agreements",
                  seen=" catatan", env={"HOME": str(home)})


SWITCH = module("tests.bench.floors.switch", seen="Partner 000010")
"""S: the floor of a change of screens."""


def _wizard() -> Figures:
    """Open the wizard for a new PKS; then on an agreement, and go back through its steps."""
    with _ours().run() as terminal:
        terminal.wait_for(_ours().seen)
        terminal.settle(START_QUIET)
        terminal.press("n")
        terminal.settle(START_QUIET)
        opened = terminal.press("p", until=f"1/{STEPS}")
        terminal.settle(START_QUIET)
        terminal.press("escape")
        terminal.settle(START_QUIET)
        terminal.press("e", until=f"{STEPS}/{STEPS}")
        terminal.settle(START_QUIET)
        steps = []
        for number in range(STEPS - 1, 0, -1):
            steps.append(terminal.press("pageup", until=f"{number}/{STEPS}"))
            terminal.settle(START_QUIET)
        return {"open_ms": opened.settled_ms, "step_ms": [one.settled_ms for one in steps],
                "step_bytes": [one.bytes for one in steps]}


def _switches() -> Figures:
    """Open a stock screen, and change to as many others."""
    with SWITCH.run() as terminal:
        terminal.wait_for(SWITCH.seen)
        terminal.settle(START_QUIET)
        opened = terminal.press("n", until="step 1")
        terminal.settle(START_QUIET)
        steps = []
        for number in range(2, STEPS + 1):
            steps.append(terminal.press("ctrl+n", until=f"step {number}"))
            terminal.settle(START_QUIET)
        return {"open_ms": opened.settled_ms, "step_ms": [one.settled_ms for one in steps],
                "step_bytes": [one.bytes for one in steps]}


@bench
def steps(runs: int) -> Iterator[Row]:
    """Opening the builder, and each change of its steps."""
    pair = in_turn(runs, _wizard, _switches)
    yield pair.row("opening the builder", "open_ms", at_most=1.50, unit="ms")
    yield pair.row("a change of steps", "step_ms", at_most=1.50, unit="ms")
    yield pair.row("a change of steps, sent", "step_bytes", at_most=1.50, unit="bytes")
