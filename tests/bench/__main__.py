"""Run the benches: `python -m tests.bench [NAME…]`, a name as `table` or `table.moving`.

Every figure is a ratio of two programs run in turn on this machine, in this hour: seconds say
little about another computer. The exit code is 1 when a goal is missed.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.bench.measure import BENCHES, Row

FEWEST = 7
QUIET = 0.8
"""The load of a machine up to which times are worth printing without a warning."""


def load() -> None:
    """Import every file of benches, which lists what is in it."""
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        importlib.import_module(f"tests.bench.{path.stem}")


def chosen(names: Iterable[str]) -> list[str]:
    """The benches that `names` mean, all without any. KeyError with a name that means none."""
    found: list[str] = []
    for name in names:
        here = [one for one in BENCHES if name in (one, one.partition(".")[0])]
        if not here:
            raise KeyError(name)
        found += here
    return found or list(BENCHES)


def lines(name: str, rows: Iterable[Row]) -> Iterable[tuple[str, bool]]:
    """The printed lines of a bench, each with whether its goal was met."""
    for row in rows:
        verdict = "ok" if row.ok else "missed"
        yield f"{name}: {row.what} | {row.measured} | {row.goal} | {verdict}", row.ok


def main(argv: list[str] | None = None) -> int:
    """Run what was asked for; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--runs", type=int, default=FEWEST, help=f"of each side ({FEWEST})")
    parser.add_argument("--list", action="store_true", help="only name the benches")
    given = parser.parse_args(argv)
    load()
    try:
        names = chosen(given.names)
    except KeyError as error:
        parser.error(f"no such bench: {error.args[0]}; there are {', '.join(BENCHES)}")
    if given.list:
        for name in names:
            print(f"{name}: {(BENCHES[name].__doc__ or '').partition(chr(10))[0]}")
        return 0
    if (busy := os.getloadavg()[0]) > QUIET:
        print(f"# other programs are at work (load {busy:.1f}): figures in ms may mislead")
    print(f"what | measured, {given.runs} runs (ours : theirs) | goal | ok/missed", flush=True)
    met = True
    for name in names:
        for line, ok in lines(name, BENCHES[name](given.runs)):
            print(line, flush=True)
            met &= ok
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
