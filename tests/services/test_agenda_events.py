"""The agenda as a calendar: which days, which reminders, and what a newer file takes back."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from mitra_tui import clock
from mitra_tui.exchange.writers.calendar import Event
from mitra_tui.services import followups
from mitra_tui.services.agenda.events import events
from mitra_tui.services.agreements import life, set_line, store
from mitra_tui.services.registry import store_of
from tests import factories

TODAY = date(2024, 5, 20)


def day(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


def by_uid(days: int | None = None) -> dict[str, Event]:
    found = {event.uid: event for event in events(days)}
    assert len(found) == len(events(days)), "every event has a uid of its own"
    return found


def the(text: str) -> Event:
    (found,) = (event for event in events() if text in event.summary)
    return found


def signed(**values: Any) -> int:
    partner = factories.partner("PT Maju")
    given: dict[str, Any] = {
        "title": "PKL", "state": "signed", "signed_on": day(-100), "starts_on": day(-100),
        "ends_on": day(700), **values}
    return factories.agreement(partner, **given)


def test_the_end_of_a_term_reminds_four_times_and_at_its_own_time(school: Path) -> None:
    one = signed(school_number="421.5/7")
    found = the("PKL")
    assert (found.start.isoformat(), found.alarms) == (day(700), (90, 60, 30, 7))
    assert found.summary == "Perjanjian berakhir · PT Maju · PKL"
    assert found.description.startswith("421.5/7\n")
    factories.edit("agreements", one, lead_days=180)
    assert the("PKL").alarms == (180, 90, 60, 30, 7)
    factories.edit("agreements", one, lead_days=30)
    assert the("PKL").alarms == (90, 60, 30, 7)


def test_a_snooze_silences_what_comes_before_it(school: Path) -> None:
    one = signed(ends_on=day(80))
    life.snooze([one], day(40))
    assert the("PKL").alarms == (40, 30, 7)


def test_the_same_thing_has_the_same_uid_when_it_moves(school: Path) -> None:
    one = signed(duties=[{"side": "school", "text": "Melapor", "due_on": day(10)},
                         {"side": "partner", "text": "Menilai", "due_on": day(20)}])
    task = factories.followup("Kirim", due_on=day(3))
    before = by_uid()
    factories.edit("agreements", one, ends_on=day(800))
    factories.edit("followups", task, due_on=day(5))
    set_line(store.get(one), "duties", 1, {"due_on": day(30)})
    after = by_uid()
    assert before.keys() == after.keys()
    assert sorted(event.start.isoformat() for event in after.values()) == [
        day(5), day(10), day(30), day(800)]


def test_what_was_settled_is_taken_back(school: Path) -> None:
    one = signed(duties=[{"side": "school", "text": "Melapor", "due_on": day(10)}],
                 indicators=[{"text": "Terserap", "target": 5, "due_on": day(20)}])
    task = factories.followup("Kirim", due_on=day(3))
    gone = factories.need("Tempat PKL", due_on=day(4))
    factories.activity("Kunjungan", starts_on=day(6))
    assert not any(event.cancelled for event in events())
    set_line(store.get(one), "duties", 0, {"done_on": day(0)})
    set_line(store.get(one), "indicators", 0, {"actual": 5})
    followups.finish([task])
    store_of("needs").remove(gone)
    factories.edit("activities", 1, status="cancelled")
    life.terminate(one, {"ended_reason": "Pindah"})
    found = events()
    assert len(found) == 6
    assert all(event.cancelled and not event.alarms for event in found)


def test_what_was_settled_long_ago_clutters_no_calendar(
    school: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    signed(duties=[{"side": "school", "text": "Melapor", "due_on": day(10), "done_on": day(-1)}])
    factories.followup("Kirim", due_on=day(3), done_on=day(0))
    assert [event.cancelled for event in events()] == [True, True, False]
    monkeypatch.setattr(clock, "now", lambda: "2100-01-01T08:00:00.000Z")
    assert ["PKL" in event.summary for event in events()] == [True]


def test_an_end_that_was_decided_stands_there_without_reminders(school: Path) -> None:
    one = signed()
    life.decide(one, "end")
    found = the("PKL")
    assert (found.cancelled, found.alarms) == (False, ())


def test_what_is_over_or_only_to_be_tidied_up_has_no_place(school: Path) -> None:
    signed(starts_on=day(-800), signed_on=None, ends_on=day(-400))
    factories.agreement(1, title="Draf", starts_on=day(1), ends_on=day(10))
    factories.followup("Sudah", due_on=day(-3), done_on=day(-3))
    factories.activity("Tanpa temuan", starts_on=day(-3), status="done")
    factories.followup("Kapan saja")
    late = factories.followup("Lewat", due_on=day(-3))
    assert [event.summary for event in events()] == ["Lewat"]
    assert late


def test_how_far_ahead_can_be_asked_for(school: Path) -> None:
    one = signed(ends_on=day(40))
    factories.followup("Dekat", due_on=day(30))
    factories.followup("Jauh", due_on=day(31))
    assert [event.summary for event in events(30)] == ["Dekat"]
    life.snooze([one], day(35))
    assert [event.summary for event in events(34)] == ["Dekat", "Jauh"], (
        "put off is not taken back")
