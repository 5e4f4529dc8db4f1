"""The time that a report is about."""

from __future__ import annotations

import pytest

from mitra_tui.errors import Usage
from mitra_tui.services.reports.span import Span, span_of


@pytest.mark.parametrize("asked,days", [
    ({}, ("", "")),
    ({"year": "2023/2024"}, ("2023-07-01", "2024-06-30")),
    ({"year": "2023/2024", "semester": "ganjil"}, ("2023-07-01", "2023-12-31")),
    ({"year": "2023/2024", "semester": "genap"}, ("2024-01-01", "2024-06-30")),
    ({"semester": "genap"}, ("2027-01-01", "2027-06-30")),
    ({"first": "2024-01-01"}, ("2024-01-01", "")),
    ({"first": "2024-01-01", "last": "2024-01-01"}, ("2024-01-01", "2024-01-01")),
])
def test_what_was_asked_for(asked: dict[str, str], days: tuple[str, str]) -> None:
    found = span_of(**asked, this_year="2026/2027")
    assert (found.first, found.last) == days
    assert found.whole is (found == Span())


@pytest.mark.parametrize("asked", [
    {"year": "2023"}, {"year": "2023/2025"}, {"year": "2023-2024"}, {"year": "٢٠٢٣/2024"},
    {"semester": "gasal dan genap"}, {"year": "2023/2024", "first": "2024-01-01"},
    {"first": "2024-01-02", "last": "2024-01-01"},
])
def test_what_cannot_be(asked: dict[str, str]) -> None:
    with pytest.raises(Usage):
        span_of(**asked, this_year="2026/2027")
