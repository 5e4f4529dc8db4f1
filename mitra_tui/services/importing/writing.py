"""Writing a plan: all good rows and all waiting ones as one change, in few statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from mitra_tui import clock
from mitra_tui.errors import Stale
from mitra_tui.exchange.titles import city_of, guess_kind
from mitra_tui.models.base import OpenChange, db, transaction
from mitra_tui.rows.fields import Kind
from mitra_tui.services.bulk import add_many
from mitra_tui.services.changes import newest
from mitra_tui.services.importing.naming import NAMED
from mitra_tui.services.importing.resolving import is_subject
from mitra_tui.services.importing.shapes import RowPlan, Summary, Verdict
from mitra_tui.services.importing.waiting import pending_values
from mitra_tui.services.registry import store_of
from mitra_tui.services.store import Store

if TYPE_CHECKING:
    from mitra_tui.services.importing.planning import Plan


def apply(plan: Plan, *, shown: bool = True) -> Summary:
    """Write what the plan says as one change.

    Raises `Stale` when the records moved on since the plan was made, so that it would do
    something else now: nothing was written, and the plan says what it would do. Of a plan that
    was not `shown` to anybody, what it says now is written.
    """
    with transaction(f"{plan.what}.{'import' if plan.settling is None else 'settle'}") as change:
        moved_on_to = newest(before=change.id)
        if moved_on_to != plan.seen:
            _look_again(plan, moved_on_to, shown=shown)
        write(plan, change)
    return plan.summary(change.id if _wrote(plan) else None)


def _look_again(plan: Plan, seen: int, *, shown: bool) -> None:
    before = _told(plan)
    plan.look_up()
    plan.seen = seen  # of the open change nothing may be left
    if shown and _told(plan) != before:
        raise Stale("import.outdated")


def _told(plan: Plan) -> list[Any]:
    """What a person was shown of the rows."""
    return [(row.verdict, row.record_id, row.twin, row.changes) for row in plan.rows]


def _wrote(plan: Plan) -> bool:
    return any(
        row.written is not None or row.settles is not None for row in plan.rows
    ) or any(row.verdict is Verdict.UPDATE for row in plan.rows) or bool(plan.corrected())


def write(plan: Plan, change: OpenChange) -> None:
    """Write the plan inside an open transaction."""
    ids = _add_named(plan)
    store = store_of(plan.what)
    fresh = [row for row in plan.rows if row.verdict is Verdict.NEW]
    _add_fresh(store, fresh, ids, plan)
    for known in plan.register.touched():
        assert known.record_id is not None
        store.expect(known.record_id, known.version)
        store.write(_with_ids(store, known.values, ids), known.record_id)
    _remember_spellings(plan, ids)
    _keep_waiting(plan)
    _settle(plan)
    _name(plan, change)


def _name(plan: Plan, change: OpenChange) -> None:
    """A change of one row is about its record, any other about the file."""
    row = plan.rows[0] if len(plan.rows) == 1 else None
    if row is not None and row.verdict is Verdict.NEW:
        change.about(plan.what, row.written, row.title)
    elif row is not None and row.verdict in (Verdict.UPDATE, Verdict.SAME) and row.record_id:
        known = plan.register.fetch(row.record_id)
        change.about(plan.what, row.record_id, store_of(plan.what).title_of(known.values))
    else:
        change.about(plan.what, None, plan.source)


# -- partners and programmes that rows name --------------------------------------
def _add_named(plan: Plan) -> dict[str, dict[str, int]]:
    """Record the partners and programmes that nothing bears yet: WHAT → name → id."""
    from mitra_tui.schemas.registry import draft_of

    ids: dict[str, dict[str, int]] = {what: {} for what in NAMED}
    for what in plan.names:
        names = plan.named_only(what)
        draft = draft_of(what)
        values = [draft.read(_values_of(what, name, plan.meant(name))).values()
                  for name in names]
        ids[what] = dict(zip(names, add_many(store_of(what), values), strict=True))
        plan.added[what] = len(names)
    return ids


def _values_of(what: str, name: str, meant: str) -> dict[str, Any]:
    """What a name says of a new record; `meant` is what a misspelt one perhaps means."""
    if what != "partners":
        return {"name": name}
    return {"name": name, "kind": guess_kind(name) or guess_kind(meant), "city": city_of(name)}


def _with_ids(
    store: Store, values: Mapping[str, Any], ids: Mapping[str, Mapping[str, int]]
) -> dict[str, Any]:
    """The values with the ids of records that were just written in the place of their names."""
    found = dict(values)
    for field in store.entity.fields:
        if field.of not in NAMED:
            continue
        value = found.get(field.name)
        if field.kind is Kind.REFS and value:
            found[field.name] = list(dict.fromkeys(
                ids[field.of][one] if isinstance(one, str) else one for one in value))
        elif isinstance(value, str) and value and not is_subject(field, value):
            number = ids[field.of][value]
            found[field.name] = f"{field.of}/{number}" if field.kind is Kind.SUBJECT else number
    return found


def _remember_spellings(plan: Plan, ids: Mapping[str, Mapping[str, int]]) -> None:
    """What a person said of a misspelt name holds for the next time: it becomes an alias."""
    from mitra_tui.schemas.registry import draft_of

    for what, name, meant in plan.corrected():
        store = store_of(what)
        found = plan.names[what].find(meant)
        number = found[0] if found else ids[what].get(meant)
        if number is None:
            continue
        record = store.get(number)
        aliases = list(record.values["aliases"] or [])
        alias: Any = name if what == "partners" else {
            "name": name, "from_year": None, "to_year": None}
        spelt = [one if isinstance(one, str) else one["name"] for one in aliases]
        if name not in (record.values["name"], *spelt):
            store.write(draft_of(what).read(
                dict(record.values) | {"aliases": [*aliases, alias]}).values(), number)


# -- rows ------------------------------------------------------------------------
def _add_fresh(
    store: Store, rows: Sequence[RowPlan], ids: dict[str, dict[str, int]], plan: Plan
) -> None:
    own = {row.values["name"] for row in rows} if plan.what in NAMED else set()
    later: list[RowPlan] = []
    values = []
    for row in rows:
        parent = row.values.get("parent")
        if isinstance(parent, str) and parent in own:  # stands in the same file
            later.append(row)
            values.append(_with_ids(store, {**row.values, "parent": None}, ids))
        elif plan.refers:
            values.append(_with_ids(store, row.values, ids))
        else:
            values.append(dict(row.values))
    written = add_many(store, values)
    for row, number in zip(rows, written, strict=True):
        row.written = number
        if own:
            ids[plan.what][row.values["name"]] = number
    for row in later:
        assert row.written is not None
        store.write(_with_ids(store, row.values, ids), row.written)


# -- rows that wait --------------------------------------------------------------
def _keep_waiting(plan: Plan) -> None:
    from mitra_tui.schemas.registry import draft_of

    rows = [row for row in plan.rows if row.verdict is Verdict.UNDECIDED
            and row.record_id is None and not row.dropped]
    draft = draft_of("pending")
    headers = plan.told_headers() if rows else ()
    values = [
        draft.read(pending_values(plan.what, plan.source, headers, row)).values()
        for row in rows
    ]
    for row, number in zip(rows, add_many(store_of("pending"), values), strict=True):
        row.written = number


def _settle(plan: Plan) -> None:
    """A row that was pending and is now written no longer waits."""
    for row in plan.rows:
        if row.settles is None:
            continue
        db.execute_sql(
            "UPDATE pending SET hidden = 1, settled_id = ?, updated_at = ?, "
            "version = version + 1 WHERE id = ? AND hidden = 0",
            (row.written or row.record_id, clock.now(), row.settles))


def counts(rows: Sequence[RowPlan]) -> dict[Verdict, int]:
    """How many rows have each verdict, dropped ones not counted."""
    told = Counter(row.verdict for row in rows if not row.dropped)
    return {verdict: told[verdict] for verdict in Verdict}
