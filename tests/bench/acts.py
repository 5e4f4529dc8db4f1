"""What is done with a program in a terminal: start it, move in its list, page to the end."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.bench.measure import Figures
from tests.bench.probe import START_QUIET, Terminal


@dataclass(frozen=True)
class Program:
    """A command, what is on the screen once its list is, and what stands in its environment."""

    argv: tuple[str, ...]
    seen: str
    env: Mapping[str, str] = field(default_factory=dict)

    def run(self) -> Terminal:
        """The program in a terminal of its own."""
        return Terminal(self.argv, env=self.env)


def module(name: str, *args: str, seen: str, env: Mapping[str, str] | None = None) -> Program:
    """A Python module as a program."""
    return Program((sys.executable, "-m", name, *args), seen, env or {})


BARE = module("tests.bench.floors.bare", seen="Partner 000010")
"""F: the floor of a start."""

STOCK = module("tests.bench.floors.stock", seen="Partner 000010")
"""S: the floor of acts."""


def start(program: Program) -> Figures:
    """Start until the list is on the screen and at rest."""
    with program.run() as terminal:
        paint = terminal.wait_for(program.seen)
        terminal.settle(START_QUIET)
        return {"paint_ms": paint, "cpu_ms": terminal.cpu_ms(), "peak_mib": terminal.peak_mib()}


def moves(program: Program) -> Figures:
    """Single keys in the list."""
    with program.run() as terminal:
        terminal.wait_for(program.seen)
        terminal.settle(START_QUIET)
        downs = [terminal.press("down") for _ in range(8)]
        pages = [terminal.press("pagedown") for _ in range(3)]
        ends = []
        for _ in range(5):
            ends.append(terminal.press("end"))
            terminal.press("home")
        return {
            "down_ms": [one.settled_ms for one in downs],
            "down_cpu_ms": [one.cpu_ms for one in downs],
            "down_bytes": [one.bytes for one in downs],
            "page_ms": [one.settled_ms for one in pages],
            "page_cpu_ms": [one.cpu_ms for one in pages],
            "end_ms": [one.settled_ms for one in ends],
        }


def paging(program: Program, pages: int) -> Figures:
    """The most memory held on a way of so many pages through the list, and at its end."""
    with program.run() as terminal:
        terminal.wait_for(program.seen)
        while pages > 0:
            terminal.press(*["pagedown"] * min(pages, 100))
            pages -= 100
        terminal.press("end")
        return {"peak_mib": terminal.peak_mib()}
