"""Only what differs is sent, and what is sent draws what is meant."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from mitra_tui.widgets.repaint import Piece, PiecesUpdate, Standing
from tests.bench.probe import Terminal

WIDTH, HEIGHT = 12, 3
CONSOLE = Console(color_system="truecolor", force_terminal=True)
STYLES = [
    Style.parse("red on blue"), Style.parse("white on blue"), Style.parse("bold red on blue"),
    Style.parse("reverse"), Style.parse("underline white on black"),
    Style.parse("red on blue") + Style(meta={"offset": (1, 0)}),
]


def row(y: int, x: int, runs: list[tuple[str, int]]) -> Piece:
    """A piece that keeps within the line."""
    strip = Strip([Segment(text, STYLES[style]) for text, style in runs])
    return y, x, strip.crop(0, WIDTH - x)


PIECES = st.lists(
    st.builds(
        row, st.integers(0, HEIGHT - 1), st.sampled_from([0, 0, 0, 3, 7]),
        st.lists(st.tuples(st.sampled_from(["   ", "ab", "abc", "x", " y "]),
                           st.integers(0, len(STYLES) - 1)), min_size=1, max_size=5),
    ),
    max_size=25,
)


def drawn(frames: list[list[Piece]]) -> list[list[object]]:
    """The cells of a terminal that got those frames: what can be seen of each."""
    screen = pyte.Screen(WIDTH, HEIGHT)
    stream = pyte.Stream(screen)
    for pieces in frames:
        stream.feed(PiecesUpdate(pieces).render_segments(CONSOLE))
    return [[seen(screen.buffer[y][x]) for x in range(WIDTH)] for y in range(HEIGHT)]


def seen(cell: pyte.screens.Char) -> object:
    if cell.data == " " and not cell.reverse and not cell.underscore:
        return cell.data, cell.bg
    return cell


@given(PIECES, st.integers(0, 25))
def test_what_is_left_out_stands_there_already(pieces: list[Piece], forgotten: int) -> None:
    standing = Standing()
    sent: list[list[Piece]] = []
    for n, piece in enumerate(pieces):
        if n == forgotten:
            standing.forget()
        found = standing.changed(*piece)
        sent.append([found] if found else [])
    assert drawn(sent) == drawn([[piece] for piece in pieces])


def test_the_same_again_sends_nothing() -> None:
    standing = Standing()
    line = row(0, 0, [("abc", 0), ("   ", 1), ("x", 2)])
    assert standing.changed(*line) is not None
    assert standing.changed(*line) is None
    assert standing.changed(*row(0, 3, [("   ", 0)])) is None
    found = standing.changed(*row(0, 0, [("abc", 0), ("   ", 1), ("y", 2)]))
    assert found is not None
    assert (found[1], found[2].text) == (6, "y")
    standing.forget()
    assert standing.changed(*line) is not None


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    """A page with a dialog and a form over it."""
    with Terminal([sys.executable, "-m", "tests.widgets.page"], size=(40, 12)) as here:
        here.wait_for("line 11")
        here.settle(0.2)
        yield here


def lines(terminal: Terminal) -> list[str]:
    return [line.rstrip() for line in terminal.text().split("\n")]


PAGE = [f"line {n} CV [Mitra] [/]" for n in range(12)]


def test_a_dialog_comes_and_goes_and_leaves_the_page_as_it_was(terminal: Terminal) -> None:
    assert lines(terminal) == PAGE
    opened = terminal.press("m")
    terminal.wait_until(lambda: lines(terminal) == [
        *PAGE[:8], "Hapus CV [Mitra] [/]?", "1 catatan:", "  PT A", "y ya · t tidak · enter tidak",
    ], "asked")
    terminal.press("t")
    terminal.wait_until(lambda: lines(terminal) == PAGE, "as it was")
    assert 0 < opened.bytes < 1200


def test_another_screen_replaces_the_page_and_gives_it_back(terminal: Terminal) -> None:
    terminal.press("n")
    terminal.wait_until(lambda: lines(terminal)[:2] == ["> name", "  city"], "a form")
    assert lines(terminal)[2:] == [""] * 10
    terminal.press("a", "b")
    terminal.wait_until(lambda: lines(terminal)[0] == "> name       ab", "typed")
    terminal.press("escape")
    terminal.wait_until(lambda: lines(terminal) == PAGE, "as it was")


def test_redraw_sends_all_again(terminal: Terminal) -> None:
    assert terminal.press("r").bytes > sum(map(len, PAGE))
    assert lines(terminal) == PAGE
    assert terminal.press("x").bytes == 0
