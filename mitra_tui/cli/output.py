"""Results to stdout, messages to stderr; nothing in either can act on a terminal."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mitra_tui.rows.text import clean


class OutputLost(OSError):
    """What was printed did not arrive: standard output goes to a full disk or the like."""


class Outlet(io.FileIO):
    """Standard output whose own failures are told from those of other files."""

    def write(self, data: Any, /) -> int:
        try:
            return super().write(data)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputLost(error.errno, error.strerror) from error


def say(text: str) -> None:
    """A message for people, on stderr."""
    for line in text.split("\n"):
        sys.stderr.write(clean(line) + "\n")


def complain(text: str) -> None:
    """Why something was refused, on stderr."""
    say(text)


def put(text: str) -> None:
    """A result, on stdout, line by line."""
    for line in text.split("\n"):
        sys.stdout.write(clean(line) + "\n")


def put_json(value: Mapping[str, Any]) -> None:
    """One object on one line."""
    text = json.dumps(value, ensure_ascii=False)
    # json escapes the C0 characters only; DEL, the C1 controls and the like are data too.
    sys.stdout.write("".join(
        char if clean(char) == char else f"\\u{ord(char):04x}" for char in text
    ) if not text.isprintable() else text)
    sys.stdout.write("\n")


def put_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Columns as wide as their widest cell, two blanks between."""
    lines = [tuple(clean(cell.replace("\n", " ")) for cell in row) for row in (heads, *rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(heads))]
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        sys.stdout.write("  ".join(cells).rstrip() + "\n")
