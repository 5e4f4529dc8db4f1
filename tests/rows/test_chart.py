"""Charts drawn with letters: they fit, they keep proportion, and tell nothing by colour."""

from __future__ import annotations

import pytest

from mitra_tui.rows.chart import BARS, HEAT, LINES, Chart, Series, bar, distribution, lines_of


@pytest.mark.parametrize("share,drawn", [
    (1, "████"), (0.5, "██"), (0.125, "▌"), (0, ""), (0.001, "▏"), (-1, ""),
])
def test_a_bar_is_as_long_as_its_share(share: float, drawn: str) -> None:
    assert bar(share, 4) == drawn


def test_a_coarse_bar_has_whole_cells_and_hides_nothing() -> None:
    assert [bar(share, 4, fine=False) for share in (1, 0.6, 0.01, 0)] == ["████", "██", "█", ""]


def test_a_distribution_tells_counts_and_shares() -> None:
    told = lines_of(distribution("Puas?", ("1", "2", "3", "4"), (0, 1, 1, 2)), 30)
    assert told[0] == "1" + " " * 22 + "0 (0 %)"
    assert told[3].endswith("█ 2 (50 %)")
    assert told[1].count("█") * 2 == pytest.approx(told[3].count("█"), abs=2)
    assert all(len(line) <= 30 for line in told)
    assert lines_of(distribution("", ("1",), (0,)), 30) == [told[0]]


def test_a_trend_places_values_between_the_ends() -> None:
    chart = Chart(LINES, "SKM", ("2022", "2023", "2024"),
                  (Series("Mitra", (25.0, 100.0, None)), Series("Guru", (None, 62.5, 62.5))),
                  low=25, high=100, target=76.61)
    told = lines_of(chart, 40, height=5)
    assert told[0].startswith("100 │") and "●" in told[0]
    assert told[4].startswith(" 25 │") and "●" in told[4]
    assert told[2].count("○") == 2
    assert "┄" in told[1]
    assert "2022" in told[5] and "● Mitra  ○ Guru" in told[6]
    assert all(len(line) <= 40 for line in told)


def test_a_heat_map_says_each_cell_by_a_sign() -> None:
    chart = Chart(HEAT, "", ("1", "2"), (
        Series("CV [Mitra] [/] yang namanya panjang", (0, 3)), Series("PT", (None, 1))),
        high=3, marks=("–", "○", "◐", "●"))
    assert lines_of(chart, 20) == [
        " " * 16 + "1  2", "CV [Mitra] […   –  ●", "PT" + " " * 14 + "–  ○"]


@pytest.mark.parametrize("chart", [
    Chart(BARS, "", (), (Series("", ()),)), Chart(LINES, "", (), ()), Chart(HEAT, "", (), ()),
    Chart(BARS, "", ("a",), (Series("", (None,)),), low=1, high=1),
])
def test_nothing_to_draw_is_no_fault(chart: Chart) -> None:
    assert chart.empty
    lines_of(chart, 20)
