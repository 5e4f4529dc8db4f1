"""Charts: what they show, and how they are drawn with letters.

A chart is the same whatever it is drawn on: a terminal, plain text, or (`documents.drawing`) paper.
Drawn with letters, nothing is told by colour: bars have their figure beside them, a heat map its
sign in every cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

BARS, LINES, HEAT = "bars", "lines", "heat"
_EIGHTHS = " ▏▎▍▌▋▊▉"
_FULL = "█"
_POINTS = "●○◆◇■□"
"""The signs of the series of a line chart, in their order."""


@dataclass(frozen=True, slots=True)
class Series:
    """Values by label; None where there is none."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart. `kind` is bars (one series), lines or heat (a series a row).

    `low` and `high` are the ends of the scale. `notes` stand beside the bars instead of their
    figures; `marks` are the signs of a heat map's cells, from `low` up by one.
    """

    kind: str
    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    low: float = 0
    high: float = 1
    notes: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    target: float | None = None  # a line to be reached

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(value is not None for one in self.series for value in one.values)

    def share(self, value: float) -> float:
        """Where a value stands between the ends of the scale, 0 to 1."""
        width = self.high - self.low
        return min(max((value - self.low) / width, 0.0), 1.0) if width > 0 else 0.0

    def mark(self, value: float | None) -> str:
        """The sign of a heat map's cell; a dash where there is no value."""
        if value is None or not self.marks:
            return "–"
        return self.marks[min(max(round(value - self.low), 0), len(self.marks) - 1)]


def parts_of(chart: Chart, most: int) -> list[Chart]:
    """The chart, or several of about the same length where its bars or rows are more than `most`
    (at least 1): each says which of them it shows."""
    count = len(chart.labels) if chart.kind == BARS else len(chart.series)
    if chart.kind == LINES or count <= most:
        return [chart]
    size = ceil(count / ceil(count / most))
    return [_part(chart, start, min(start + size, count)) for start in range(0, count, size)]


def _part(chart: Chart, start: int, stop: int) -> Chart:
    title = f"{chart.title} ({start + 1}–{stop})"
    if chart.kind == HEAT:
        return replace(chart, title=title, series=chart.series[start:stop])
    series = tuple(replace(one, values=one.values[start:stop]) for one in chart.series)
    return replace(chart, title=title, labels=chart.labels[start:stop], series=series,
                   notes=chart.notes[start:stop])


def bar(share: float, width: int, *, fine: bool = True) -> str:
    """A bar that fills `share` of `width` cells, to an eighth of a cell (else to a whole one).

    What is not nothing is never drawn as nothing.
    """
    if share <= 0:
        return ""
    eighths = max(round(share * width * 8), 1)
    whole, rest = divmod(eighths, 8)
    if not fine:
        return _FULL * max(whole + (rest >= 4), 1)
    return _FULL * whole + (_EIGHTHS[rest] if rest else "")


def lines_of(chart: Chart, width: int, *, fine: bool = True, height: int = 8) -> list[str]:
    """The chart in lines of at most `width` cells, without its title."""
    if chart.kind == BARS:
        return _bars(chart, width, fine)
    return _trend(chart, width, height) if chart.kind == LINES else _heat(chart, width)


def _bars(chart: Chart, width: int, fine: bool) -> list[str]:
    (series,) = chart.series
    told = [_told(chart, place) for place in range(len(chart.labels))]
    beside = max((len(one) for one in told), default=0)
    names = min(max((len(one) for one in chart.labels), default=0), max(width // 2, 8))
    room = max(width - names - beside - 2, 1)
    return [
        f"{_cut(label, names):<{names}} "
        f"{'' if value is None else bar(chart.share(value), room, fine=fine):<{room}} "
        f"{note:>{beside}}".rstrip()
        for label, value, note in zip(chart.labels, series.values, told, strict=True)]


def _told(chart: Chart, place: int) -> str:
    if chart.notes:
        return chart.notes[place]
    value = chart.series[0].values[place]
    return "–" if value is None else f"{value:g}"


def _trend(chart: Chart, width: int, height: int) -> list[str]:
    """Points over the labels, the scale at the left, the names of the series below."""
    ends = (f"{chart.high:g}", f"{chart.low:g}")
    margin = max(len(one) for one in ends)
    room = max(width - margin - 2, len(chart.labels))
    step = room // max(len(chart.labels), 1)
    field = [[" "] * room for _ in range(height)]
    if chart.target is not None:
        level = _row(chart, chart.target, height)
        field[level] = ["┄"] * room
    for number, one in enumerate(chart.series):
        for place, value in enumerate(one.values):
            if value is not None:
                row, at = field[_row(chart, value, height)], place * step + step // 2
                while at < room - 1 and row[at] in _POINTS:
                    at += 1  # beside the one that stands there already
                row[at] = _POINTS[number % len(_POINTS)]
    found = []
    for at, row in enumerate(field):
        scale = ends[0] if at == 0 else ends[1] if at == height - 1 else ""
        found.append(f"{scale:>{margin}} │{''.join(row)}".rstrip())
    found.append(" " * (margin + 2) + "".join(
        _cut(label, max(step - 1, 1)).center(step) for label in chart.labels).rstrip())
    if len(chart.series) > 1:
        found.append(" " * (margin + 2) + "  ".join(
            f"{_POINTS[number % len(_POINTS)]} {one.name}"
            for number, one in enumerate(chart.series))[:room])
    return found


def _row(chart: Chart, value: float, height: int) -> int:
    return round((1 - chart.share(value)) * (height - 1))


def _heat(chart: Chart, width: int) -> list[str]:
    cell = max([3, *(len(label) + 1 for label in chart.labels)])
    longest = max((len(one.name) for one in chart.series), default=0) + 2
    names = min(max(width - cell * len(chart.labels), 6), max(longest, 6))
    head = " " * names + "".join(f"{label:>{cell}}" for label in chart.labels)
    return [head.rstrip(), *(
        (f"{_cut(one.name, names - 1):<{names}}"
         + "".join(f"{chart.mark(value):>{cell}}" for value in one.values)).rstrip()
        for one in chart.series)]


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[:max(room - 1, 0)] + "…"


def distribution(title: str, labels: Sequence[str], counts: Sequence[int]) -> Chart:
    """Bars of how many gave which answer, with their share."""
    n = sum(counts)
    return Chart(
        BARS, title, tuple(labels), (Series("", tuple(float(one) for one in counts)),),
        high=float(max(counts, default=0)) or 1.0,
        notes=tuple(f"{one} ({round(100 * one / n) if n else 0} %)" for one in counts))
