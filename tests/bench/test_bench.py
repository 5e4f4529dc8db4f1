"""The measuring itself: a stopwatch that is wrong is worse than none."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from mitra_tui.models.opening import close_database, open_database
from mitra_tui.rows.record import Query
from mitra_tui.services import partners
from mitra_tui.services.checkup import check
from mitra_tui.services.listing import Listing
from tests.bench import __main__ as runner
from tests.bench.bench_cli import script
from tests.bench.directory import SHOWN, directory, names, shown
from tests.bench.measure import BENCHES, Figures, Row, at_most, in_turn
from tests.bench.probe import ROOT, Gone, Terminal, key_bytes

ECHO = """
import os, sys, tty
tty.setraw(0)
os.write(1, b"\\x1b[?2026$p\\x1b]0;title\\x07\\x1b[>1uready\\r\\n")
os.read(0, 100)
while (data := os.read(0, 100)) != b"q":
    os.write(1, b"\\x1b[?2026h\\x1b[2J\\x1b[Hgot " + repr(data).encode() + b"\\x1b[?2026l")
sys.exit(3)
"""


def test_a_program_is_seen_pressed_measured_and_ended() -> None:
    with Terminal([sys.executable, "-c", ECHO]) as terminal:
        assert terminal.wait_for("ready") > 0
        assert terminal.text().splitlines()[0] == "ready"
        terminal.settle()
        cost = terminal.press("down", until="got")
        assert terminal.text().splitlines()[0] == r"got b'\x1b[B'"
        assert cost.bytes == len(b"\x1b[?2026h\x1b[2J\x1b[H\x1b[?2026l") + len(r"got b'\x1b[B'")
        assert cost.settled_ms > 0
        assert cost.cpu_ms > 0
        assert terminal.peak_mib() > 1
        assert terminal.idle(0.05) == 0
        terminal.press("q")
        assert terminal.wait_exit() == 3


def test_what_does_not_come_is_told_with_the_screen() -> None:
    with (
        Terminal([sys.executable, "-c", "print('only this')"]) as terminal,
        pytest.raises(Gone, match="only this"),
    ):
        terminal.wait_for("that")


def test_keys_are_sent_as_a_terminal_sends_them() -> None:
    assert [key_bytes(key) for key in ("a", "é", "ctrl+s", "f2", "f5", "escape")] == [
        b"a", "é".encode(), b"\x13", b"\x1bOQ", b"\x1b[15~", b"\x1b",
    ]


def test_two_sides_run_in_turn_and_the_first_run_does_not_count() -> None:
    turns: list[str] = []

    def side(name: str, figures: list[float]) -> Figures:
        turns.append(name)
        return {"ms": 1000.0 if turns.count(name) == 1 else figures.pop(0), "each": [1.0, 2.0]}

    mine, theirs = [1.0, 2.0, 9.0], [2.0, 4.0, 10.0]
    pair = in_turn(3, lambda: side("a", mine), lambda: side("b", theirs))
    assert "".join(turns) == "baabbaab"
    assert pair.ours == {"ms": [1.0, 2.0, 9.0], "each": [1.0, 2.0] * 3}
    assert pair.ratio("ms") == 0.5
    assert pair.row("it", "ms", at_most=0.5, unit="ms") == Row(
        "it", "0.50× (2 : 4 ms)", "≤ 0.50×", True
    )
    assert not pair.row("it", "ms", at_most=0.4, unit="ms").ok


def test_a_figure_by_itself_is_held_against_its_limit() -> None:
    assert at_most("it", 0, 0, "bytes").ok
    assert at_most("it", 3, 2, "ms") == Row("it", "3 ms", "≤ 2 ms", False)


def test_benches_are_found_named_and_explained() -> None:
    runner.load()
    assert "table.moving" in BENCHES
    assert all(one.__doc__ for one in BENCHES.values())
    assert set(runner.chosen(["table"])) <= set(BENCHES)
    assert runner.chosen(["table.moving"]) == ["table.moving"]
    with pytest.raises(KeyError):
        runner.chosen(["tab"])


def test_a_missed_goal_is_said_and_ends_with_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def slow(runs: int) -> Iterator[Row]:
        """Always too slow."""
        yield Row("act", "9 ms", "≤ 2 ms", False)
        yield Row("other", "1 ms", "≤ 2 ms", True)

    monkeypatch.setitem(BENCHES, "made.slow", slow)
    assert runner.main(["made.slow"]) == 1
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "made.slow: act | 9 ms | ≤ 2 ms | missed", "made.slow: other | 1 ms | ≤ 2 ms | ok",
    ]


def test_a_made_up_directory_is_the_same_each_time_and_sound() -> None:
    first = list(names(3000))
    assert first == list(names(3000))
    assert len({name for name, _, _ in first}) == 3000
    open_database(directory(60), wait=2.0)
    listing = Listing(partners.store, Query())
    row = partners.lines(listing.ids(0, 60))[listing.ids(SHOWN, SHOWN + 1)[0]]
    assert row[0].startswith(shown(60))
    texts = partners.lines(listing.ids(0, 60)).values()
    assert {bool(contact) for _, _, contact, _, _ in texts} == {True, False}
    assert {document for *_, document in texts} == {"active", ""}
    assert check() == []
    close_database()


def test_the_command_is_called_as_it_is_installed() -> None:
    done = subprocess.run([script(), "version"], capture_output=True, text=True, check=True,
                          env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"})
    assert done.stdout.startswith("mitra ")
