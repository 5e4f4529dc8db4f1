"""Which sheets of a survey are made: how many, for whom, and how they are numbered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mitra_tui.documents.survey_form import Asked, Blank
from mitra_tui.errors import Conflict, Usage
from mitra_tui.services.references import names
from mitra_tui.services.surveys.entry import next_sheet
from mitra_tui.services.surveys.records import questions
from mitra_tui.services.surveys.results import waiting
from mitra_tui.services.surveys.templates import translated

MOST = 500
"""As many sheets are made at once, at most."""
_HIGHEST = 999_999_999


def blanks(survey_id: int, copies: int | None = None, first: int | None = None) -> list[Blank]:
    """The sheets to be filled in: `copies` without a partner, else one for each partner that was
    asked and has not answered, else a single one. They are numbered from `first`, else on from
    the highest number that was typed.

    Raises `Usage` for a number of sheets or a first number that cannot be.
    """
    if copies is not None and not 1 <= copies <= MOST:
        raise Usage("survey_form.copies", most=MOST)
    asked = waiting(survey_id) if copies is None else []
    known = names("partners", asked)
    partners: list[tuple[str, int | None]] = [(known[one], one) for one in asked] or [
        ("", None)] * (1 if copies is None else copies)
    if not 1 <= len(partners) <= MOST:
        raise Usage("survey_form.copies", most=MOST)
    start = int(next_sheet(survey_id)) if first is None else first
    if not 1 <= start <= _HIGHEST:
        raise Usage("survey_form.first")
    return [Blank(str(number), *partner) for number, partner in enumerate(partners, start)]


def asked_of(survey_id: int, values: Mapping[str, Any]) -> tuple[Asked, ...]:
    """The questions with their English, those in words last, as they are typed. Raises
    `Conflict` when there is none."""
    found = questions(survey_id)
    if not found:
        raise Conflict("survey.no_questions", title=values["title"])
    template = str(values["template"])
    told = [Asked(one, translated(template, one.code, one.text)) for one in found]
    return tuple(sorted(told, key=lambda one: one.question.kind == "text"))
