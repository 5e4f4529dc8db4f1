"""A survey on paper: one page a sheet, in both languages, with boxes to be crossed.

Whoever types the answers reads the questions in the order in which the screen asks for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from mitra_tui.documents.blocks import (
    Block,
    Cell,
    Document,
    Letterhead,
    NewPage,
    Paragraph,
    Run,
    Space,
    Table,
    Text,
    Title,
)
from mitra_tui.i18n import t_in
from mitra_tui.i18n.dates import day_in
from mitra_tui.rows.survey import SCALES, Question

PAPER, BESIDE = "id", "en"
"""The language of the form, and the one that stands under it in italics."""

BOX = "□"
_DOTS, _WRITING = "." * 160, 11.0  # a line to write on, and its size
# Sizes of the text and lines for an answer in words, the roomiest first: the first that makes
# one page of a sheet is taken.
_FITS = ((10.0, 4), (9.5, 3), (9.0, 3), (8.5, 2), (8.0, 2), (7.5, 1))
_USUAL = (9.0, 3)  # of a form that takes more than a page however small it is printed
_SPARE = 14.0  # points that are left free: word processors set a little wider
_NUMBER = 5.0  # shares of a table's width
_BOXES = {"likert4": 7.0, "nps": 4.6, "yesno": 11.0}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and what it is in the other language (empty: in no other)."""

    question: Question
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Blank:
    """What is known of a sheet before it is filled in; empty: to be written by hand."""

    number: str = ""
    partner: str = ""
    partner_id: int | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """What is printed on every sheet. `scale` names the words of the marks 1 to 4: agree, good
    or plain. `intro` replaces the usual one."""

    title: str
    questions: tuple[Asked, ...]
    scale: str
    head: Letterhead | None = None
    intro: str = ""
    closes_on: str = ""


def form_document(form: Form, sheets: Sequence[Blank]) -> Document:
    """The sheets one after the other, each on a page of its own where that can be."""
    from mitra_tui.documents.pdf import page_count

    longest = max(sheets, key=lambda one: len(one.partner))

    def made(size: float, lines: int, of: Sequence[Blank], spare: float = 0) -> Document:
        blocks: list[Block] = []
        for one in of:
            blocks += [NewPage()] if blocks else []
            blocks += _sheet(form, one, size, lines)
        blocks += [Space(spare), Space(1)] if spare else []
        return Document(tuple(blocks), title=form.title, language=PAPER,
                        author=form.head.name if form.head else "", numbered=False)

    fitting = next((fit for fit in _FITS if page_count(made(*fit, [longest], _SPARE)) == 1), None)
    return replace(made(*(fitting or _USUAL), sheets), numbered=fitting is None)


def _sheet(form: Form, sheet: Blank, size: float, lines: int) -> list[Block]:
    blocks: list[Block] = [
        *([form.head] if form.head else []), Title((form.title,), size=size + 3),
        Table(
            tuple(_in_line(key) for key in (
                "survey_form.sheet", "survey_form.partner", "survey_form.date")),
            ((sheet.number, sheet.partner, ""),), (22, 50, 28), ("center", "left", "left"),
            size=size),
        Paragraph(form.intro or _both("survey_form.intro"), "left", size=size),
        Paragraph(_how(form), "left", size=size)]
    number = 0
    for kind, group in groupby(form.questions, key=lambda one: one.question.kind):
        told = list(group)
        blocks += _words(told, number, size, lines) if kind not in SCALES else [
            _boxes(kind, told, number, size)]
        number += len(told)
    if form.closes_on:
        blocks.append(Paragraph(_pair(
            *(t_in(one, "survey_form.return_by", day=day_in(one, form.closes_on))
              for one in (PAPER, BESIDE))), "left", size=size))
    return blocks


def _boxes(kind: str, asked: Sequence[Asked], before: int, size: float) -> Table:
    """Questions of one scale below each other: a row each, a column for each answer."""
    low, high = SCALES[kind]
    heads = [_in_line("survey_form.yes"), _in_line("survey_form.no")] if kind == "yesno" else [
        str(score) for score in range(low, high + 1)]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (str(number), _question(one), *(BOX for _ in heads))
        for number, one in enumerate(asked, before + 1))
    width = _BOXES[kind]
    text = 100 - _NUMBER - width * len(heads)
    return Table(
        ("No", _in_line("survey_form.question"), *heads), rows,
        (_NUMBER, text, *(width for _ in heads)),
        ("center", "left", *("center" for _ in heads)), size=size)


def _words(asked: Sequence[Asked], before: int, size: float, lines: int) -> list[Block]:
    """Questions to be answered in words: lines to write on."""
    blocks: list[Block] = []
    for number, one in enumerate(asked, before + 1):
        told = (Run(f"{number}. {one.question.text}"),
                *((Run(f" / {one.beside}", italic=True),) if one.beside else ()))
        blocks.append(Paragraph(told, "left", size=size, keep=True))
        blocks += [Paragraph(_DOTS, "left", size=_WRITING, keep=at < lines - 1)
                   for at in range(lines)]
    return blocks


def _question(one: Asked) -> Text:
    return _pair(one.question.text, one.beside)


def _pair(first: str, beside: str) -> Text:
    """A text, and under it the same in the other language."""
    return (Run(first), Run(f"\n{beside}", italic=True)) if beside else first


def _both(key: str) -> Text:
    return _pair(t_in(PAPER, key), t_in(BESIDE, key))


def _in_line(key: str) -> str:
    """A short word in both languages beside each other."""
    return f"{t_in(PAPER, key)} / {t_in(BESIDE, key)}"


def _how(form: Form) -> Text:
    """How to answer: one cross a row, and what the marks mean that there are."""
    kinds = {one.question.kind for one in form.questions}
    told = []
    for language in (PAPER, BESIDE):
        parts = [t_in(language, "survey_form.cross")] if kinds & SCALES.keys() else []
        parts += [_scale(language, form.scale)] if "likert4" in kinds else []
        parts += [t_in(language, "survey_form.nps")] if "nps" in kinds else []
        told.append(" ".join(parts))
    return _pair(*told)


def _scale(language: str, scale: str) -> str:
    keys = {"agree": "survey_form.scale_agree", "good": "survey_form.scale_good"}
    return t_in(language, keys.get(scale, "survey_form.scale_plain"))
