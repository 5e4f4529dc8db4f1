"""Days of the records as an iCalendar file (RFC 5545), which telephones and PCs take in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, BinaryIO

from mitra_tui import clock


@dataclass(frozen=True, slots=True)
class Event:
    """Something that takes whole days, from `start` to `end`, both included.

    `uid` is the same in every file that tells of it, so that a calendar which takes in a newer
    file moves the event instead of doubling it. `alarms`: so many days before it begins.
    """

    uid: str
    start: date
    end: date
    summary: str
    description: str = ""
    location: str = ""
    alarms: tuple[int, ...] = ()
    cancelled: bool = False


def write_calendar(stream: BinaryIO, events: Iterable[Event], *, name: str = "mitra") -> int:
    """Write a calendar called `name`; returns the number of events."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//mitra//mitra//ID")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    made = datetime.fromisoformat(clock.now())
    count = 0
    for count, event in enumerate(events, 1):  # noqa: B007
        calendar.add_component(_component(event, made))
    stream.write(calendar.to_ical())
    return count


def _component(event: Event, made: datetime) -> Any:
    from icalendar import Event as CalendarEvent

    found = CalendarEvent()
    found.add("uid", event.uid)
    found.add("dtstamp", made)
    found.add("dtstart", event.start)
    found.add("dtend", event.end + timedelta(days=1))  # the first day that is free again
    found.add("summary", event.summary)
    for key, text in (("description", event.description), ("location", event.location)):
        if text:
            found.add(key, text)
    found.add("transp", "TRANSPARENT")  # nobody is taken up by a whole day
    if event.cancelled:
        found.add("status", "CANCELLED")
    for days in event.alarms:
        found.add_component(_alarm(event, days))
    return found


def _alarm(event: Event, days: int) -> Any:
    from icalendar import Alarm

    found = Alarm()
    found.add("action", "DISPLAY")
    found.add("description", event.summary)
    found.add("trigger", timedelta(days=-days))
    return found
