"""The usual rhythm of contact, and what must not disturb it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mitra_tui.rows.rhythm import days_between, usual_gap

TODAY = "2024-05-20"


def before(*days: int) -> list[str]:
    return [(date(2024, 5, 20) - timedelta(days=one)).isoformat() for one in days]


@pytest.mark.parametrize(("days", "gap"), [
    ((0, 7, 14, 21), 7),
    ((3, 10, 17, 24, 120), 7),  # one long holiday
    ((1, 2, 3, 31, 61, 91), 28),  # one busy week: of the middle two gaps the longer
    ((5, 5, 5, 35, 65, 95), 30),  # three calls on one day are one contact
    ((0, 7, 14), None),  # too few
    ((), None),
    ((-3, -10, 7, 14, 21), None),  # what is still to come is no contact yet
])
def test_the_median_gap(days: tuple[int, ...], gap: int | None) -> None:
    assert usual_gap(before(*days), TODAY) == gap


def test_only_the_newest_contacts_count() -> None:
    weekly = before(*range(0, 91, 7))
    assert len(weekly) == 13
    assert usual_gap([*weekly, *before(*range(400, 4000, 300))], TODAY) == 7


@given(st.sets(st.integers(0, 2000), max_size=30))
def test_a_rhythm_lies_between_the_shortest_and_the_longest_gap(days: set[int]) -> None:
    ordered = sorted(days)[:13]
    gaps = [later - earlier for earlier, later in pairwise(ordered)]
    found = usual_gap(before(*days), TODAY)
    assert (found is None) == (len(ordered) < 4)
    assert found is None or min(gaps) <= found <= max(gaps)


def test_days_between() -> None:
    assert days_between("2024-02-28", "2024-03-01") == 2
