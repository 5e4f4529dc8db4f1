"""Sheets of a survey as a table: one row a sheet, a column for each question.

The heading of a question begins with its code, by which it is known again wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mitra_tui.exchange.headings import heading_key
from mitra_tui.i18n import t
from mitra_tui.rows.survey import SCALES, Question

HEAD = ("survey", "sheet", "partner", "respondent_kind", "on_date")
_BETWEEN = " · "
_LONGEST = 60  # characters of a question in its heading
_AFTER = (_BETWEEN.rstrip(), ":", ".", ")", " -", " –")


def heading(question: Question) -> str:
    """`s1 · Tujuan kerja sama jelas bagi kami. (1–4)`."""
    text = question.text if len(question.text) <= _LONGEST else (
        question.text[:_LONGEST - 1].rstrip() + "…")
    scale = scale_text(question.kind)
    return f"{question.code}{_BETWEEN}{text}{f' ({scale})' if scale else ''}"


def scale_text(kind: str) -> str:
    """What can be answered, in a few letters; empty for words."""
    if kind == "yesno":
        return f"{t('value.yes')}/{t('value.no')}"
    low, high = SCALES.get(kind, (0, 0))
    return f"{low}–{high}" if high else ""


def code_of(header: str, asked: Iterable[Question]) -> str:
    """The code of the question that a heading means: by its code, alone or before its text, or
    by the whole text; empty: none."""
    told, key = header.strip().casefold(), heading_key(header)
    for one in sorted(asked, key=lambda one: -len(one.code)):
        code = one.code.casefold()
        begins = (f"[{code}]", *(f"{code}{sign}" for sign in _AFTER))
        if told == code or told.startswith(begins):
            return one.code
        if key and key == heading_key(one.text):
            return one.code
    return ""


def sheet_cell(number: str) -> Any:
    """A sheet's number as a cell; what would not come back the same stays a text."""
    return int(number) if number.isascii() and number.isdigit() and str(int(number)) == (
        number) else number
