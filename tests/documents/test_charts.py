"""Charts on paper: in every format, with the same words and figures."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from mitra_tui.documents import FORMATS, write
from mitra_tui.documents.blocks import Document
from mitra_tui.documents.drawing import Box, Words, height_of, shapes
from mitra_tui.rows.chart import BARS, HEAT, LINES, Chart, Series

NAME = "CV <Mitra> & [/]"
BARS_CHART = Chart(BARS, "Manfaat", (NAME, "PT"), (Series("", (2.0, 4.0)),), high=4, target=3)
TREND = Chart(LINES, "Tren", ("2023", "2024"), (Series("A", (1.0, 3.0)), Series("B", (2.0, 2.0))),
              high=4, target=3)
HEAT_CHART = Chart(HEAT, "Delapan strategi", ("1", "2"), (Series(NAME, (0.0, 3.0)),), high=3,
                   marks=("–", "○", "◐", "●"))
ALL = (BARS_CHART, TREND, HEAT_CHART)


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_takes_every_chart(kind: str) -> None:
    assert write(kind, Document(ALL, "Laporan"))


@pytest.mark.parametrize("chart", ALL)
def test_shapes_stay_on_their_paper(chart: Chart) -> None:
    height = height_of(chart)
    for one in shapes(chart, 300):
        if isinstance(one, Box):
            assert one.x >= 0 and one.x + one.width <= 300 and one.y + one.height <= height
        elif isinstance(one, Words):
            assert 0 <= one.x <= 300 and 0 < one.y <= height + 2


def test_bars_keep_their_proportion() -> None:
    first, second = (one for one in shapes(BARS_CHART, 300) if isinstance(one, Box))
    assert second.width == pytest.approx(2 * first.width)


def test_text_in_html_is_no_markup() -> None:
    html = write("html", Document(ALL, "Laporan")).decode()
    assert "CV &lt;Mitra&gt; &amp; [/]" in html
    assert html.count("<svg") == 3 and "<Mitra>" not in html


def test_a_workbook_draws_its_own_charts() -> None:
    with zipfile.ZipFile(io.BytesIO(write("xlsx", Document(ALL, "Laporan")))) as book:
        names = book.namelist()
        assert sum(bool(re.fullmatch(r"xl/charts/chart\d+\.xml", name)) for name in names) == 2
        assert b"colorScale" in book.read("xl/worksheets/sheet3.xml")


def test_an_empty_chart_prints_nothing() -> None:
    empty = Chart(BARS, "Kosong", ("a",), (Series("", (None,)),))
    assert "Kosong" not in write("md", Document((empty,), "Laporan")).decode()


def test_plain_formats_draw_with_letters() -> None:
    text = write("md", Document(ALL, "Laporan")).decode()
    assert "```" in text and "█" in text and "◐" not in text
