"""Days, spans, numbers and moments as people write them."""

from __future__ import annotations

import pytest

from mitra_tui.i18n import use
from mitra_tui.i18n.dates import day_text, moment_text, number_text, span_text, weekday_text


@pytest.mark.parametrize("start,end,precision,text", [
    ("2024-05-19", "2024-05-19", "day", "19 Mei 2024"),
    ("2023-08-21", "2023-08-25", "range", "21–25 Agu 2023"),
    ("2023-08-30", "2023-09-02", "range", "30 Agu 2023 – 2 Sep 2023"),
    ("2023-12-30", "2024-01-02", "range", "30 Des 2023 – 2 Jan 2024"),
    ("2024-05-01", "2024-05-31", "month", "Mei 2024"),
    ("2024-05-01", "2024-06-30", "month", "Mei 2024 – Jun 2024"),
    ("2024-01-01", "2024-12-31", "year", "2024"), ("2023-01-01", "2024-12-31", "year", "2023–2024"),
    ("", "", "unknown", ""), ("", "", "day", ""),
])
def test_a_span_says_no_more_than_is_known(
    start: str, end: str, precision: str, text: str,
) -> None:
    assert span_text(start, end, precision) == text


def test_days_in_both_languages() -> None:
    assert day_text("2024-08-05") == "5 Agu 2024"
    assert day_text("2024-08-05", short=False) == "5 Agustus 2024"
    assert weekday_text("2024-05-19") == "Minggu, 19 Mei 2024"
    assert day_text("") == ""
    use("en")
    assert day_text("2024-08-05", short=False) == "5 August 2024"
    assert weekday_text("2024-05-19") == "Sunday, 19 May 2024"


def test_moments_are_told_in_local_time() -> None:
    assert moment_text("2024-05-19T17:30:00.000Z") == "20 Mei 2024 01:30"  # Samarinda is UTC+8


@pytest.mark.parametrize("value,indonesian,english", [
    (None, "", ""), (0, "0", "0"), (1234567, "1.234.567", "1,234,567"), (2.5, "2,5", "2.5"),
    (1250.5, "1.250,5", "1,250.5"), (1e-7, "0,0000001", "0.0000001"),
    (3.0, "3", "3"), (-0.5, "-0,5", "-0.5"),
])
def test_numbers_with_the_languages_signs(
    value: float | None, indonesian: str, english: str,
) -> None:
    assert number_text(value) == indonesian
    use("en")
    assert number_text(value) == english
