"""What strategies 2 to 4 of the paper count, per partner, in the last twelve months."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mitra_tui.services import interactions
from mitra_tui.services.contact_counts import counts, counts_of, months_before, of_all
from tests import factories

DAY = date(2024, 5, 20)


def test_the_last_twelve_months_are_counted_by_kind_for_every_partner(
    with_partners: Path,
) -> None:
    for partner, kind, on_date in (
        (1, "coordination", "2024-05-20"), (1, "progress_report", "2024-01-05"),
        (1, "progress_report", "2023-06-30"), (1, "social", "2023-05-21"),
        (1, "appreciation", "2024-04-02"), (1, "visit", "2024-03-01"),
        (1, "social", "2023-05-20"),  # a year ago to the day: no more
        (1, "social", "2024-05-21"),  # still to come
        (4, "letter", "2024-02-29"),
    ):
        factories.interaction(partner, kind=kind, on_date=on_date)
    gone = factories.interaction(4, kind="social", on_date="2024-05-01")
    interactions.store.remove(gone)
    found = counts(DAY)
    assert set(found) == {1, 4}
    first = found[1]
    assert (first.open_channel, first.reports, first.personal, first.total, first.last_on) == (
        3, 2, 3, 6, "2024-05-20")
    assert (found[4].letter, found[4].personal, found[4].last_on) == (1, 0, "2024-02-29")
    assert counts_of(4, DAY) == found[4]
    assert counts_of(2, DAY).total == 0
    whole = of_all(DAY)
    assert (whole.total, whole.open_channel, whole.personal, whole.last_on) == (
        7, 3, 3, "2024-05-20")


@pytest.mark.parametrize(("day", "months", "since"), [
    (date(2024, 2, 29), 12, "2023-02-28"), (date(2024, 3, 31), 1, "2024-02-29"),
    (date(2024, 5, 31), 1, "2024-04-30"), (date(2024, 1, 15), 12, "2023-01-15"),
])
def test_months_before_a_day(day: date, months: int, since: str) -> None:
    assert months_before(day, months) == since
