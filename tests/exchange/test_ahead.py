"""A coming day, typed in a hurry. Mostly today is Monday, 20 May 2024."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mitra_tui.errors import MitraError
from mitra_tui.exchange.dates import looks_dated, read_ahead, read_named

MONDAY = date(2024, 5, 20)


@pytest.mark.parametrize(("text", "day"), [
    ("", ""), ("besok", "2024-05-21"), ("Tomorrow", "2024-05-21"), ("lusa", "2024-05-22"),
    ("+7", "2024-05-27"), ("3 hari", "2024-05-23"), ("3 hari lagi", "2024-05-23"),
    ("in 3 days", "2024-05-23"), ("2 minggu", "2024-06-03"), ("+2 minggu", "2024-06-03"),
    ("2 weeks", "2024-06-03"), ("1 bulan", "2024-06-20"), ("minggu depan", "2024-05-27"),
    ("next week", "2024-05-27"), ("bulan depan", "2024-06-20"), ("akhir bulan", "2024-05-31"),
    ("end of month", "2024-05-31"), ("senin", "2024-05-27"), ("selasa", "2024-05-21"),
    ("Jumat", "2024-05-24"), ("jum'at", "2024-05-24"), ("friday", "2024-05-24"),
    ("jumat depan", "2024-05-31"), ("next friday", "2024-05-31"), ("minggu", "2024-05-26"),
    ("tgl 25", "2024-05-25"), ("tanggal 5", "2024-06-05"), ("tgl 31", "2024-05-31"),
    ("12/8", "2024-08-12"), ("12-8", "2024-08-12"), ("12.8", "2024-08-12"),
    ("12 agustus", "2024-08-12"), ("12 Agt", "2024-08-12"), ("August 12", "2024-08-12"),
    ("3/2", "2025-02-03"), ("20/5", "2024-05-20"), ("12/8/2025", "2025-08-12"),
    ("19 Mei 2024", "2024-05-19"), ("2024-06-01", "2024-06-01"),
])
def test_reads(text: str, day: str) -> None:
    assert read_ahead(text, MONDAY) == day


@pytest.mark.parametrize("text", ["31/2", "31 februari", "0/5", "besok lusa", "Mei", "12", "jadwal",
                                  "Mei 2024", "999 tahun lagi lagi", "tgl 32"])
def test_never_invents_a_day(text: str) -> None:
    with pytest.raises(MitraError):
        read_ahead(text, MONDAY)


def test_a_month_later_is_never_a_day_that_does_not_exist() -> None:
    assert read_ahead("1 bulan", date(2024, 1, 31)) == "2024-02-29"
    assert read_ahead("1 tahun", date(2024, 2, 29)) == "2025-02-28"
    with pytest.raises(MitraError):
        read_ahead("999 tahun", date(9999, 1, 1))


@pytest.mark.parametrize("text", ["31/2", "+3", "31 februari", "12-13-2024"])
def test_knows_what_was_meant_as_a_day(text: str) -> None:
    assert looks_dated(text)


@pytest.mark.parametrize("text", ["jadwal PKL", "2 kelas", "30", "rapat besok pagi"])
def test_does_not_take_words_for_days(text: str) -> None:
    assert not looks_dated(text)


@given(st.text(max_size=30), st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_any_text_is_a_day_or_refused(text: str, today: date) -> None:
    try:
        found = read_ahead(text, today)
    except MitraError:
        return
    assert found == "" or date.fromisoformat(found)


@pytest.mark.parametrize(("text", "coming", "past"), [
    ("jumat", "2026-08-07", "2026-07-31"), ("hari Senin", "2026-08-10", "2026-07-27"),
    ("senin depan", "2026-08-10", "2026-08-10"), ("jumat lalu", "2026-07-31", "2026-07-31"),
    ("last friday", "2026-07-31", "2026-07-31"), ("3 hari lagi", "2026-08-06", "2026-08-06"),
    ("minggu lalu", "", ""), ("12/8", "", ""), ("12 agustus", "", ""), ("lalu", "", ""),
    ("", "", ""),
])
def test_a_weekday_is_the_coming_one_or_the_last(text: str, coming: str, past: str) -> None:
    today = date(2026, 8, 3)  # a Monday
    assert read_named(text, today) == coming
    assert read_named(text, today, past=True) == past
