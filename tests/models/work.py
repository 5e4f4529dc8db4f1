"""Other processes on the same database, each a real one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.fence import ROOT


def start(code: str, *arguments: str) -> subprocess.Popen[str]:
    """A Python of its own that runs `code` with these arguments in `sys.argv[1:]`."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, text=True, env=dict(os.environ),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def finish(process: subprocess.Popen[str], timeout: float = 120.0) -> str:
    """Wait for its end; what it printed. Fails with what it complained of."""
    out, err = process.communicate(timeout=timeout)
    assert process.returncode == 0, err
    return out


HOLD = """
import sys, apsw
kind, path = sys.argv[1:]
if kind == "side":
    import fcntl
    handle = open(path + ".lock", "a")
    fcntl.flock(handle, fcntl.LOCK_EX)
else:
    connection = apsw.Connection(path)
    connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held(kind: str, path: Path) -> Iterator[None]:
    """Another process holds the writers' queue (`side`) or SQLite's own lock (`immediate`)."""
    process = start(HOLD, kind, str(path))
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    try:
        yield
    finally:
        process.communicate("", timeout=30)
