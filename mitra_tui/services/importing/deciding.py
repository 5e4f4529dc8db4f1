"""What a person decides about rows, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mitra_tui.errors import Conflict
from mitra_tui.services.importing.planning import Plan
from mitra_tui.services.importing.shapes import (
    Choice,
    Decision,
    Offer,
    RowPlan,
    Verdict,
)

_OPEN = frozenset({Verdict.UNDECIDED, Verdict.DUPLICATE, Verdict.REFUSED})


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
        found += [Choice.NEW, Choice.SAME] if row.offer is not None else [Choice.SAME]
    if row.verdict is not Verdict.REFUSED:
        found.append(Choice.WAIT)
    return (*found, Choice.DROP)


def needs_a_person(plan: Plan, place: int) -> bool:
    """Whether the row at `place` asks something that was not answered yet."""
    row, decision = plan.rows[place], plan.decisions.get(place)
    if decision is None:
        return row.offer is not None or row.verdict in _OPEN
    if decision.choice is Choice.WAIT:
        return False
    if decision.choice is Choice.ACCEPT and row.offer is not None and not decision.values:
        return True  # what was accepted shows something else
    return row.verdict in (Verdict.UNDECIDED, Verdict.REFUSED)


def decide(
    plan: Plan, place: int, choice: Choice | None, *, record_id: int | None = None,
    values: Mapping[str, Any] | None = None,
) -> RowPlan:
    """Decide about the row at `place` in `plan.rows` (None: take the decision back).

    `record_id` says which record the row is, for `SAME` and `UPDATE`; `values` correct fields,
    already read (with no choice of another kind, use `ACCEPT`). What was corrected or accepted
    stays so when the row is decided again. All rows are judged anew, because one may depend on
    another. Returns the row as it now stands. Raises `Conflict` when there is nothing to accept.
    """
    _take(plan, place, choice, record_id, values)
    plan.judge()
    return plan.rows[place]


def decide_all(plan: Plan, places: Iterable[int], choice: Choice | None) -> list[int]:
    """Decide about several rows alike; those of which that cannot be said are passed over.

    Returns the places of the others. The rows are judged anew once.
    """
    decided = [place for place in places
               if choice is None or choice in choices(plan.rows[place])]
    for place in decided:
        _take(plan, place, choice, None, None)
    plan.judge()
    return decided


def carry_over(old: Plan, new: Plan) -> None:
    """Take the decisions of a plan over to one of the same rows that reads them otherwise."""
    for place, one in old.decisions.items():
        if one.offer is None:
            _take(new, place, one.choice, one.record_id, one.values)
        elif new.rows[place].offer is not None:
            _take(new, place, one.choice, None, None)
    if new.decisions:
        new.judge()


def _take(
    plan: Plan, place: int, choice: Choice | None, record_id: int | None,
    values: Mapping[str, Any] | None,
) -> None:
    """Note a decision without judging."""
    row = plan.rows[place]
    old = plan.decisions.get(place)
    offer = row.offer if choice is Choice.ACCEPT else None
    if choice is Choice.ACCEPT and offer is None and not values:
        raise Conflict("import.nothing_to_accept")
    if old is not None:
        _unspell(plan, old)
    if choice is None:
        plan.decisions.pop(place, None)
        return
    if old is not None:
        kept = {**(old.offer.values if old.offer else {}), **old.values}
        values = kept if values is None else values
        offer = _together(old.offer, offer)
    plan.decisions[place] = Decision(choice, record_id, dict(values or {}), offer)
    if offer is not None and offer.names:
        plan.names["partners"].corrected.update(offer.names)
        plan.names["partners"].load(offer.names.values())


def _unspell(plan: Plan, old: Decision) -> None:
    """Take back what a decision said of the spelling of names."""
    for name in old.offer.names if old.offer else ():
        plan.names["partners"].corrected.pop(name, None)


def _together(first: Offer | None, then: Offer | None) -> Offer | None:
    """Two suggestions of which one was accepted after the other."""
    if first is None or then is None:
        return then
    return Offer({**first.values, **then.values}, then.record_id or first.record_id,
                 {**first.names, **then.names})
