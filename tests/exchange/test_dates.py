"""Messy dates: what is read, what is refused, what is offered instead."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mitra_tui.errors import MitraError
from mitra_tui.exchange.dates import drop_trailing_date, find_date, read_date, read_day
from mitra_tui.exchange.dates.shapes import Span, describe, months, one_day, years
from mitra_tui.exchange.dates.words import MONTHS

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


@pytest.mark.parametrize(("text", "start", "end", "precision", "place"), [
    ("Samarinda, 19 Mei 2024", "2024-05-19", "2024-05-19", "day", "Samarinda"),
    ("Samarinda, Mei 2024", "2024-05-01", "2024-05-31", "month", "Samarinda"),
    ("Samarinda, 21 – 25 Agustus 2023", "2023-08-21", "2023-08-25", "range", "Samarinda"),
    ("Balikpapan, Kamis 3 Agustus 2023", "2023-08-03", "2023-08-03", "day", "Balikpapan"),
    ("3 Maret 2022", "2022-03-03", "2022-03-03", "day", ""),
    ("28 Juli – 2 Agustus 2023", "2023-07-28", "2023-08-02", "range", ""),
    ("30 Des 2023 s.d. 2 Jan 2024", "2023-12-30", "2024-01-02", "range", ""),
    ("28 Des - 2 Jan 2024", "2023-12-28", "2024-01-02", "range", ""),
    ("21-25/08/2023", "2023-08-21", "2023-08-25", "range", ""),
    ("21/08/2023 s/d 25/08/2023", "2023-08-21", "2023-08-25", "range", ""),
    ("21 sampai dengan 25 Agustus 2023", "2023-08-21", "2023-08-25", "range", ""),
    ("21 sd 25 Ags 2023", "2023-08-21", "2023-08-25", "range", ""),
    ("Senin - Rabu, 21 s.d 23 Agustus 2023", "2023-08-21", "2023-08-23", "range", ""),
    ("Senin, 21 Agustus s.d. Jumat, 25 Agustus 2023", "2023-08-21", "2023-08-25", "range", ""),
    ("3 dan 4 Agustus 2023", "2023-08-03", "2023-08-04", "range", ""),
    ("3, 4 dan 5 Agustus 2023", "2023-08-03", "2023-08-05", "range", ""),
    ("Juli – September 2023", "2023-07-01", "2023-09-30", "month", ""),
    ("November 2023 s/d Januari 2024", "2023-11-01", "2024-01-31", "month", ""),
    ("Tahun 2023", "2023-01-01", "2023-12-31", "year", ""),
    ("Samarinda, 2023", "2023-01-01", "2023-12-31", "year", "Samarinda"),
    ("2023-2024", "2023-01-01", "2024-12-31", "year", ""),
    ("Tahun Pelajaran 2023/2024", "2023-07-01", "2024-06-30", "month", ""),
    ("Semester genap 2023/2024", "2024-01-01", "2024-06-30", "month", ""),
    ("2024-05-19T08:30:00Z", "2024-05-19", "2024-05-19", "day", ""),
    ("2024-05-19 00:00:00", "2024-05-19", "2024-05-19", "day", ""),
    ("2024-05", "2024-05-01", "2024-05-31", "month", ""),
    ("05/2024", "2024-05-01", "2024-05-31", "month", ""),
    ("19/5/24", "2024-05-19", "2024-05-19", "day", ""),
    ("19/5/98", "1998-05-19", "1998-05-19", "day", ""),
    ("19.05.2024", "2024-05-19", "2024-05-19", "day", ""),
    ("19-VIII-2024", "2024-08-19", "2024-08-19", "day", ""),
    ("Mei '24", "2024-05-01", "2024-05-31", "month", ""),
    ("May 21-25, 2024", "2024-05-21", "2024-05-25", "range", ""),
    ("19th May 2024", "2024-05-19", "2024-05-19", "day", ""),
    ("Hari/Tanggal: Jum'at, 17 Mei 2024", "2024-05-17", "2024-05-17", "day", ""),
    ("Senin, 19 Pebruari 2024 pukul 08.00 - selesai WITA", "2024-02-19", "2024-02-19", "day", ""),
    ("19 Nopember 2024 di Aula SMKN 8", "2024-11-19", "2024-11-19", "day", "Aula SMKN 8"),
    ("19 Mei 2024 (Samarinda)", "2024-05-19", "2024-05-19", "day", "Samarinda"),
    ("SMK Negeri 8 Samarinda, 27 Juli 2023", "2023-07-27", "2023-07-27", "day",
     "SMK Negeri 8 Samarinda"),
    ("Kab. Kutai Kartanegara, 5 s/d 9 Sep. 2022", "2022-09-05", "2022-09-09", "range",
     "Kab. Kutai Kartanegara"),
    ("Samarinda\n19 Mei 2024", "2024-05-19", "2024-05-19", "day", "Samarinda"),
    ("Samarinda Mei 2024", "2024-05-01", "2024-05-31", "month", "Samarinda"),
])
def test_reads(text: str, start: str, end: str, precision: str, place: str) -> None:
    read = read_date(text)
    assert (read.starts_on, read.ends_on, read.precision, read.place, read.problem) == (
        start, end, precision, place, "")


@pytest.mark.parametrize(("text", "problem", "offer", "precision"), [
    ("C gustus 2023", "date.unreadable", "Agustus 2023", "month"),
    ("19 Agutus 2023", "date.unreadable", "19 Agustus 2023", "day"),
    ("I9 Mei 2024", "date.unreadable", "19 Mei 2024", "day"),
    ("Samarinda, Agutus 2023", "date.unreadable", "Agustus 2023", "month"),
    ("31/02/2024", "date.impossible", "Februari 2024", "month"),
    ("Bontang, 30 Februari 2024", "date.impossible", "Februari 2024", "month"),
    ("29 Februari 2023", "date.impossible", "Februari 2023", "month"),
    ("12/13/2024", "date.impossible", "13 Desember 2024", "day"),
    ("Agu-23", "date.unreadable", "Agustus 2023", "month"),
    ("3 dan 10 Agustus 2023", "date.several_days", "3 Agustus 2023 – 10 Agustus 2023", "range"),
    ("25 – 21 Agustus 2023", "date.ends_before_starts", "21 Agustus 2023 – 25 Agustus 2023",
     "range"),
    ("45431", "date.unreadable", "19 Mei 2024", "day"),
    ("SMK Negeri 8 Mei 2024", "date.unclear", "8 Mei 2024", "day"),
    (("yang jelas dan saluran komunikasi yang terbuka bagi semua pihak di kota Samarinda, "
     "10 Maret 2023"), "date.text_around", "10 Maret 2023", "day"),
    ("19 Mei", "date.no_year", "", ""),
    ("menyusul", "date.unreadable", "", ""),
    ("Pramuka 2023", "date.unreadable", "", ""),
    ("19 Mei 2024, 20 Juni 2024", "date.unreadable", "", ""),
    ("20240519", "date.unreadable", "", ""),
    ("2020-W01-1", "date.unreadable", "", ""),
    ("٢٠٢٤-٠٥-١٩", "date.unreadable", "", ""),
    ("1_9 Mei 2024", "date.unreadable", "Mei 2024", "month"),
    ("1/2/3/4", "date.unreadable", "", ""),
    ("32/13/2024", "date.impossible", "", ""),
])
def test_never_accepts_what_is_broken(text: str, problem: str, offer: str, precision: str) -> None:
    read = read_date(text)
    assert (read.starts_on, read.precision, read.problem) == ("", "unknown", problem)
    if offer:
        assert read.suggestion is not None
        assert (read.suggestion.text, read.suggestion.precision) == (offer, precision)
    else:
        assert read.suggestion is None


def test_an_empty_cell_is_no_problem() -> None:
    for text in ("", "  ", "-", "–"):
        assert (read_date(text).known, read_date(text).problem) == (False, "")


def test_what_spreadsheets_hold() -> None:
    assert read_date(45431).starts_on == "2024-05-19"
    assert read_date(45431.75).starts_on == "2024-05-19"
    assert read_date(datetime(2024, 5, 19, 8, 30)).starts_on == "2024-05-19"
    assert read_date(date(2024, 5, 19)).precision == "day"
    assert read_date(2023.0).precision == "year"
    for value in (True, 12, 12.5, float("nan"), float("inf"), -45431):
        assert read_date(value).problem == "date.unreadable"


def test_dates_inside_titles() -> None:
    title, dropped = drop_trailing_date("Bersama Julak Atui 27 Juli 2023")
    assert title == "Bersama Julak Atui"
    assert dropped is not None and dropped.starts_on == "2023-07-27"
    assert drop_trailing_date("Kunjungan (21 – 25 Agustus 2023)")[0] == "Kunjungan"
    assert drop_trailing_date("Raimuna Pramuka 2023") == ("Raimuna Pramuka 2023", None)
    assert drop_trailing_date("27 Juli 2023") == ("27 Juli 2023", None)
    found = find_date("saluran yang terbuka Samarinda, 10 Maret 2023 dan seterusnya")
    assert found is not None and found.raw == "10 Maret 2023"
    assert find_date("dari 1 Mei 2024 lalu 3 Juni 2024") is None


@given(DAYS, st.sampled_from(sorted(MONTHS)), st.sampled_from(["", "Samarinda, "]))
def test_every_spelling_of_every_day(day: date, name: str, place: str) -> None:
    month = MONTHS[name]
    day = day.replace(month=month, day=min(day.day, 28))
    read = read_date(f"{place}{day.day} {name.title()} {day.year}")
    assert (read.starts_on, read.precision) == (day.isoformat(), "day")


@given(DAYS, st.integers(0, 150), st.sampled_from([" – ", "-", " s.d. ", " s/d ", " sampai "]))
def test_every_range_in_full(first: date, days: int, joint: str) -> None:
    last = first + timedelta(days=days)
    read = read_date(joint.join(describe(one_day(day)) for day in (first, last)))
    assert (read.starts_on, read.ends_on) == (first.isoformat(), last.isoformat())


@given(DAYS, st.integers(0, 40), st.sampled_from(["day", "range", "month", "year"]))
def test_a_suggestion_reads_as_what_it_offers(first: date, days: int, precision: str) -> None:
    last = first + timedelta(days=days)
    span = {
        "day": one_day(first), "range": Span(first, last, "range" if days else "day"),
        "month": months((first.year, first.month), (last.year, last.month)),
        "year": years(first.year, last.year),
    }[precision]
    assert span is not None
    read = read_date(describe(span))
    assert (read.starts_on, read.ends_on, read.precision) == (
        span.starts_on.isoformat(), span.ends_on.isoformat(), span.precision)


@given(st.text(max_size=60) | st.text("0123456789 -/.,'MeiAgustussd–", max_size=30))
def test_anything_is_answered(text: str) -> None:
    read = read_date(text)
    assert read.known == (read.precision != "unknown")
    assert not (read.known and read.problem)
    if read.known:
        assert read.starts_on <= read.ends_on
        assert any(char in "0123456789" for char in text)


TODAY = date(2024, 5, 19)


@pytest.mark.parametrize(("text", "expected"), [
    ("", ""), ("19/5/2024", "2024-05-19"), ("19-5-24", "2024-05-19"),
    ("19 Mei 2024", "2024-05-19"), ("2024-05-19", "2024-05-19"),
    ("Minggu, 19 mei 2024", "2024-05-19"),
    ("hari ini", "2024-05-19"), ("Today", "2024-05-19"), ("besok", "2024-05-20"),
    ("tomorrow", "2024-05-20"), ("lusa", "2024-05-21"), ("kemarin", "2024-05-18"),
    ("+7", "2024-05-26"), ("+ 7 hari", "2024-05-26"), ("-1", "2024-05-18"),
])
def test_one_day(text: str, expected: str) -> None:
    assert read_day(text, TODAY) == expected


@pytest.mark.parametrize(("text", "key"), [
    ("31/02/2024", "date.impossible"), ("Mei 2024", "date.not_a_day"), ("2024", "date.not_a_day"),
    ("21-25 Mei 2024", "date.not_a_day"), ("19 Mei", "date.no_year"),
    ("kapan saja", "date.unreadable"),
    ("Samarinda, 19 Mei 2024", "date.unreadable"), ("20240519", "date.unreadable"),
    ("19", "date.unreadable"), ("19 Mei 2024 malam", "date.unreadable"),
    ("٣/٥/٢٠٢٤", "date.unreadable"),
])
def test_no_day(text: str, key: str) -> None:
    with pytest.raises(MitraError) as refused:
        read_day(text, TODAY)
    assert (refused.value.key, refused.value.params) == (key, {"text": text})
