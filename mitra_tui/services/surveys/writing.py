"""The questions of a round, one at a time: added, changed, moved, taken out, taken from a template.

Each is one change of the survey, refused once the round was answered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mitra_tui.errors import FieldError, Invalid, NotFound
from mitra_tui.rows.record import Record
from mitra_tui.services.surveys.records import store
from mitra_tui.services.surveys.templates import questions_of


def free_code(record: Record) -> str:
    """A code that no question of the round has: `q7` for the seventh."""
    taken = {one["code"].casefold() for one in record.values["questions"]}
    number = len(taken) + 1
    while f"q{number}" in taken:
        number += 1
    return f"q{number}"


def put(record: Record, values: Mapping[str, Any], place: int | None = None,
        *, before: int | None = None) -> int:
    """Let `values` be the question at `place` (from 0), or a new one `before` another, else the
    last one; its place. Raises `Invalid` with the names of the question's fields."""
    questions = list(record.values["questions"])
    if place is not None:
        questions[place] = {**questions[place], **values}
        at = place
    else:
        at = len(questions) if before is None else before
        questions.insert(at, dict(values))
    _save(record, questions, at)
    return at


def move(record: Record, place: int, step: int) -> int:
    """Let a question change places with its neighbour; where it then stands."""
    questions = list(record.values["questions"])
    there = min(max(place + step, 0), len(questions) - 1)
    if there != place:
        questions.insert(there, questions.pop(place))
        _save(record, questions)
    return there


def take_out(record: Record, place: int) -> None:
    """Ask one question less."""
    questions = list(record.values["questions"])
    del questions[place]
    _save(record, questions)


def add_template(record: Record, template: str) -> int:
    """Add the questions of a kind of survey, those whose code is taken left out; how many."""
    questions = list(record.values["questions"])
    taken = {one["code"].casefold() for one in questions}
    new = [one for one in questions_of(template) if one["code"].casefold() not in taken]
    if new:
        _save(record, [*questions, *new])
    return len(new)


def _save(record: Record, questions: Sequence[Mapping[str, Any]], at: int | None = None) -> None:
    from mitra_tui.schemas.survey import SurveyDraft

    try:
        draft = SurveyDraft.read({**record.values, "questions": list(questions)})
        store.save(draft.values(), record.id, record.version)
    except Invalid as error:
        raise Invalid([_of_question(one, at) for one in error.errors]) from None
    except NotFound as error:
        if error.key == "error.not_found":  # the round itself
            raise
        raise Invalid([FieldError("indicator", error.key, error.params)]) from None


def _of_question(error: FieldError, at: int | None) -> FieldError:
    """A complaint about `questions.3.code` as one about `code`, if it is the question at hand."""
    if error.key == "check.code_twice":
        return FieldError("code", error.key, error.params)
    name, _, rest = error.field.partition(".")
    row, _, part = rest.partition(".")
    if name == "questions" and at is not None and row == str(at + 1) and part:
        return FieldError(part, error.key, error.params)
    return error
