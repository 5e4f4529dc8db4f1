"""What a date that cannot be read probably was: a suggestion, never an answer."""

from __future__ import annotations

import re

from mitra_tui.exchange.dates.shapes import Span, day, months, one_day, years
from mitra_tui.exchange.dates.words import MONTHS, plain

_WORD = re.compile(r"\w+")
# What a scanner reads for a figure.
_FIGURES = str.maketrans("OoQlI|iSsBZz", "000111155822")
# And for a letter: a one may be either of two.
_LETTERS = (str.maketrans("0158", "oisb"), str.maketrans("0158", "olsb"))
_NEAR = 74.0  # percent of likeness by which a damaged month is still known
_LONG_MONTHS = tuple(form for form in MONTHS if len(form) > 4)


def guess(text: str) -> Span | None:
    """The day, month or year that `text` seems to mean; None when there is nothing to go by.

    `C gustus 2023` is August 2023: a day that cannot be read is not invented.
    """
    tokens = _WORD.findall(plain(text))
    if len(tokens) == 2 and _month(tokens[0]) and re.fullmatch("[0-9]{2}", tokens[1]):
        month, year = _month(tokens[0]), 2000 + int(tokens[1])  # a spreadsheet's `Agu-23`
        return months((year, month), (year, month)) if year < 2070 else None
    wanted = [index for index, token in enumerate(tokens) if _year(token)]
    if len(wanted) != 1:
        return None
    year = _year(tokens[wanted[0]])
    before = tokens[: wanted[0]]
    month = _month(before[-1]) if before else 0
    if not month:
        return years(year, year) if len(tokens) == 1 else None
    number = before[-2].translate(_FIGURES) if len(before) > 1 and _has_figure(before[-2]) else ""
    when = day(year, month, int(number)) if re.fullmatch("[0-9]{1,2}", number) else None
    return one_day(when) if when else months((year, month), (year, month))


def month_like(word: str) -> bool:
    """Whether a word looks like the name of a month, whole or damaged."""
    return bool(_month(word))


def _has_figure(token: str) -> bool:
    return any(char in "0123456789" for char in token)


def _year(token: str) -> int:
    digits = token.translate(_FIGURES) if _has_figure(token) else ""
    return int(digits) if re.fullmatch("(?:19|20|21)[0-9]{2}", digits) else 0


def _month(word: str) -> int:
    folded = word.lower()
    if folded in MONTHS:
        return MONTHS[folded]
    if _has_figure(folded):
        meant = {folded.translate(letters) for letters in _LETTERS}
        found = {MONTHS[form] for form in meant if form in MONTHS}
        if len(found) == 1:
            return found.pop()
    if len(folded) < 4:
        return 0
    from rapidfuzz import fuzz, process

    best = process.extractOne(folded, _LONG_MONTHS, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return MONTHS[best[0]] if best else 0
