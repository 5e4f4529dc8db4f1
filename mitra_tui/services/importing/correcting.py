"""For a row that a person mends: what a form should show of it, and which record it may be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mitra_tui.exchange.tables import SCRAMBLED
from mitra_tui.rows.fields import Kind
from mitra_tui.rows.record import Query
from mitra_tui.services.display import cells_of, columns_of
from mitra_tui.services.importing.activities import days_in, status_of
from mitra_tui.services.importing.planning import Plan
from mitra_tui.services.importing.resolving import is_subject
from mitra_tui.services.listing import Listing
from mitra_tui.services.registry import store_of

_TOLD = 3  # columns of a list by which people know a record, if its title is among them


def form_values(plan: Plan, place: int) -> dict[str, Any]:
    """What stands in the form of the row at `place`: what could be read, with ids in the place
    of names that are borne; in a field that could not be read, the text of its cell."""
    row = plan.rows[place]
    decision = plan.decisions.get(place)
    corrected = dict(decision.values) if decision else {}
    read = {name: value for name, value in row.reading.derived.items() if name != "id"}
    read |= {**row.reading.values, **corrected}
    if plan.what == "activities":
        days = days_in(row.cells) if SCRAMBLED in row.flags else []
        if len(days) == 1:
            read.setdefault("starts_on", days[0])
        read.setdefault("status", status_of(read))
    values, unclear = plan.resolved(read)
    values |= {one.field: read[one.field] for one in unclear}
    for problem in row.reading.problems:
        if problem.column >= 0 and problem.field and problem.field not in corrected:
            values[problem.field] = str(row.cells[problem.column])
    for name in _unborn(plan, values):
        del values[name]
    return values


def _unborn(plan: Plan, values: Mapping[str, Any]) -> list[str]:
    """The fields that name a record which is recorded with the row: no form can hold that."""
    return [field.name for field in plan.entity.fields
            if field.kind is Kind.SUBJECT and values.get(field.name)
            and not is_subject(field, values[field.name])]


def corrections(plan: Plan, place: int, typed: Mapping[str, Any]) -> dict[str, Any]:
    """What a form that was filled from `form_values` says of the row, for `decide`.

    A status that nobody touched follows from the date, as that of any row. Raises `Invalid`.
    """
    from mitra_tui.schemas.registry import draft_of

    checked = draft_of(plan.what).read(typed).values()
    said = plan.rows[place].reading.values
    if plan.what == "activities" and "status" not in said and (
        checked["status"] == form_values(plan, place)["status"]
    ):
        del checked["status"]
    for name in _unborn(plan, said):
        if not checked[name]:
            del checked[name]  # the name that stands in the row holds
    return checked


def candidates(what: str, text: str, limit: int = 10) -> list[tuple[int, str]]:
    """The records that a text may mean, as (id, what tells them from others, in the order of
    their list); typing errors are forgiven."""
    store = store_of(what)
    listing = Listing(store, Query(search=text))
    if not listing.count():
        listing.guess()
    columns = columns_of(what)
    shown = max(_TOLD, columns.index(store.entity.title) + 1)
    return [(int(number), " · ".join(filter(None, cells[:shown])))
            for number, *cells in cells_of(what, listing.records(0, limit))]
