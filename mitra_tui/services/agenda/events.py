"""The agenda as a calendar: what is still to come, and what was settled before its day.

Every event keeps its uid, so a calendar that takes in a newer file moves it. What was done,
renewed or removed meanwhile is told as cancelled, or an older file's reminders would go on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import BinaryIO

from mitra_tui import clock
from mitra_tui.exchange.writers.calendar import Event, write_calendar
from mitra_tui.i18n import t
from mitra_tui.i18n.dates import span_text
from mitra_tui.models.base import db
from mitra_tui.rows.agenda import MOST_DAYS, AgendaItem, Window, after, reminders
from mitra_tui.services.agenda import agenda
from mitra_tui.services.agenda.reading import duty_text, joined
from mitra_tui.services.calendar import events_for, uid_of

TOLD_DAYS = 60
"""Days for which it is told that a task was settled: who still has it in a calendar takes in a
newer file before that."""
_ALARMS = {"duty": (7, 1), "indicator": (30, 7)}
"""Days before which a calendar reminds; the others are told in `services.calendar`."""

# Of each kind of record those that may have stood in an older file and are settled since.
_SETTLED = {
    "followups": "SELECT id FROM followup WHERE (hidden = 1 OR done_on <> '') AND "
                 "CASE WHEN snoozed_to <> '' THEN snoozed_to ELSE due_on END BETWEEN ? AND ? "
                 "AND updated_at >= ?",
    "needs": "SELECT id FROM need WHERE (hidden = 1 OR met_on <> '') AND due_on BETWEEN ? AND ? "
             "AND updated_at >= ?",
    "activities": "SELECT id FROM activity WHERE (hidden = 1 OR status = 'cancelled') "
                  "AND starts_on BETWEEN ? AND ? AND updated_at >= ?",
}
_KINDS = ("followup", "need", "activity", "happened")
_AGREEMENTS = (
    "SELECT a.id, a.created_at, a.starts_on, a.ends_on, a.lead_days, a.snoozed_to, a.title, "
    "a.school_number, p.name, a.hidden = 0 AND a.state = 'signed' AND a.decision = 'end' "
    "FROM agreement a JOIN partner p ON p.id = a.partner_id WHERE a.ends_on <> '' "
    "AND a.ends_on <= ? AND a.state IN ('signed', 'terminated') ORDER BY a.ends_on, a.id"
)
_PARTS = (
    "SELECT x.id, a.id, x.position, a.created_at, x.due_on, {0}, x.text, p.name, a.title, "
    "a.updated_at FROM {1} x JOIN agreement a ON a.id = x.agreement_id "
    "JOIN partner p ON p.id = a.partner_id "
    "WHERE x.due_on <> '' AND x.due_on <= ? AND a.state IN ('signed', 'terminated') "
    "ORDER BY x.due_on, x.id"
)


@dataclass(frozen=True, slots=True)
class _Ahead:
    """What an agenda asks for, and the days that its calendar holds."""

    window: Window
    asked: Mapping[str, Sequence[AgendaItem]]  # by kind
    since: str  # the day from which on it is told that something was settled

    def asks(self, kind: str) -> set[tuple[int, int]]:
        """The records of a kind, and the lines of their lists."""
        return {(item.id, item.part) for item in self.asked.get(kind, ())}


def events(days: int | None = None) -> list[Event]:
    """The events of the agenda, by day: what is late and what is due in the next `days`.

    Without `days` all that is to come. What is only to be tidied up has no place in a calendar.
    """
    window = Window(clock.today(), MOST_DAYS if days is None else days, 0)
    asked: dict[str, list[AgendaItem]] = {}
    for item in agenda(window.day, days=window.days, most=0).items:
        asked.setdefault(item.kind, []).append(item)
    ahead = _Ahead(window, asked, after(clock.local(clock.now()).date(), -TOLD_DAYS))
    found = [*_records(ahead), *_agreements(ahead), *_parts(ahead, "duty"),
             *_parts(ahead, "indicator")]
    return sorted(found, key=lambda event: (event.start, event.uid))


def write_events(stream: BinaryIO, days: int | None = None) -> int:
    """Write the calendar of `events`; how many there are."""
    return write_calendar(stream, events(days), name=f"mitra: {t('calendar.agenda')}")


def _records(ahead: _Ahead) -> Iterator[Event]:
    from mitra_tui.services.registry import store_of

    window = ahead.window
    for what, settled in _SETTLED.items():
        ids = sorted({item.id for kind in _KINDS for item in ahead.asked.get(kind, ())
                      if item.what == what})
        yield from events_for(store_of(what), ids)
        over = [row[0] for row in db.execute_sql(
            settled, (window.today, window.last, ahead.since))]
        for event in events_for(store_of(what), over):
            yield _settled(event)


def _settled(event: Event) -> Event:
    return replace(event, alarms=(), cancelled=True)


def _agreements(ahead: _Ahead) -> Iterator[Event]:
    """The last day of each term, with its reminders; the term that holds now is the one asked
    about, another that was to end later is settled."""
    window, asked = ahead.window, ahead.asks("agreement")
    for (one, made, starts, ends, lead, snoozed, title, number, name,
         let_go) in db.execute_sql(_AGREEMENTS, (window.last,)):
        asks = (one, 0) in asked
        if not asks and (ends < window.today or snoozed > window.last):
            continue
        day = date.fromisoformat(ends)
        event = Event(
            uid_of("agreements", one, made), day, day,
            t("calendar.agreement_ends", name=joined(name, title or number)),
            "\n".join(filter(None, (number, span_text(starts, ends, "range")))),
            alarms=reminders(ends, lead, snoozed, window.today) if asks else ())
        yield event if asks or let_go else _settled(event)


def _parts(ahead: _Ahead, kind: str) -> Iterator[Event]:
    """Duties or indicators, on the day by which they are due."""
    window, asked = ahead.window, ahead.asks(kind)
    side = "x.side" if kind == "duty" else "''"
    for one, agreement, part, made, due, whose, text, name, title, changed in db.execute_sql(
            _PARTS.format(side, kind), (window.last,)):
        asks = (agreement, part) in asked
        if not asks and (due < window.today or changed < ahead.since):
            continue
        day = date.fromisoformat(due)
        said = duty_text(whose, text) if whose else text
        event = Event(uid_of(kind, one, made), day, day,
                      t(f"calendar.{kind}", text=joined(said, name)), title,
                      alarms=_ALARMS[kind])
        yield event if asks else _settled(event)
