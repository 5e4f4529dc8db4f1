"""The `mitra` command as a script sees it: what went out, what was said, the exit code."""

from __future__ import annotations

import gc
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from unittest.mock import patch

from mitra_tui.__main__ import main
from tests.fence import ROOT


@dataclass(frozen=True, slots=True)
class Result:
    """What one call of the command left behind."""

    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """What it printed, one JSON object a line."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def object(self) -> dict[str, Any]:
        """The one JSON object that it printed."""
        (only,) = self.objects
        return only


class Run(Protocol):
    """The fixture `run`."""

    def __call__(self, *argv: str, stdin: str | bytes = "") -> Result: ...


def run_command(argv: Iterable[str], stdin: str | bytes = "") -> Result:
    """Call `main` in this process with streams of its own."""
    typed = stdin.encode("utf-8", "surrogateescape") if isinstance(stdin, str) else stdin
    out, err = io.BytesIO(), io.BytesIO()
    streams = {
        "stdin": io.TextIOWrapper(io.BytesIO(typed)),
        "stdout": io.TextIOWrapper(out, write_through=True),
        "stderr": io.TextIOWrapper(err, write_through=True),
    }
    with patch.multiple(sys, **streams):  # type: ignore[call-overload]
        try:
            code = main(list(argv))
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        finally:
            gc.enable()
    result = Result(code, out.getvalue().decode(), err.getvalue().decode())
    if code == 3:  # a fault of ours: its log says where
        logs = sorted(Path(os.environ["HOME"]).rglob("mitra-*.log"))
        print(*(log.read_text("utf-8") for log in logs), sep="\n")
    return result


def run_process(
    *argv: str, stdin: str | bytes = "", env: Mapping[str, str] | None = None,
    timeout: float = 60.0,
) -> Result:
    """Run the command as a process of its own, as a script or cron would."""
    typed = stdin.encode("utf-8", "surrogateescape") if isinstance(stdin, str) else stdin
    done = subprocess.run(
        command(*argv), input=typed, capture_output=True, timeout=timeout, check=False,
        env={**os.environ, **(env or {})}, cwd=ROOT)
    return Result(done.returncode, done.stdout.decode("utf-8", "surrogateescape"),
                  done.stderr.decode("utf-8", "surrogateescape"))


def command(*argv: str) -> list[str]:
    """The words that start the command with this Python."""
    return [sys.executable, "-m", "mitra_tui", *argv]
