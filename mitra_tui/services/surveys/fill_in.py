"""The fill-in sheet of a survey: a table with drop-downs, which is imported back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from mitra_tui.documents.survey_form import Blank
from mitra_tui.exchange.writers.fill_in import FORMATS, Column, write_fill_in
from mitra_tui.i18n import t
from mitra_tui.rows.survey import AUDIENCES, SCALES, Question
from mitra_tui.services.exporting import telling_names
from mitra_tui.services.new_files import write_new
from mitra_tui.services.surveys.blanks import asked_of
from mitra_tui.services.surveys.columns import (
    HEAD,
    heading,
    scale_text,
    sheet_cell,
)
from mitra_tui.services.surveys.records import store

__all__ = ["FORMATS", "partner_cells", "survey_cell", "write_sheets", "write_sheets_to"]

_WIDTHS = (30, 9, 30, 14, 12)
_NARROW, _WIDE = 16, 40


def write_sheets(survey_id: int, sheets: Sequence[Blank], kind: str, stream: BinaryIO) -> None:
    """A row for each of the sheets, to be filled in. Raises as `form.form_of`."""
    values = store.get(survey_id).values
    asked = [one.question for one in asked_of(survey_id, values)]
    partners = partner_cells([one.partner_id for one in sheets if one.partner_id])
    survey = survey_cell(survey_id)
    audience = str(values["audience"] or "")
    kinds = {one: t(f"responses.respondent_kind.{one}") for one in AUDIENCES}
    columns = [
        *(Column(t(f"responses.{name}"), width,
                 tuple(kinds.values()) if name == "respondent_kind" else (),
                 t("survey_form.choose")) for name, width in zip(HEAD, _WIDTHS, strict=True)),
        *(_column(one) for one in asked)]
    rows = [(survey, sheet_cell(one.number), partners.get(one.partner_id or 0, ""),
             kinds.get(audience, ""), "", *("" for _ in asked)) for one in sheets]
    write_fill_in(kind, stream, columns, rows)


def write_sheets_to(survey_id: int, sheets: Sequence[Blank], kind: str, target: Path, *,
                    force: bool = False) -> Path:
    """As `write_sheets`, into a new file; raises as `new_files.write_new` too."""
    write_new(target, lambda stream: write_sheets(survey_id, sheets, kind, stream), force=force)
    return target


def _column(question: Question) -> Column:
    if question.kind not in SCALES:
        return Column(heading(question), _WIDE)
    low, high = SCALES[question.kind]
    choices: tuple[str | int, ...] = (t("value.yes"), t("value.no")) if (
        question.kind == "yesno") else tuple(range(low, high + 1))
    return Column(heading(question), _NARROW, choices,
                  t("survey_form.only", scale=scale_text(question.kind)))


def survey_cell(survey_id: int) -> str:
    """What names a survey in a table: its title, or its number where another bears it too."""
    return telling_names("surveys", [survey_id]).get(survey_id, f"#{survey_id}")


def partner_cells(ids: Sequence[int]) -> dict[int, str]:
    """What names partners in a table."""
    known = telling_names("partners", ids)
    return {one: known.get(one, f"#{one}") for one in ids}
