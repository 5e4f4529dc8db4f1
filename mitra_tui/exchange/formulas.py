"""Cells that a spreadsheet would run as formulas: a mark on the way out, off again on the way in.

A text that begins like a formula (also after blanks or characters without width) gets an
apostrophe in front; so does one that already looks like such a marked text. Taking exactly one
apostrophe off such texts is therefore the exact reverse.
"""

from __future__ import annotations

import re

_RISKY = re.compile("'*[\\s\u00ad\u200b-\u200d\u2060\ufeff]*[=+\\-@\t\r\n\0＝＋－＠]")


def neutralise(text: str) -> str:
    """The text as it may stand in a CSV cell."""
    return f"'{text}" if _RISKY.match(text) else text


def restore(text: str) -> str:
    """The text before `neutralise`."""
    return text[1:] if text[:1] == "'" and _RISKY.match(text, 1) else text
