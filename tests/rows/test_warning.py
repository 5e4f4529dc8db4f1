"""Each rule of the early warnings, on both sides: when it fires, and when it must not."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from mitra_tui.rows.warning import (
    OPTIONS,
    EarlyWarning,
    Evidence,
    Options,
    Planned,
    clash,
    fell,
    in_a_row,
    is_behind,
    is_overdue,
    is_silent,
    is_undecided,
)

TODAY = "2024-05-20"


def usual(rule: str, **own: int) -> Options:
    return {field.name: field.default for field in OPTIONS[rule]} | own


def day(offset: int) -> str:
    return (date(2024, 5, 20) + timedelta(days=offset)).isoformat()


# -- silence -----------------------------------------------------------------------
MONTHLY = [day(-offset) for offset in (61, 91, 121, 151)]


@pytest.mark.parametrize(("days", "met", "own", "told"), [
    (MONTHLY, "", {}, (61, 30)),  # twice the usual thirty days, and one more
    (MONTHLY, day(-400), {}, (61, 30)),  # what they did together before that
    ([day(-offset) for offset in (31, 33, 35, 37)], "", {}, (31, 2)),
    # must not fire
    ([day(-offset) for offset in (60, 90, 120, 150)], "", {}, None),  # within the rhythm
    ([day(-offset) for offset in (30, 32, 34, 36)], "", {}, None),  # lively, but a month is short
    (MONTHLY[:3], "", {}, None),  # too few to know a rhythm
    ([day(-100)] * 4, "", {}, None),  # four calls of one day are no rhythm
    ([], "", {}, None),
    (MONTHLY, day(-40), {}, None),  # an activity is contact too
    (MONTHLY, "", {"times": 3}, None),
    (MONTHLY, "", {"days": 61}, None),
    # calls come in bursts, with pauses of three months between
    ([day(-offset) for offset in (61, 62, 63, 153, 154, 155, 245, 246)], "", {}, None),
    ([*MONTHLY, day(3)], "", {}, (61, 30)),  # what is still to come is no contact yet
])
def test_silence(days: list[str], met: str, own: dict[str, int], told: Any) -> None:
    assert is_silent(days, met, TODAY, usual("silence", **own)) == told


# -- duties and letters ------------------------------------------------------------
@pytest.mark.parametrize(("due", "done", "own", "fires"), [
    (day(-1), "", {}, True),
    (day(-8), "", {"days": 7}, True),
    (day(0), "", {}, False),  # its day is not over
    (day(1), "", {}, False),
    (day(-9), day(-10), {}, False),  # done
    ("", "", {}, False),  # nobody said when
    (day(-7), "", {"days": 7}, False),
])
def test_overdue(due: str, done: str, own: dict[str, int], fires: bool) -> None:
    assert is_overdue(due, done, TODAY, usual("duty", **own)) is fires


# -- indicators --------------------------------------------------------------------
@pytest.mark.parametrize(("target", "actual", "due", "own", "fires"), [
    (100, 49, day(60), {}, True),
    (100, 0, day(-90), {}, True),
    (10, 7.9, day(1), {"share": 80}, True),
    (100, 50, day(60), {}, False),  # half of it
    (100, 49, day(61), {}, False),  # there is time
    (100, 49, day(-91), {}, False),  # long ago
    (100, None, day(1), {}, False),  # nothing known is not nothing done
    (None, 3, day(1), {}, False),
    (0, 0, day(1), {}, False),
    (100, 3, "", {}, False),
])
def test_indicator(target: float | None, actual: float | None, due: str, own: dict[str, int],
                   fires: bool) -> None:
    assert is_behind(target, actual, due, TODAY, usual("indicator", **own)) is fires


# -- ends --------------------------------------------------------------------------
@pytest.mark.parametrize(("ends", "settled", "own", "fires"), [
    (day(60), False, {}, True),
    (day(0), False, {}, True),
    (day(-90), False, {}, True),
    (day(60), True, {}, False),
    (day(61), False, {}, False),
    (day(-91), False, {}, False),
    ("", False, {}, False),
    (day(31), False, {"days": 30}, False),
])
def test_undecided(ends: str, settled: bool, own: dict[str, int], fires: bool) -> None:
    assert is_undecided(ends, TODAY, usual("ending", **own), settled=settled) is fires


# -- scores ------------------------------------------------------------------------
@pytest.mark.parametrize(("was", "now", "fires"), [
    (90, 80, True), (100, 25, True), (90, 80.1, False), (80, 90, False), (80, 80, False)])
def test_scores(was: float, now: float, fires: bool) -> None:
    assert fell(was, now, usual("scores")) is fires


# -- cancelled ---------------------------------------------------------------------
@pytest.mark.parametrize(("told", "times", "row"), [
    ("cc", 2, 2), ("dcc", 2, 2), ("ccc", 3, 3), ("cdcc", 2, 2),
    ("c", 2, 0), ("ccd", 2, 0), ("cdc", 2, 0), ("cc", 3, 0), ("", 2, 0), ("dd", 2, 0),
])
def test_cancelled_in_a_row(told: str, times: int, row: int) -> None:
    activities = [(day(offset), letter == "c") for offset, letter in enumerate(told)]
    assert in_a_row(activities[::-1], usual("cancelled", times=times)) == row


# -- clashes -----------------------------------------------------------------------
def planned(title: str, first: int = 0, last: int | None = None, *, place: str = "",
            owner: str = "", programmes: tuple[int, ...] = ()) -> Planned:
    return Planned(1, title, day(first), day(first if last is None else last), place, owner,
                   frozenset(programmes), frozenset())


@pytest.mark.parametrize(("one", "other", "why"), [
    (planned("A", programmes=(1,)), planned("B", programmes=(1, 2)), "programme"),
    (planned("A", 0, 3, programmes=(1,)), planned("B", 3, programmes=(1,)), "programme"),
    (planned("A", owner="kaprog", programmes=(1,)), planned("B", owner="kaprog", programmes=(2,)),
     "owner"),
    # the paper's own 3 August 2023: two visits to one town, one of them of the whole school
    (planned("A", place="balikpapan"), planned("B", place="balikpapan", programmes=(7,)), "place"),
    # must not fire
    (planned("A", programmes=(1,)), planned("B", 1, programmes=(1,)), ""),  # the next day
    (planned("A", programmes=(1,)), planned("B", programmes=(2,)), ""),
    (planned("A", place="x", programmes=(1,)), planned("B", place="x", programmes=(2,)), ""),
    (planned("A"), planned("B"), ""),  # nothing says that they ask for the same
    (planned("A", place="x"), planned("B", place="y", programmes=(1,)), ""),
    (planned("A", 0, 7, programmes=(1,)), planned("B", programmes=(1,)), ""),  # runs for weeks
    (planned("A", programmes=(1,)), planned("A", programmes=(1,)), ""),  # two parts of one event
])
def test_clash(one: Planned, other: Planned, why: str) -> None:
    assert clash(one, other) == clash(other, one) == why


# -- the mark ----------------------------------------------------------------------
def warning(*evidence: Evidence) -> EarlyWarning:
    return EarlyWarning("duty", "agreements", 1, 1, "PT X", TODAY, evidence)


def test_a_mark_differs_when_the_evidence_does() -> None:
    first, second = (Evidence("agreements", 1, day(offset), "Teks") for offset in (1, 2))
    assert warning(first, second).mark == warning(second, first).mark
    assert warning(first).mark != warning(first, second).mark
    assert warning(first).mark == warning(first._replace(text="Lain")).mark
    long = warning(*(Evidence("agreements", 1, day(offset), "") for offset in range(60)))
    assert len(long.mark) <= 500
    assert long.mark != warning(*long.evidence[1:]).mark
