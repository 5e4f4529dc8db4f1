"""What a person decides about single rows, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mitra_tui.errors import Conflict
from mitra_tui.services.importing.planning import Plan
from mitra_tui.services.importing.shapes import Choice, Decision, RowPlan, Verdict


def choices(row: RowPlan) -> tuple[Choice, ...]:
    """What can be decided about a row, the likeliest first."""
    found: list[Choice] = []
    if row.offer is not None:
        found.append(Choice.ACCEPT)
    known = row.record_id is not None or row.twin is not None
    if row.verdict is Verdict.DUPLICATE and known:
        found += [Choice.UPDATE, Choice.SAME, Choice.NEW]
    elif row.verdict is Verdict.UNDECIDED:
        found += [Choice.NEW, Choice.SAME]
    elif row.verdict in (Verdict.SAME, Verdict.UPDATE) and known:
        found += [Choice.NEW]
    elif row.verdict is Verdict.NEW:
        found += [Choice.SAME]
    if row.verdict is not Verdict.REFUSED:
        found.append(Choice.WAIT)
    return (*found, Choice.DROP)


def decide(
    plan: Plan, place: int, choice: Choice | None, *, record_id: int | None = None,
    values: Mapping[str, Any] | None = None,
) -> RowPlan:
    """Decide about the row at `place` in `plan.rows` (None: take the decision back).

    `record_id` says which record the row is, for `SAME` and `UPDATE`; `values` correct fields,
    already read (with no choice of another kind, use `ACCEPT`). All rows are judged anew, because
    one may depend on another. Returns the row as it now stands. Raises `Conflict` when there is
    nothing to accept.
    """
    row = plan.rows[place]
    old = plan.decisions.get(place)
    if old is not None and old.offer is not None:
        for name in old.offer.names:
            plan.names["partners"].corrected.pop(name, None)
    if choice is None:
        plan.decisions.pop(place, None)
    else:
        offer = row.offer if choice is Choice.ACCEPT and not values else None
        if choice is Choice.ACCEPT and offer is None and not values:
            raise Conflict("import.nothing_to_accept")
        plan.decisions[place] = Decision(choice, record_id, dict(values or {}), offer)
        if offer is not None and offer.names:
            plan.names["partners"].corrected.update(offer.names)
            plan.names["partners"].load(offer.names.values())
    plan.judge()
    return plan.rows[place]
