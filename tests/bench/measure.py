"""What a bench is made of: measuring two programs in turn, and rows against a goal.

A bench is a function in a file `bench_*.py` here, marked with `@bench`. It is told how many runs
to make and yields rows; the first line of its docstring says what it measures::

    @bench
    def moving(runs: int) -> Iterator[Row]:
        \"\"\"One key in the list, against stock widgets.\"\"\"
        pair = in_turn(runs, lambda: keys(OURS), lambda: keys(STOCK))
        yield pair.row("Down, settled", "down_ms", at_most=0.75, unit="ms")
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

Figures = Mapping[str, float | Sequence[float]]
"""What one run measured, by name; several of one kind in a list."""

Bench = Callable[[int], Iterable["Row"]]

BENCHES: dict[str, Bench] = {}
"""All benches, by `file.function` without `bench_`."""


def bench(function: Bench) -> Bench:
    """Make `function` one of the benches."""
    place = function.__module__.rpartition(".")[2].removeprefix("bench_")
    BENCHES[f"{place}.{function.__name__}"] = function
    return function


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the result."""

    what: str
    measured: str
    goal: str
    ok: bool


def at_most(what: str, value: float, limit: float, unit: str) -> Row:
    """A row about a figure by itself."""
    return Row(what, f"{value:.4g} {unit}", f"≤ {limit:g} {unit}", value <= limit)


@dataclass(frozen=True, slots=True)
class Pair:
    """The figures of two programs that were run in turn, ours and what it is held against."""

    ours: dict[str, list[float]]
    other: dict[str, list[float]]

    def ratio(self, name: str) -> float:
        """The median of the ratios of each run of ours to the run of the other beside it."""
        pairs = zip(self.ours[name], self.other[name], strict=True)
        return median(one / other for one, other in pairs if other)

    def row(self, what: str, name: str, *, at_most: float, unit: str) -> Row:
        """A row that holds our `name` against the other's."""
        ratio = self.ratio(name)
        mine, theirs = median(self.ours[name]), median(self.other[name])
        measured = f"{ratio:.2f}× ({mine:.4g} : {theirs:.4g} {unit})"
        return Row(what, measured, f"≤ {at_most:.2f}×", ratio <= at_most)


def in_turn(runs: int, ours: Callable[[], Figures], other: Callable[[], Figures]) -> Pair:
    """Run both in turn, `runs` times after one that does not count; each goes first by turns."""
    found: tuple[dict[str, list[float]], dict[str, list[float]]] = ({}, {})
    sides = list(zip(found, (ours, other), strict=True))
    for run in range(runs + 1):
        for kept, measure in sides if run % 2 else reversed(sides):
            figures = measure()
            if run:
                for name, value in figures.items():
                    values = [value] if isinstance(value, int | float) else value
                    kept.setdefault(name, []).extend(values)
    return Pair(*found)
