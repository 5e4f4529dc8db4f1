"""Numbers and days in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mitra_tui.i18n import use
from mitra_tui.i18n.terbilang import MOST, day_in_words, figure, long_day, terbilang, term_in_words

WORDS = {"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7,
         "delapan": 8, "sembilan": 9, "sepuluh": 10, "sebelas": 11}
GROUPS = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def heard(words: str) -> int:
    """The number that a listener understands."""
    total = group = ones = 0
    for word in words.split():
        if word in GROUPS:
            total, group, ones = total + (group + ones) * GROUPS[word], 0, 0
        elif word == "seribu":
            total += 1000
        elif word in ("seratus", "ratus"):
            group, ones = group + 100 * (ones or 1), 0
        elif word == "puluh":
            group, ones = group + 10 * ones, 0
        elif word == "belas":
            ones += 10
        elif word != "nol":
            ones += WORDS[word]
    return total + group + ones


@pytest.mark.parametrize("number,words", [
    (0, "nol"), (1, "satu"), (10, "sepuluh"), (11, "sebelas"), (12, "dua belas"),
    (19, "sembilan belas"), (20, "dua puluh"), (21, "dua puluh satu"), (100, "seratus"),
    (101, "seratus satu"), (111, "seratus sebelas"), (200, "dua ratus"), (1000, "seribu"),
    (1001, "seribu satu"), (1100, "seribu seratus"), (2024, "dua ribu dua puluh empat"),
    (11_000, "sebelas ribu"), (21_000, "dua puluh satu ribu"), (101_000, "seratus satu ribu"),
    (1_000_000, "satu juta"), (1_001_000, "satu juta seribu"), (10**9, "satu miliar"),
    (10**12, "satu triliun"), (-5, "minus lima"),
    (MOST, "sembilan ratus sembilan puluh sembilan triliun sembilan ratus sembilan puluh sembilan "
           "miliar sembilan ratus sembilan puluh sembilan juta sembilan ratus sembilan puluh "
           "sembilan ribu sembilan ratus sembilan puluh sembilan"),
])
def test_numbers_are_said_as_people_say_them(number: int, words: str) -> None:
    assert terbilang(number) == words


@given(st.integers(0, MOST))
def test_a_listener_hears_the_same_number(number: int) -> None:
    assert heard(terbilang(number)) == number


def test_numbers_that_have_no_words_are_refused() -> None:
    with pytest.raises(ValueError, match="1000000000000000"):
        terbilang(MOST + 1)


def test_the_day_of_an_agreement_is_the_domains() -> None:
    assert f"Pada hari ini, {day_in_words('2024-08-05')}" == (
        "Pada hari ini, Senin tanggal Lima bulan Agustus tahun Dua Ribu Dua Puluh Empat "
        "(05-08-2024)")
    assert day_in_words("2020-02-29").startswith("Sabtu tanggal Dua Puluh Sembilan bulan Februari")
    assert day_in_words("").count("....") >= 5


def test_documents_speak_indonesian_in_every_language() -> None:
    use("en")
    assert long_day("2024-08-05") == "5 Agustus 2024"
    assert "Agustus" in day_in_words("2024-08-05")
    assert long_day("") == ""


@pytest.mark.parametrize("starts_on,ends_on,words", [
    ("2024-08-05", "2027-08-04", "3 (tiga) tahun"), ("2024-08-05", "2027-08-05", "3 (tiga) tahun"),
    ("2024-01-01", "2024-12-31", "1 (satu) tahun"), ("2024-07-01", "2024-12-31", "6 (enam) bulan"),
    ("2024-01-31", "2024-02-29", "1 (satu) bulan"), ("2024-02-01", "2024-02-29", "1 (satu) bulan"),
    ("2024-07-15", "2026-01-14", "18 (delapan belas) bulan"),
    ("2024-07-15", "2024-07-24", "10 (sepuluh) hari"),
    ("2024-07-15", "2024-07-15", "1 (satu) hari"),
    ("2024-07-15", "2024-07-14", ""), ("", "2024-07-14", ""), ("2024-07-14", "", ""),
])
def test_a_term_is_told_in_the_largest_unit_that_fits(
    starts_on: str, ends_on: str, words: str,
) -> None:
    assert term_in_words(starts_on, ends_on) == words


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 20))
def test_a_term_of_years_is_told_in_years(first: date, years: int) -> None:
    leap = (first.month, first.day) == (2, 29) and (first.year + years) % 4 != 0
    after = date(first.year + years, 3, 1) if leap else first.replace(year=first.year + years)
    last = date.fromordinal(after.toordinal() - 1)
    assert term_in_words(first.isoformat(), last.isoformat()) == f"{figure(years)} tahun"
