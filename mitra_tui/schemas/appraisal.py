"""What makes a sound appraisal: each criterion once, scored from 1 to 4."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from mitra_tui.rows.appraisal import CRITERIA, HIGHEST, LOWEST
from mitra_tui.schemas.base import Draft, day, line, one_of, parts, reference, refuse, whole


def _given(value: int | None) -> int | None:
    if value is None:
        raise refuse("check.required")
    return value


class ScoreDraft(Draft):
    criterion: Annotated[str, one_of(CRITERIA, required=True)]
    score: Annotated[int | None, AfterValidator(_given), whole(LOWEST, HIGHEST)]
    evidence: Annotated[str, line(1000)] = ""


def _listed(value: object) -> object:
    """`{"vision": 3}` and `{"vision": {"score": 3, "evidence": "…"}}` as a list of scores."""
    if not isinstance(value, Mapping):
        return value
    return [{"criterion": name, **(given if isinstance(given, Mapping) else {"score": given})}
            for name, given in value.items() if given is not None]


def _each_once(scores: list[ScoreDraft]) -> list[ScoreDraft]:
    names = [one.criterion for one in scores]
    if len(set(names)) < len(names):
        raise refuse("check.criterion_twice")
    return sorted(scores, key=lambda one: CRITERIA.index(one.criterion))


class AppraisalDraft(Draft):
    computed = frozenset({"total"})

    partner: Annotated[int | str | None, reference(required=True)]
    need: Annotated[int | str | None, reference()] = None
    on_date: Annotated[str, day()] = ""
    by: Annotated[str, line(100)] = ""
    scores: Annotated[
        list[ScoreDraft], parts(), BeforeValidator(_listed), AfterValidator(_each_once),
    ] = Field(default_factory=list)
    verdict: Annotated[str, line(1000)] = ""

