"""Sheets of a survey in a table: a row a sheet, a column for each question.

The columns of questions are known by their codes, wherever they stand, and are gathered into the
one list that a response keeps. An answer that its question does not take makes the row wait,
named by the question's code; the others stay. Rows in which nothing was answered are left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from mitra_tui.errors import NotFound
from mitra_tui.exchange.headings import entity_keys, heading_key
from mitra_tui.exchange.listed import says_nothing
from mitra_tui.exchange.tables import Cell, Row, Sheet
from mitra_tui.exchange.values import read_value
from mitra_tui.i18n import t
from mitra_tui.rows.response import RESPONSES
from mitra_tui.rows.survey import SCALES, Question
from mitra_tui.rows.text import gate
from mitra_tui.services.importing.shapes import Problem, Reading
from mitra_tui.services.references import resolve
from mitra_tui.services.responses import judged
from mitra_tui.services.surveys.columns import code_of
from mitra_tui.services.surveys.records import questions

# What is said of an answer in a sheet of one's own, and of one in a column of a table.
_IN_COLUMNS = {
    "check.off_scale": "import.off_scale", "check.yes_or_no": "import.yes_or_no",
    "check.no_such_question": "check.no_such_question"}


def gathered(sheet: Sheet) -> Sheet:
    """The same table with the columns of questions in one column; a table that says of no survey
    that there is, or without such columns, as it is."""
    keys = [heading_key(header) for header in sheet.headers]
    fields = entity_keys("responses")
    survey, answers = (next((at for at, key in enumerate(keys) if key in fields[name]), -1)
                       for name in ("survey", "answers"))
    known = {key for listed in fields.values() for key in listed}
    asked = _asked_in(sheet, survey)
    codes = {at: code for at, header in enumerate(sheet.headers)
             if keys[at] not in known and (code := code_of(header, asked))}
    if not codes:
        return sheet
    first = answers if answers >= 0 else min(codes)
    kept = [at for at in range(len(keys)) if at not in codes or at == first]
    kinds = {one.code: one.kind for one in asked}
    only = _only(sheet, survey)
    rows = []
    for row in sheet.rows:
        told = _pairs(row.cells[answers]) if answers >= 0 else []
        told += [(code, _plain(row.cells[at])) for at, code in codes.items()
                 if _answered(row.cells[at], kinds[code])]
        if told:
            cells = {at: row.cells[at] for at in kept} | {first: _as_cell(told)}
            cells[survey] = cells[survey] if cells[survey] != "" else only
            rows.append(row._replace(cells=tuple(cells[at] for at in kept)))
    return replace(
        sheet, rows=tuple(rows), when=kept.index(sheet.when) if sheet.when in kept else -1,
        headers=tuple(t("responses.answers") if at == first else sheet.headers[at]
                      for at in kept))


def _asked_in(sheet: Sheet, survey: int) -> list[Question]:
    """The questions of all surveys that the table names, each code once."""
    cells = {row.cells[survey] for row in sheet.rows} if survey >= 0 else set()
    found: dict[str, Question] = {}
    for cell in sorted(cells - {""}, key=str):
        number = _survey_of(cell)
        for one in questions(number) if number is not None else ():
            found.setdefault(one.code.casefold(), one)
    return list(found.values())


def _only(sheet: Sheet, survey: int) -> Cell:
    """The one survey that the table is about; empty when there are several."""
    told = {row.cells[survey] for row in sheet.rows} - {""}
    return next(iter(told)) if len(told) == 1 else ""


def _survey_of(given: Any) -> int | None:
    """The survey that a cell names; None: there is none, or more than one."""
    try:
        named = given if isinstance(given, int) else gate(str(given))
        if isinstance(named, str) and re.fullmatch("#[0-9]{1,18}", named):
            named = int(named[1:])
        return resolve("surveys", named)
    except NotFound:
        return None


def _pairs(cell: Cell) -> list[tuple[Any, Any]]:
    """The answers that a column of lists holds already; what is none is left out."""
    read = read_value("responses", RESPONSES.field("answers"), cell)
    return [(one.get("code"), one.get("answer")) for one in read.value]


def _as_cell(told: list[tuple[Any, Any]]) -> str:
    """Answers as one cell: an object, as people read it best; where a question was answered
    twice a list, which is refused later."""
    pairs = dict(told)
    listed: Any = pairs if len(pairs) == len(told) else [
        {"code": code, "answer": answer} for code, answer in told]
    return json.dumps(listed, ensure_ascii=False, default=str)


def _answered(cell: Cell, kind: str) -> bool:
    """Whether a question was answered; `-` is a word, and no answer on a scale."""
    if isinstance(cell, str):
        return bool(cell.strip()) and not (kind in SCALES and says_nothing(cell))
    return True


def _plain(cell: Cell) -> Any:
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


class ResponseReader:
    """Completes the reading of rows of responses: each answer held to its question."""

    def __init__(self, mapping: Mapping[int, str]) -> None:
        self._column = next((at for at, name in mapping.items() if name == "answers"), -1)
        self._asked: dict[Any, list[Question]] = {}

    def complete(self, row: Row, reading: Reading) -> Reading:
        """The reading with the answers that fit, in their questions' order; of each that does
        not fit, what is wrong."""
        asked = self._questions(reading.values.get("survey"))
        answers: Sequence[Mapping[str, Any]] = reading.values.get("answers") or ()
        if not asked or not all({"code", "answer"} <= one.keys() for one in answers):
            return reading
        found, errors = judged(asked, answers)
        places = {one.id: place for place, one in enumerate(asked)}
        sound = [{"code": one["code"], "answer": one["answer"]} for one in
                 sorted(found, key=lambda one: places[one["question_id"]])]
        problems = [
            Problem(one.field, _IN_COLUMNS[one.key],
                    {**one.params, "code": one.field.partition(".")[2]}, column=self._column)
            for one in errors]
        return replace(reading, values={**reading.values, "answers": sound},
                       problems=(*reading.problems, *problems))

    def _questions(self, survey: Any) -> list[Question]:
        if survey not in self._asked:
            number = _survey_of(survey) if survey else None
            self._asked[survey] = questions(number) if number is not None else []
        return self._asked[survey]
