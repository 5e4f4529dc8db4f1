"""One agreement for each of many partners, with the same words and term: forty PKL in July."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from mitra_tui.errors import FieldError, Invalid
from mitra_tui.models.base import transaction
from mitra_tui.services import numbering
from mitra_tui.services.agreements import beginning
from mitra_tui.services.agreements.records import store


def propose(start: str, partners: Sequence[int], first: date, last: date,
            shared: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
    """A new agreement for each partner, in their order, with running numbers and what is
    `shared` by all. `start` is one of `beginning.STARTS`."""
    found = [{**beginning.usual(start, one, first, last), **(shared or {})} for one in partners]
    if found:
        numbers = numbering.propose(str(found[0]["kind"]), first, len(found))
        for values, number in zip(found, numbers, strict=True):
            values["school_number"] = number
    return found


def make(many: Sequence[Mapping[str, Any]]) -> list[int]:
    """Write them all as drafts, in one change that one undo takes back. Returns their ids.

    Raises `Invalid` when one is not sound; the fields of its errors begin with its place, from 1.
    """
    from mitra_tui.schemas.agreement import AgreementDraft

    made = []
    with transaction("agreements.add") as change:
        for place, values in enumerate(many, 1):
            try:
                made.append(store.write(AgreementDraft.read(values).values()))
            except Invalid as error:
                raise Invalid([FieldError(f"{place}.{one.field}", one.key, one.params)
                               for one in error.errors]) from None
        if len(made) == 1:
            change.about("agreements", made[0], store.title_of(many[0]))
        else:
            change.about("agreements", None, str(len(made)))
    return made
