"""What makes a sound evaluation, and the follow-ups that may come with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import PrivateAttr

from mitra_tui.errors import FieldError, Invalid
from mitra_tui.rows.evaluation import DECISIONS
from mitra_tui.schemas.base import Draft, day, line, one_of, paragraph, reference
from mitra_tui.schemas.followup import FollowupDraft


class EvaluationDraft(Draft):
    """`followups` comes out as the numbers of tasks. Titles, or objects with the fields of a
    follow-up, go in and are new tasks of this review; numbers are taken as what was read back."""

    computed = frozenset({"followups"})

    partner: Annotated[int | str | None, reference(required=True)]
    agreement: Annotated[int | str | None, reference()] = None
    period: Annotated[str, line(60)] = ""
    on_date: Annotated[str, day()] = ""
    findings: Annotated[str, paragraph(4000)] = ""
    decision: Annotated[str, one_of(DECISIONS)] = ""
    by: Annotated[str, line(100)] = ""
    next_on: Annotated[str, day()] = ""
    _followups: list[dict[str, Any]] = PrivateAttr(default_factory=list)

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Self:
        found = super().read(data)
        found._followups = _tasks(data.get("followups"))
        return found

    def values(self) -> dict[str, Any]:
        return {**super().values(), "followups": self._followups}


def _tasks(given: Any) -> list[dict[str, Any]]:
    """The tasks that are new, each checked as a follow-up is."""
    if given in (None, ""):
        return []
    if not isinstance(given, list):
        raise Invalid([FieldError("followups", "check.list")])
    found, errors = [], []
    for number, one in enumerate(given, 1):
        if isinstance(one, int) and not isinstance(one, bool):
            continue
        task = one if isinstance(one, dict) else {"title": one}
        if "subject" in task:  # it is this review
            errors.append(FieldError(_where(number, "subject"), "check.unknown_field"))
            continue
        try:
            found.append(FollowupDraft.read(task).values())
        except Invalid as error:
            errors += [FieldError(_where(number, wrong.field), wrong.key, wrong.params)
                       for wrong in error.errors]
    if errors:
        raise Invalid(errors)
    return found


def _where(number: int, name: str) -> str:
    return ".".join(("followups", str(number), name))
