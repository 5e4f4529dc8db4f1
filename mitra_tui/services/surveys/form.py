"""The printed form of a survey: as many sheets as are needed, numbered on from the last one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mitra_tui.documents.blocks import Document
from mitra_tui.documents.survey_form import PAPER, Asked, Blank, Form, form_document
from mitra_tui.errors import Conflict, Usage
from mitra_tui.services import new_files, rendering
from mitra_tui.services.letterhead import letterhead
from mitra_tui.services.references import names
from mitra_tui.services.surveys.entry import next_sheet
from mitra_tui.services.surveys.records import questions, store
from mitra_tui.services.surveys.results import waiting
from mitra_tui.services.surveys.templates import translated

FORMATS = ("pdf", "docx", "html")
MOST = 500
"""As many sheets are made at once, at most."""

# By which words the marks 1 to 4 go: the shipped questions are statements, those of the SKM ask.
_SCALES = {"partner8": "agree", "participant": "agree", "teacher": "agree", "skm": "good"}


def blanks(survey_id: int, copies: int | None = None, first: int | None = None) -> list[Blank]:
    """The sheets to be filled in: `copies` without a partner, else one for each partner that was
    asked and has not answered, else a single one. They are numbered from `first`, else on from
    the highest number that was typed.

    Raises `Usage` for a number of sheets or a first number that cannot be.
    """
    asked = waiting(survey_id) if copies is None else []
    known = names("partners", asked)
    partners = [known[one] for one in asked] or [""] * (1 if copies is None else copies)
    if not 1 <= len(partners) <= MOST:
        raise Usage("survey_form.copies", most=MOST)
    start = int(next_sheet(survey_id)) if first is None else first
    if not 1 <= start <= 999_999_999:
        raise Usage("survey_form.first")
    return [Blank(str(number), partner) for number, partner in enumerate(partners, start)]


def format_of(chosen: str, target: Path | None) -> str:
    """As chosen, else as the file's name ends, else PDF. Raises `Usage`."""
    return new_files.format_of(chosen.casefold(), target, FORMATS, "pdf")


def write_form(survey_id: int, sheets: Sequence[Blank], kind: str, target: Path, *,
               force: bool = False, tell: rendering.Tell | None = None) -> Path:
    """Print the sheets into a new file. Raises as `form_of`, and as `new_files.write_new`."""
    return rendering.print_to(form_of(survey_id, sheets), kind, target, force=force, tell=tell)


def form_of(survey_id: int, sheets: Sequence[Blank]) -> Document:
    """The sheets as a document, in both languages whatever the one of the screen.

    Raises `NotFound`, or `Conflict` for a survey without questions.
    """
    values = store.get(survey_id).values
    return rendering.with_warnings(form_document(Form(
        title=str(values["title"]), questions=asked_in_both(survey_id, values),
        scale=_SCALES.get(str(values["template"]), ""), head=letterhead(PAPER),
        intro=str(values["intro"] or ""), closes_on=str(values["closes_on"] or "")), sheets))


def asked_in_both(survey_id: int, values: Mapping[str, Any]) -> tuple[Asked, ...]:
    """The questions with their English, those in words last, as they are typed. Raises
    `Conflict` when there is none."""
    found = questions(survey_id)
    if not found:
        raise Conflict("survey.no_questions", title=values["title"])
    template = str(values["template"])
    told = [Asked(one, translated(template, one.code, one.text)) for one in found]
    return tuple(sorted(told, key=lambda one: one.question.kind == "text"))
