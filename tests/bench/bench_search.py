"""The search function by itself, against the SQL that it runs."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import islice
from statistics import median
from typing import Any
from unittest.mock import patch

from mitra_tui.models.base import db
from mitra_tui.models.opening import close_database, open_database
from mitra_tui.rows.record import Query
from mitra_tui.services.listing import Listing
from mitra_tui.services.partners import store
from tests.bench.directory import directory, names
from tests.bench.measure import Row, at_most, bench, in_turn

MANY = 100_000
SHOWN = 50
LONGEST = 12
STEP = 5_000
"""Every so many partners one whose name is typed letter by letter."""

CALLS = 20
"""Of one search in a run: the fastest counts, what else the machine does is not asked."""


@bench
def hits(runs: int) -> Iterator[Row]:
    """The first 50 hits of each prefix of names, against the same SQL run on the connection."""
    open_database(directory(MANY), wait=5.0)
    texts = _prefixes()
    raw = {text: _statements(text) for text in texts}
    pair = in_turn(runs, lambda: _each(texts, lambda text: _search(text).ids(0, SHOWN)),
                   lambda: _each(texts, lambda text: _raw(raw[text])))
    counted = [_each(texts, lambda text: _search(text).count()) for _ in range(runs)]
    close_database()
    both = {text: (median(pair.ours[text]), median(pair.other[text])) for text in texts}
    ratio = sum(ours for ours, _ in both.values()) / sum(other for _, other in both.values())
    yield Row(f"first {SHOWN} hits, all {len(texts)} prefixes", f"{ratio:.2f}×", "≤ 1.50×",
              ratio <= 1.5)
    worst = max(texts, key=lambda text: both[text][0] / both[text][1])
    ours, other = both[worst]
    yield Row(f"first {SHOWN} hits, the worst prefix ({worst!r})",
              f"{ours / other:.2f}× ({ours:.3f} : {other:.3f} ms)", "≤ 1.50×", ours / other <= 1.5)
    slow = max(texts, key=lambda text: both[text][0])
    yield at_most(f"first {SHOWN} hits, the slowest prefix ({slow!r})", both[slow][0], 2, "ms")
    counts = {text: median(run[text] for run in counted) for text in texts}
    slow = max(texts, key=lambda text: counts[text])
    yield at_most(f"count, the slowest prefix ({slow!r})", counts[slow], 5, "ms")


def _prefixes() -> list[str]:
    """What is typed on the way to some names."""
    typed = islice(names(MANY), 0, None, STEP)
    return sorted({name[:end].lower() for name, _, _ in typed for end in range(1, LONGEST + 1)})


def _search(text: str) -> Listing:
    return Listing(store, Query(search=text))


def _statements(text: str) -> list[tuple[str, list[Any]]]:
    """The SQL of a search with what fills its gaps."""
    with patch.object(db, "execute_sql", wraps=db.execute_sql) as seen:
        _search(text).ids(0, SHOWN)
    return [(call.args[0], list(call.args[1])) for call in seen.call_args_list]


def _raw(statements: list[tuple[str, list[Any]]]) -> None:
    for sql, params in statements:
        db.connection().execute(sql, params).fetchall()


def _each(texts: list[str], act: Callable[[str], object]) -> dict[str, float]:
    """How many ms `act` takes of each text, at its best."""
    found = {}
    for text in texts:
        took = []
        for _ in range(CALLS):
            begun = time.perf_counter()
            act(text)
            took.append((time.perf_counter() - begun) * 1e3)
        found[text] = min(took)
    return found
