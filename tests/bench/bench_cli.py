"""The command line: whole processes, from start to end, as a script or a person calls them."""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from tests.bench.directory import directory, folder
from tests.bench.measure import Figures, Row, bench, in_turn
from tests.bench.probe import ROOT

MANY = 100_000
EACH = 5
"""Processes of each side in a run: they are short, and something else always runs."""

SCRIPT = """#!{python}
# -*- coding: utf-8 -*-
import re
import sys
from mitra_tui.__main__ import main
if __name__ == '__main__':
    sys.argv[0] = re.sub(r'(-script\\.pyw|\\.exe)?$', '', sys.argv[0])
    sys.exit(main())
"""
"""The script that pip writes."""


@bench
def version(runs: int) -> Iterator[Row]:
    """`mitra version` against a Python that does nothing."""
    ours, floor = (script(), "version"), (sys.executable, "-c", "pass")
    pair = in_turn(runs * EACH, lambda: whole(ours), lambda: whole(floor))
    yield pair.row("mitra version : python -c pass", "ms", at_most=2.00, unit="ms")


@bench
def listing(runs: int) -> Iterator[Row]:
    """`mitra list partners --limit 20` against a Python that imports the two libraries."""
    ours = (script(), "--db", str(directory(MANY)), "list", "partners", "--limit", "20")
    floor = (sys.executable, "-c", "import peewee, apsw")
    pair = in_turn(runs * EACH, lambda: whole(ours), lambda: whole(floor))
    yield pair.row("mitra list --limit 20 : import peewee, apsw", "ms", at_most=1.60, unit="ms")


@cache
def script() -> str:
    """The installed `mitra`; beside a Python that has none, what pip would have written."""
    compileall.compile_dir(ROOT / "mitra_tui", quiet=1)
    installed = Path(sys.executable).with_name("mitra")
    if installed.exists():
        return str(installed)
    made = folder() / "mitra"
    made.write_text(SCRIPT.format(python=sys.executable), "utf-8")
    made.chmod(0o700)
    return str(made)


def whole(argv: Sequence[str]) -> Figures:
    """A process from start to end."""
    environ = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder()),
               "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    begun = time.perf_counter()
    subprocess.run(argv, env=environ, cwd=folder(), check=True, capture_output=True)
    return {"ms": (time.perf_counter() - begun) * 1e3}
