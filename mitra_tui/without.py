"""Importing a library without what it can do without.

Some libraries ask for a module and go on when there is none. Where mitra never needs what the
module is for, its megabytes and milliseconds are saved by letting the library find none.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without(*names: str) -> Iterator[None]:
    """Within the block, an import of any of `names` fails as if it were not installed.

    What was imported before stays as it is; after the block all can be imported again.
    """
    absent = [name for name in names if name not in sys.modules]
    for name in absent:
        sys.modules[name] = None  # type: ignore[assignment]  # what Python knows as "is not there"
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]
