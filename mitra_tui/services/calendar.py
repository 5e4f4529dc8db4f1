"""Records with days as events of a calendar: activities, follow-ups, needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from mitra_tui.exchange.writers.calendar import Event
from mitra_tui.i18n import t
from mitra_tui.i18n.dates import span_text
from mitra_tui.rows.followup import shows_on
from mitra_tui.rows.record import Record
from mitra_tui.services.display import Names, label_of, names_for, value_text
from mitra_tui.services.listing import Listing
from mitra_tui.services.references import subject_text
from mitra_tui.services.store import Store

BATCH = 500
ALARMS = {"activities": (1,), "followups": (1,), "needs": (30, 7)}
"""Days before which a calendar reminds, where the thing is still to be done."""


def events_of(listing: Listing) -> Iterator[Event]:
    """An event for each record found that has a day; the others are left out.

    An activity of which only the month or the year is known takes all of it, and says so.
    """
    yield from events_for(listing.store, listing.all_ids())


def events_for(store: Store, ids: Sequence[int]) -> Iterator[Event]:
    """The events of some records, those that have a day."""
    make = _MAKERS[store.entity.what]
    for start in range(0, len(ids), BATCH):
        records = store.records(ids[start : start + BATCH])
        names = names_for(store.entity.what, records)
        for record in records:
            event = make(record, names)
            if event is not None:
                yield event


def uid_of(what: str, record_id: int, created_at: str) -> str:
    """The same for a record in every file, and no other school's: when it was made is in it."""
    made = "".join(char for char in created_at if char.isdigit())
    return f"{what}-{record_id}-{made}@mitra"


def _uid(record: Record) -> str:
    return uid_of(record.what, record.id, record.created_at)


def _activity(record: Record, names: Names) -> Event | None:
    values = record.values
    if not values["starts_on"]:
        return None
    precision = str(values["date_precision"])
    lines = _lines(record, names, ("partners", "programmes", "goal", "finding"))
    if precision in ("month", "year"):
        when = span_text(values["starts_on"], values["ends_on"], precision)
        lines.insert(0, t("calendar.day_open", when=when))
    return Event(
        _uid(record), _day(values["starts_on"]), _day(values["ends_on"]), str(values["title"]),
        "\n".join(lines), str(values["place"] or ""),
        ALARMS["activities"] if values["status"] == "planned" else (),
        cancelled=values["status"] == "cancelled")


def _followup(record: Record, names: Names) -> Event | None:
    values = record.values
    day = shows_on(values["due_on"] or "", values["snoozed_to"] or "")
    lines = _lines(record, names, ("owner", "done_on"))
    if values["subject"]:
        lines.insert(0, subject_text(str(values["subject"])))
    return _whole_day(record, day, str(values["title"]), lines, done=bool(values["done_on"]))


def _need(record: Record, names: Names) -> Event | None:
    values = record.values
    lines = _lines(record, names, ("programme", "target", "partners", "met_on"))
    return _whole_day(record, values["due_on"] or "", str(values["text"]), lines,
                      done=bool(values["met_on"]))


def _whole_day(record: Record, day: str, summary: str, lines: list[str], *,
               done: bool) -> Event | None:
    if not day:
        return None
    return Event(_uid(record), _day(day), _day(day), summary, "\n".join(lines),
                 alarms=() if done else ALARMS[record.what])


def _lines(record: Record, names: Names, fields: tuple[str, ...]) -> list[str]:
    """`Mitra: PT X` for each of these fields that is filled in."""
    from mitra_tui.rows.registry import entity

    known = entity(record.what)
    told = ((name, value_text(record.what, known.field(name), record.values[name], names))
            for name in fields)
    return [f"{label_of(record.what, name)}: {text}" for name, text in told if text]


def _day(iso: Any) -> date:
    return date.fromisoformat(str(iso))


_MAKERS: dict[str, Callable[[Record, Names], Event | None]] = {
    "activities": _activity, "followups": _followup, "needs": _need,
}
KINDS = tuple(_MAKERS)
"""The records that have a day in a calendar."""
