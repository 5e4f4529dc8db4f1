"""A survey to be filled in: printed, one page a sheet, or as a table with drop-downs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mitra_tui.documents.blocks import Document
from mitra_tui.documents.survey_form import PAPER, Blank, Form, form_document
from mitra_tui.services import new_files, rendering
from mitra_tui.services.letterhead import letterhead
from mitra_tui.services.surveys import fill_in
from mitra_tui.services.surveys.blanks import asked_of
from mitra_tui.services.surveys.records import store

FORMATS = ("pdf", "docx", "html", *fill_in.FORMATS)

# By which words the marks 1 to 4 go: the shipped questions are statements, those of the SKM ask.
_SCALES = {"partner8": "agree", "participant": "agree", "teacher": "agree", "skm": "good"}


def format_of(chosen: str, target: Path | None) -> str:
    """As chosen, else as the file's name ends, else PDF. Raises `Usage`."""
    return new_files.format_of(chosen.casefold(), target, FORMATS, "pdf")


def write_form(survey_id: int, sheets: Sequence[Blank], kind: str, target: Path, *,
               force: bool = False, tell: rendering.Tell | None = None) -> Path:
    """Write the sheets into a new file. Raises as `form_of`, and as `new_files.write_new`."""
    if kind in fill_in.FORMATS:
        return fill_in.write_sheets_to(survey_id, sheets, kind, target, force=force)
    return rendering.print_to(form_of(survey_id, sheets), kind, target, force=force, tell=tell)


def write_form_into(survey_id: int, sheets: Sequence[Blank], kind: str, folder: Path, *,
                    tell: rendering.Tell | None = None) -> Path:
    """Write the sheets into a folder, under a name of their own that is free."""
    document = form_of(survey_id, sheets)
    if kind in fill_in.FORMATS:
        return new_files.write_free(
            folder / rendering.file_stem(document), kind,
            lambda stream: fill_in.write_sheets(survey_id, sheets, kind, stream))[1]
    return rendering.print_into(document, kind, folder, tell=tell)


def form_of(survey_id: int, sheets: Sequence[Blank]) -> Document:
    """The sheets as a document, in both languages whatever the one of the screen.

    Raises `NotFound`, or `Conflict` for a survey without questions.
    """
    values = store.get(survey_id).values
    return rendering.with_warnings(form_document(Form(
        title=str(values["title"]), questions=asked_of(survey_id, values),
        scale=_SCALES.get(str(values["template"]), ""), head=letterhead(PAPER),
        intro=str(values["intro"] or ""), closes_on=str(values["closes_on"] or "")), sheets))
