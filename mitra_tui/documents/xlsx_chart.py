"""A chart in a workbook: its figures, and the workbook's own chart of them."""

from __future__ import annotations

from typing import Any

from mitra_tui.rows.chart import BARS, HEAT, Chart

_NAMES, _FIGURES = 34, 12
_HEAD = 2  # the row of headings, from 0


def chart_sheet(book: Any, name: str, chart: Chart, looks: dict[str, Any]) -> None:
    """Add a sheet with the chart: bars and lines as a native one, a heat map as shaded cells."""
    sheet = book.add_worksheet(name)
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 0, chart.title, looks["title"])
    sheet.set_column(0, 0, _NAMES)
    if chart.kind == HEAT:
        _heat(sheet, chart, looks)
        return
    sheet.set_column(1, len(chart.series), _FIGURES)
    for at, one in enumerate(chart.series, 1):
        sheet.write_string(_HEAD, at, one.name or chart.title, looks["head"])
    for row, label in enumerate(chart.labels, _HEAD + 1):
        sheet.write_string(row, 0, label, looks["cell"])
        for at, one in enumerate(chart.series, 1):
            _figure(sheet, row, at, one.values[row - _HEAD - 1], looks)
    drawn = book.add_chart({"type": "bar" if chart.kind == BARS else "line"})
    last = _HEAD + len(chart.labels)
    for at, one in enumerate(chart.series, 1):
        drawn.add_series({
            "name": one.name or chart.title,
            "categories": [name, _HEAD + 1, 0, last, 0],
            "values": [name, _HEAD + 1, at, last, at],
            "marker": {"type": "automatic"},
        })
    drawn.set_title({"name": chart.title, "overlay": False})
    scale = {"min": chart.low, "max": chart.high}
    if chart.kind == BARS:
        drawn.set_x_axis(scale)
        drawn.set_y_axis({"reverse": True})
    else:
        drawn.set_y_axis(scale)
    if len(chart.series) == 1:
        drawn.set_legend({"none": True})
    sheet.insert_chart(last + 2, 0, drawn)


def _heat(sheet: Any, chart: Chart, looks: dict[str, Any]) -> None:
    sheet.set_column(1, len(chart.labels), 5)
    for at, label in enumerate(chart.labels, 1):
        sheet.write_string(_HEAD, at, label, looks["head"])
    for row, one in enumerate(chart.series, _HEAD + 1):
        sheet.write_string(row, 0, one.name, looks["cell"])
        for at, value in enumerate(one.values, 1):
            _figure(sheet, row, at, value, looks)
    sheet.conditional_format(
        _HEAD + 1, 1, _HEAD + len(chart.series), len(chart.labels),
        {"type": "2_color_scale", "min_color": "#FFFFFF", "max_color": "#808080",
         "min_type": "num", "max_type": "num", "min_value": chart.low, "max_value": chart.high})
    sheet.freeze_panes(_HEAD + 1, 1)
    sheet.repeat_rows(_HEAD)


def _figure(sheet: Any, row: int, column: int, value: float | None, looks: dict[str, Any]) -> None:
    if value is None:
        sheet.write_blank(row, column, None, looks["cell"])
    else:
        sheet.write_number(row, column, value, looks["cell"])
