"""Charts on paper: the shapes of which a chart is made, and these shapes as SVG and in a PDF.

Measures are points from the upper left corner. Shades of grey, and signs beside them: what is
printed is copied in black and white.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from mitra_tui.rows.chart import BARS, LINES, Chart

TITLE, TEXT = 10.0, 8.5
_ROW = 15.0
_SHADES = (1.0, 0.86, 0.68, 0.45)
"""Greys of a heat map, from the lowest level up: dark enough to tell, light enough to read."""
_PLOT = 120.0
_NAMES = 260.0
"""Room for the names of a heat map's rows, at most: the eye finds the cells of a row beside it."""
_DASHES = ((), (3, 2), (1, 2), (6, 2))


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle. `grey` is 0 for black, 1 for white."""

    x: float
    y: float
    width: float
    height: float
    grey: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through some points, dashed as given."""

    points: tuple[tuple[float, float], ...]
    dashes: tuple[float, ...] = ()
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Words:
    """A text whose base line begins, ends or is centred at a point."""

    x: float
    y: float
    text: str
    align: str = "start"
    size: float = TEXT
    bold: bool = False


Shape = Box | Stroke | Words


def height_of(chart: Chart) -> float:
    """The height of a chart, its title included."""
    if chart.kind == LINES:
        return TITLE + 8 + _PLOT + 2 * _ROW
    rows = len(chart.labels) if chart.kind == BARS else len(chart.series) + 1
    return TITLE + 8 + rows * _ROW


def rows_in(height: float) -> int:
    """How many bars, or rows of a heat map, have room in so many points."""
    return max(int((height - TITLE - 8) / _ROW) - 1, 1)


def shapes(chart: Chart, width: float) -> Iterator[Shape]:
    """The shapes of a chart that is so many points wide."""
    yield Words(0, TITLE, chart.title, size=TITLE, bold=True)
    top = TITLE + 8
    yield from {BARS: _bars, LINES: _lines}.get(chart.kind, _heat)(chart, width, top)


def _bars(chart: Chart, width: float, top: float) -> Iterator[Shape]:
    names, beside = width * 0.4, 60.0
    room = width - names - beside - 8
    for place, (label, value) in enumerate(zip(
            chart.labels, chart.series[0].values, strict=True)):
        y = top + place * _ROW
        yield Words(names - 4, y + 10, _cut(label, names), "end")
        if value is not None:
            yield Box(names, y + 2, chart.share(value) * room, _ROW - 5, 0.45)
        told = chart.notes[place] if chart.notes else "–" if value is None else f"{value:g}"
        yield Words(width, y + 10, told, "end")
    yield Stroke(((names, top), (names, top + len(chart.labels) * _ROW)), width=0.5)
    if chart.target is not None:
        x = names + chart.share(chart.target) * room
        yield Stroke(((x, top), (x, top + len(chart.labels) * _ROW)), (3, 2), 0.8)


def _lines(chart: Chart, width: float, top: float) -> Iterator[Shape]:
    left = 30.0
    step = (width - left) / max(len(chart.labels), 1)

    def point(place: int, value: float) -> tuple[float, float]:
        return left + (place + 0.5) * step, top + (1 - chart.share(value)) * _PLOT

    yield Stroke(((left, top), (left, top + _PLOT), (width, top + _PLOT)), width=0.5)
    for value in (chart.low, chart.high):
        yield Words(left - 4, point(0, value)[1] + 3, f"{value:g}", "end")
    if chart.target is not None:
        y = point(0, chart.target)[1]
        yield Stroke(((left, y), (width, y)), (3, 2), 0.5)
    for place, label in enumerate(chart.labels):
        yield Words(left + (place + 0.5) * step, top + _PLOT + 11, _cut(label, step), "middle")
    for number, one in enumerate(chart.series):
        told = [point(place, value) for place, value in enumerate(one.values) if value is not None]
        if len(told) > 1:
            yield Stroke(tuple(told), _DASHES[number % len(_DASHES)], 1.2)
        for x, y in told:
            yield Box(x - 2, y - 2, 4, 4, 0.0)
        if len(chart.series) > 1 and told:
            yield Words(min(told[-1][0] + 6, width), told[-1][1] - 4, one.name, "end")


def _heat(chart: Chart, width: float, top: float) -> Iterator[Shape]:
    cell = 26.0
    names = min(width - cell * len(chart.labels), _NAMES)
    for place, label in enumerate(chart.labels):
        yield Words(names + (place + 0.5) * cell, top + 10, label, "middle", bold=True)
    for row, one in enumerate(chart.series, 1):
        y = top + row * _ROW
        yield Words(0, y + 10, _cut(one.name, names))
        for place, value in enumerate(one.values):
            x = names + place * cell
            if value is not None:
                shade = _SHADES[min(max(round(value - chart.low), 0), len(_SHADES) - 1)]
                yield Box(x + 1, y + 1, cell - 2, _ROW - 2, shade)
            yield Words(x + cell / 2, y + 10, chart.mark(value), "middle")


def _cut(text: str, room: float) -> str:
    """A text that surely fits: letters are about half as wide as they are high."""
    most = max(int(room / (TEXT * 0.5)), 1)
    return text if len(text) <= most else text[:most - 1] + "…"


# -- SVG -----------------------------------------------------------------------------
def svg(chart: Chart, width: float) -> str:
    """The chart as an SVG element."""
    height = height_of(chart)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width:g}pt" '
             f'height="{height:g}pt" viewBox="0 0 {width:g} {height:g}">',
             f"<title>{escape(chart.title)}</title>"]
    return "".join([*parts, *(_element(one) for one in shapes(chart, width)), "</svg>"])


def _element(shape: Shape) -> str:
    if isinstance(shape, Box):
        grey = round(shape.grey * 255)
        return (f'<rect x="{shape.x:g}" y="{shape.y:g}" width="{shape.width:g}" '
                f'height="{shape.height:g}" fill="rgb({grey},{grey},{grey})"/>')
    if isinstance(shape, Stroke):
        points = " ".join(f"{x:g},{y:g}" for x, y in shape.points)
        dashes = " ".join(f"{one:g}" for one in shape.dashes)
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        return (f'<polyline points="{points}" fill="none" stroke="black" '
                f'stroke-width="{shape.width:g}"{dashed}/>')
    weight = ' font-weight="bold"' if shape.bold else ""
    return (f'<text x="{shape.x:g}" y="{shape.y:g}" font-size="{shape.size:g}" '
            f'text-anchor="{shape.align}"{weight}>{escape(shape.text)}</text>')


# -- PDF -----------------------------------------------------------------------------
def flowable(chart: Chart, width: float) -> Any:
    """The chart as a drawing of vectors for reportlab; the fonts are registered already."""
    from reportlab.graphics.shapes import Drawing, PolyLine, Rect, String
    from reportlab.lib.colors import Color, black

    height = height_of(chart)
    drawing = Drawing(width, height)
    for one in shapes(chart, width):
        if isinstance(one, Box):
            drawing.add(Rect(one.x, height - one.y - one.height, one.width, one.height,
                             fillColor=Color(one.grey, one.grey, one.grey), strokeWidth=0,
                             strokeColor=None))
        elif isinstance(one, Stroke):
            points = [each for x, y in one.points for each in (x, height - y)]
            drawing.add(PolyLine(points, strokeColor=black, strokeWidth=one.width,
                                 strokeDashArray=list(one.dashes) or None))
        else:
            drawing.add(String(
                one.x, height - one.y, one.text, fontSize=one.size, textAnchor=one.align,
                fontName="MitraSerif-Bold" if one.bold else "MitraSerif"))
    return drawing
