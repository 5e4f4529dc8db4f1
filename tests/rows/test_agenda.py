"""What needs someone, and when: every threshold from both sides."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mitra_tui.rows.agenda import (
    EXPIRED_SHOWN,
    FINDING_ASKED,
    FINDING_WITHIN,
    MISSED_SHOWN,
    AgendaItem,
    Window,
    activity_due,
    agreement_due,
    indicator_asks,
    signing_due,
)
from mitra_tui.rows.official import is_principal, rank_of

DAY = date(2024, 5, 20)


def after(days: int) -> str:
    return (DAY + timedelta(days=days)).isoformat()


@pytest.mark.parametrize(("days", "group"), [
    (-400, "late"), (-1, "late"), (0, "today"), (1, "week"), (7, "week"), (8, "month"),
    (30, "month"), (31, ""),
])
def test_a_day_has_its_group(days: int, group: str) -> None:
    assert Window(DAY).group(after(days)) == group


@pytest.mark.parametrize(("asked", "days", "group"), [
    (3, 3, "week"), (3, 4, ""), (0, 0, "today"), (0, 1, ""), (0, -1, "late"),
    (60, 30, "month"), (60, 31, "later"), (60, 60, "later"), (60, 61, ""),
])
def test_who_asks_how_far_to_look_sees_so_far(asked: int, days: int, group: str) -> None:
    assert Window(DAY, asked).group(after(days)) == group


def test_no_day_is_after_the_last_one() -> None:
    assert Window(date(9999, 12, 30), 365).last == "9999-12-31"


def test_what_has_no_day_is_never_late_and_never_forgotten() -> None:
    assert Window(DAY).group("") == "month"


def test_the_agenda_looks_thirty_days_ahead() -> None:
    assert Window(DAY).last == "2024-06-19"


@pytest.mark.parametrize(("starts", "ends", "precision", "found"), [
    (-1, 0, "range", ("activity", 0)),  # under way: today
    (-3, -1, "range", ("happened", -1)),
    (0, 0, "day", ("activity", 0)),
    (5, 5, "day", ("activity", 5)),
    (-1, -1, "day", ("happened", -1)),
    (-19, 11, "month", ("activity", 11)),  # of a month only its end is certain
    (-49, -20, "month", ("happened", -20)),
])
def test_a_planned_activity_comes_runs_or_is_past(
    starts: int, ends: int, precision: str, found: tuple[str, int]
) -> None:
    kind, days = found
    assert activity_due(after(starts), after(ends), precision, "planned", False, DAY) == (
        kind, after(days))


def test_an_activity_without_an_end_ends_on_its_day() -> None:
    assert activity_due(after(-1), "", "day", "planned", False, DAY) == ("happened", after(-1))


@pytest.mark.parametrize(("days", "asked"), [
    (0, True), (-FINDING_ASKED, True), (-FINDING_ASKED - 1, False),
])
def test_a_finding_is_asked_for_half_a_year(days: int, asked: bool) -> None:
    found = activity_due(after(days), after(days), "day", "done", False, DAY)
    assert found == (("finding", after(days + FINDING_WITHIN)) if asked else None)


@pytest.mark.parametrize(("precision", "status", "has_finding"), [
    ("day", "done", True), ("day", "cancelled", False), ("unknown", "planned", False),
])
def test_other_activities_need_nobody(precision: str, status: str, has_finding: bool) -> None:
    assert activity_due(after(-1), after(-1), precision, status, has_finding, DAY) is None


def test_an_activity_without_a_day_needs_nobody() -> None:
    assert activity_due("", "", "day", "planned", False, DAY) is None


@pytest.mark.parametrize(("status", "ends", "snoozed", "found"), [
    ("active", after(10), "", ("", "")),
    ("draft", after(10), "", ("", "")),
    ("renewed", after(-10), "", ("", "")),
    ("expiring", after(30), "", (after(30), "month")),
    ("expiring", after(89), "", (after(89), "month")),  # its lead time says: from now on
    ("expiring", after(7), "", (after(7), "week")),
    ("expired", after(-1), "", (after(-1), "late")),
    ("expired", after(-EXPIRED_SHOWN), "", (after(-EXPIRED_SHOWN), "late")),
    ("expired", after(-EXPIRED_SHOWN - 1), "", ("", "")),
    ("expiring", after(10), after(3), (after(3), "week")),  # put off
    ("expiring", after(10), after(0), (after(10), "month")),  # the snooze is over
    ("expired", after(-1), after(31), (after(31), "")),  # put off beyond the agenda
])
def test_agreements_ask_for_attention_while_they_end(
    status: str, ends: str, snoozed: str, found: tuple[str, str]
) -> None:
    assert agreement_due(status, ends, snoozed, Window(DAY)) == found


def test_the_end_of_one_that_runs_is_shown_to_whoever_looks_so_far() -> None:
    assert agreement_due("active", after(200), "", Window(DAY, 200)) == (after(200), "later")
    assert agreement_due("active", after(201), "", Window(DAY, 200)) == ("", "")
    assert agreement_due("active", after(10), "", Window(DAY, 10)) == (after(10), "month")
    assert agreement_due("active", "", "", Window(DAY, 200)) == ("", "")


@pytest.mark.parametrize(("starts", "snoozed", "found"), [
    (after(-1), "", (after(-1), "late")),
    ("", "", ("", "month")),
    (after(200), "", (after(200), "month")),  # it waits from now on
    (after(-1), after(3), (after(3), "week")),
    (after(-1), after(0), (after(-1), "late")),
    (after(-1), after(31), (after(31), "")),
])
def test_what_was_sent_waits_for_signatures(
    starts: str, snoozed: str, found: tuple[str, str]
) -> None:
    assert signing_due(starts, snoozed, Window(DAY)) == found


@pytest.mark.parametrize(("days", "met", "known", "asks"), [
    (30, False, True, True), (31, False, True, False), (10, True, True, False),
    (10, None, False, True), (-1, None, False, True), (-EXPIRED_SHOWN, None, False, True),
    (-EXPIRED_SHOWN - 1, None, False, False), (-MISSED_SHOWN, False, True, True),
    (-MISSED_SHOWN - 1, False, True, False), (-1, True, True, False),
])
def test_an_indicator_asks_until_it_is_reached_or_told(
    days: int, met: bool | None, known: bool, asks: bool
) -> None:
    assert indicator_asks(after(days), met, known, Window(DAY)) is asks


def item(kind: str, due: str, group: str, number: int = 1) -> AgendaItem:
    return AgendaItem("any", number, due, kind, "", "", group)


def test_what_is_due_comes_before_what_is_to_be_tidied_up() -> None:
    tidy = item("finding", after(-9), "late")
    late = item("followup", after(-1), "late", 2)
    later = item("need", after(0), "today", 3)
    undated = item("followup", "", "month", 4)
    month = item("followup", after(30), "month", 5)
    assert sorted([undated, later, tidy, month, late], key=lambda one: one.order) == [
        late, tidy, later, month, undated]


@pytest.mark.parametrize(("position", "leads"), [
    ("Kepala Sekolah", True), ("kepala sekolah", True), ("Plt. Kepala Sekolah", True),
    ("Kepala SMK Negeri 8 Samarinda", True), ("Kepala SMKN 8", True), ("Principal", True),
    ("Acting Principal", True), ("Headmaster", True), ("Wakil Kepala Sekolah", False),
    ("Waka Humas", False), ("Kepala Tata Usaha", False), ("Kepala Sekolahan", False), ("", False),
])
def test_the_head_of_the_school_is_known_by_the_office(position: str, leads: bool) -> None:
    assert is_principal(position) is leads


def test_the_appointed_signs_before_the_acting_and_the_newer_before_the_older() -> None:
    acting = rank_of({"acting": True, "from_on": "2024-01-01"}, 3)
    older = rank_of({"acting": False, "from_on": "2019-01-01"}, 1)
    newer = rank_of({"acting": False, "from_on": "2023-01-01"}, 2)
    assert max(acting, older, newer) == newer
    assert max(acting, older) == older
