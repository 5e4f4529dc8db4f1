"""The life of an agreement: sent, signed, renewed, ended. Each act is one change, undone as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mitra_tui import clock
from mitra_tui.errors import Conflict
from mitra_tui.models.base import db, transaction
from mitra_tui.rows.agreement_term import last_day, moved, next_term
from mitra_tui.rows.record import Record
from mitra_tui.services.agreements.beginning import signatories
from mitra_tui.services.agreements.records import store
from mitra_tui.services.stamping import stamp

# What a renewal takes over as it stands.
_CARRIED = (
    "kind", "partner", "title", "programmes", "parent", "scope_items", "objectives",
    "dispute_steps", "witnesses", "copies", "stamped", "lead_days", "cooperation", "supervisor",
    "template",
)


def send(record_id: int, version: int | None = None) -> None:
    """A draft went to the partner. Raises `Conflict` when it is no draft, `Stale`, `NotFound`."""
    with transaction("agreements.send") as change:
        record = _expected(record_id, version, "draft")
        _write(record, {"state": "sent"})
        change.about("agreements", record_id, store.title_of(record.values))


def sign(record_id: int, values: Mapping[str, Any] | None = None,
         version: int | None = None) -> None:
    """Both sides signed, today unless `values` say `signed_on`; further fields may come along.

    The partner's name is kept as it is now. Raises `Conflict` when the agreement was signed or
    terminated before, `Invalid` for unsound values, `Stale`, `NotFound`.
    """
    given = dict(values or {})
    given["signed_on"] = given.get("signed_on") or clock.today().isoformat()
    with transaction("agreements.sign") as change:
        record = _expected(record_id, version, "draft", "sent")
        _write(record, {"partner_name": None, **given, "state": "signed"})
        change.about("agreements", record_id, store.title_of(record.values))


def renewal(record: Record, values: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """What stands in the renewal of an agreement: its parts, in a term of the same length after
    it unless `values` say otherwise; nothing done yet, numbers and signatures empty."""
    old, given = record.values, dict(values or {})
    begun, ended = old["starts_on"] or "", old["ends_on"] or ""
    starts = given.get("starts_on") or next_term(begun, ended)[0]
    last = last_day(begun, ended, starts)
    moves = (old["starts_on"], starts)
    found = {name: old[name] for name in _CARRIED} | {
        "renews": record.id, "starts_on": starts or None, "ends_on": last or None,
        "duties": [{**duty, "due_on": moved(duty["due_on"], *moves), "done_on": None}
                   for duty in old["duties"]],
        "indicators": [{**one, "due_on": moved(one["due_on"], *moves), "actual": None}
                       for one in old["indicators"]],
        "signatories": _signatories(old),
    }
    return found | {name: value for name, value in given.items() if value not in (None, "")}


def renewable(record_id: int, version: int | None = None) -> Record:
    """The agreement, if it can be renewed. Raises `Conflict` as `renew` does, `Stale`,
    `NotFound`."""
    record = _expected(record_id, version, "signed")
    newer = db.execute_sql(
        "SELECT id FROM agreement WHERE renews_id = ? AND hidden = 0", (record_id,)).fetchone()
    if newer:
        raise Conflict("agreements.renewed_already", id=newer[0])
    return record


def renew(record_id: int, values: Mapping[str, Any] | None = None,
          version: int | None = None) -> int:
    """Decide to go on: a new draft with a new term, linked to the old agreement. Returns its id.

    Raises `Conflict` when the old one was never signed, or was renewed already, `Invalid` for
    unsound values, `Stale`, `NotFound`.
    """
    from mitra_tui.schemas.agreement import AgreementDraft

    with transaction("agreements.renew") as change:
        record = renewable(record_id, version)
        made = store.write(AgreementDraft.read(renewal(record, values)).values())
        _write(record, {"decision": "renew", "decided_on": clock.today().isoformat()})
        change.about("agreements", made, store.title_of(record.values))
    return made


def decide(record_id: int, decision: str, version: int | None = None) -> None:
    """What is to become of an agreement after its end: `renew` or `end` (empty: open again).

    Raises `Conflict` when it was never signed, `Invalid`, `Stale`, `NotFound`.
    """
    with transaction("agreements.decide") as change:
        record = _expected(record_id, version, "signed")
        day = clock.today().isoformat() if decision else None
        _write(record, {"decision": decision, "decided_on": day})
        change.about("agreements", record_id, store.title_of(record.values))


def terminate(record_id: int, values: Mapping[str, Any], version: int | None = None) -> None:
    """End an agreement before its time: `ended_reason`, and `ended_on` (today unless given).

    Raises `Conflict` when it was never signed or ended already, `Invalid` without a reason,
    `Stale`, `NotFound`.
    """
    given = dict(values)
    given["ended_on"] = given.get("ended_on") or clock.today().isoformat()
    with transaction("agreements.terminate") as change:
        record = _expected(record_id, version, "signed")
        _write(record, {**given, "state": "terminated"})
        change.about("agreements", record_id, store.title_of(record.values))


def snooze(ids: Sequence[int], until: str) -> int:
    """Ask about the end of agreements, or about their signatures, on a later day (ISO), as one
    change; how many."""
    return stamp(store, ids, "agreements.snooze", "snoozed_to", until,
                 only="state IN ('signed', 'sent')")


def addendum(record: Record) -> dict[str, Any]:
    """What stands in a new addendum: whose it is, to which agreement, and until when."""
    old = record.values
    return {
        "kind": "addendum", "parent": record.id, "copies": old["copies"],
        "starts_on": clock.today().isoformat(), "signatories": _signatories(old),
        **{name: old[name] for name in (
            "partner", "title", "programmes", "ends_on", "cooperation", "supervisor")},
    }


def _signatories(old: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Who signed for the partner, and who would sign for the school now."""
    ours, *_ = signatories(old["partner"], clock.today())
    before = [one for one in old["signatories"] if one["side"] == "school"]
    theirs = [one for one in old["signatories"] if one["side"] == "partner"]
    return [*([ours, *before[1:]] if ours["name"] else before), *theirs]


def _expected(record_id: int, version: int | None, *states: str) -> Record:
    """The record, if it is in one of the states and has not moved on."""
    store.expect(record_id, version)
    record = store.get(record_id)
    state = str(record.values["state"])
    if record.hidden:
        raise Conflict("error.removed_already", id=record_id)
    if state not in states:
        raise Conflict(_REFUSED[state])
    return record


# Why an act is refused, by the state that stands in its way.
_REFUSED = {
    "draft": "agreements.not_signed", "sent": "agreements.not_signed",
    "signed": "agreements.is_signed", "terminated": "agreements.is_terminated",
}


def _write(record: Record, values: Mapping[str, Any]) -> None:
    from mitra_tui.schemas.agreement import AgreementDraft

    store.write(AgreementDraft.read({**record.values, **values}).values(), record.id)
