"""What the list sends to a terminal draws what the list is: nothing that changed is left out."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from tests.bench.probe import Terminal

ROWS = 8
"""Lines of the terminal; the list has one for its headings, the field has the last."""


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    """The desk with its list in view and at rest."""
    with Terminal([sys.executable, "-m", "tests.widgets.desk"], size=(26, ROWS)) as here:
        here.wait_for("mitra 4")
        here.settle(0.2)
        yield here


def press(terminal: Terminal, *keys: str, shows: list[str]) -> None:
    """Press keys; the list, its headings included, must come to show those lines."""
    terminal.press(*keys)
    lines = "\n".join([*shows, *[""] * (ROWS - 1 - len(shows))])
    terminal.wait_until(
        lambda: "\n".join(terminal.text().split("\n")[: ROWS - 1]) == lines, f"not {lines}"
    )


def listed(rows: range, mark: int = -1, word: str = "mitra") -> list[str]:
    """The list with those rows. Nine letters of two cells each do not fit in twelve."""
    return [
        "  Nama       Kata",
        *[f"{'*' if n == mark else ' '} {f'{word} {n}':<10} 日本語日本 …" for n in rows],
    ]


def test_every_change_reaches_the_terminal(terminal: Terminal) -> None:
    press(terminal, shows=listed(range(6)))
    press(terminal, "down", "m", shows=listed(range(6), mark=1))
    changed = listed(range(6), mark=1)
    changed[2] = changed[2].replace("mitra 1", "lain   ")
    press(terminal, "2", shows=changed)
    press(terminal, "0", shows=["  Nama       Kata", " Belum ada.", " Tekan n."])
    press(terminal, "3", shows=listed(range(1), word="wadah"))
    press(terminal, "0", shows=["  Nama       Kata", " Belum ada.", " Tekan n."])
    press(terminal, "1", shows=listed(range(6), mark=1))
    press(terminal, "end", shows=listed(range(94, 100)))
    press(terminal, "pageup", "up", shows=listed(range(88, 94)))
    wider = [f"  {f'mitra {n}':<14} 日本語 …" for n in range(88, 94)]
    press(terminal, "w", shows=["  Nama lengkap   Kata", *wider])


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ([], 1),
        (["down", "down"], 3),
        (["down", "down", "pagedown"], 3),
        (["down", "tab"], ROWS - 1),
        (["down", "tab", "tab"], 2),
        (["down", "0"], 1),
    ],
)
def test_the_terminals_cursor_follows_the_row_and_the_focus(
    terminal: Terminal, keys: list[str], line: int
) -> None:
    for key in keys:
        terminal.press(key)
    terminal.wait_until(lambda: terminal.cursor[1] == line, f"{keys}: not in line {line}")


def test_no_byte_is_sent_for_nothing(terminal: Terminal) -> None:
    assert terminal.press("up", "home", "pageup", "1").bytes == 0
    terminal.press("end", "m")
    assert terminal.press("down", "end", "pagedown", "1").bytes == 0
