"""Text in terminal cells: a CJK letter or an emoji takes two of them, a combining mark none."""

from __future__ import annotations

import re
from textwrap import wrap

from rich.cells import cell_len, set_cell_size

from mitra_tui.rows.text import clean

CUT = "…"
"""Stands where text was cut off."""


_HANGS = re.compile(r" *\S+(?: \S+)* {2,}(?=\S)")
"""The beginning of a line in two columns: what is explained, then blanks."""


def wrapped(text: str, width: int) -> list[str]:
    """`text` in lines of `width`; where one goes on, it does so below its second column, or below
    its beginning."""
    lines: list[str] = []
    for line in text.split("\n"):
        hangs = _HANGS.match(line)
        indent = hangs.end() if hangs else len(line) - len(line.lstrip(" "))
        lines += wrap(line, max(width, indent + 10), subsequent_indent=" " * indent,
                      break_on_hyphens=False) or [""]
    return lines


def one_line(text: str) -> str:
    """`text` as one line that is safe to show: no control characters, breaks and tabs blank."""
    if text.isascii() and text.isprintable():
        return text
    return clean(text).replace("\n", " ").replace("\t", " ")


def clip(text: str, width: int) -> str:
    """`text` in at most `width` cells of one line, cut with an ellipsis where it is longer."""
    return fit(text, width).rstrip()


def fit(text: str, width: int, *, right: bool = False) -> str:
    """`text` in exactly `width` cells of one line, cut with an ellipsis where it is longer."""
    if width <= 0:
        return ""
    # Text of any length may come: more than this cannot be shown, so it is not looked at.
    text = one_line(text[: width * 16])
    size = cell_len(text)
    if size > width:
        return set_cell_size(text, width - 1) + CUT
    blanks = " " * (width - size)
    return blanks + text if right else text + blanks
