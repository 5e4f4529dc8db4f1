"""Lengths of terms as offices write them."""

from __future__ import annotations

import pytest

from mitra_tui.exchange.tables import Cell
from mitra_tui.exchange.terms import length_of, without_until


@pytest.mark.parametrize("cell,length", [
    ("3 tahun", (36, 0)), ("3 (tiga) tahun", (36, 0)), ("Tiga Tahun", (36, 0)),
    ("1 thn. 6 bln", (18, 0)), ("1 tahun dan 6 bulan", (18, 0)), ("setahun", (12, 0)),
    ("selama 2 tahun", (24, 0)), ("16 minggu", (0, 112)), ("6 bulan", (6, 0)),
    ("2 years", (24, 0)), ("five years", (60, 0)), ("90 hari", (0, 90)), ("1 semester", (6, 0)),
])
def test_what_says_a_length(cell: Cell, length: tuple[int, int]) -> None:
    assert length_of(cell) == length


@pytest.mark.parametrize("cell", [
    "", "3", 3, "31 Desember 2026", "2024-12-31", "tahun", "0 tahun", "51 tahun", "3 tahun lalu",
    "tahun 2024", "3 tahun " * 20, "\u0663 tahun", "sejak 3 tahun", True, 2024,
    "9999 hari 9999 thn",
])
def test_what_says_none(cell: Cell) -> None:
    assert length_of(cell) is None


@pytest.mark.parametrize("cell,months", [
    ("3", 36), (3, 36), (3.0, 36), (2024, None), (0, None), (2.5, None), (51, None), ("03", 36),
    (True, None),
])
def test_a_bare_number_is_of_years_where_the_heading_says_a_length(
    cell: Cell, months: int | None,
) -> None:
    assert length_of(cell, years=True) == (None if months is None else (months, 0))


@pytest.mark.parametrize("text,rest", [
    ("s.d. 31 Desember 2026", "31 Desember 2026"), ("s/d 2026", "2026"),
    ("sampai dengan 1 Mei 2026", "1 Mei 2026"), ("hingga 2026", "2026"), ("s.d.2026", "2026"),
    ("sd 2026", "2026"), ("SDN 1", "SDN 1"), ("1 Mei 2026", "1 Mei 2026"),
])
def test_the_word_before_a_last_day_says_nothing(text: str, rest: str) -> None:
    assert without_until(text) == rest
