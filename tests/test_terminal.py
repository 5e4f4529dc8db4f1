"""The program in a real terminal: signals, odd bytes, small windows, a line that drops, faults.

Each test runs the command as a person at a terminal would have it, in a process of its own.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import pytest

from mitra_tui.models.base import db
from mitra_tui.models.opening import close_database, open_database
from mitra_tui.services import partners
from mitra_tui.services.checkup import check
from tests import factories
from tests.bench.probe import PATIENCE, Terminal
from tests.command import command
from tests.fence import ROOT, USER

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pseudo-terminals")


@contextmanager
def running(
    path: Path, *words: str, size: tuple[int, int] = (80, 24), lang: str = "C.UTF-8",
) -> Iterator[Terminal]:
    """The app on `path`, on the list of partners; the tests' own connection is closed."""
    close_database()
    env = {"MITRA_DB": str(path), "MITRA_USER": USER, "LANG": lang, "LC_ALL": lang,
           "XDG_STATE_HOME": os.environ["XDG_STATE_HOME"]}
    with Terminal(command("--screen", "partners", *words), size=size, env=env) as terminal:
        yield terminal


def ready(terminal: Terminal) -> None:
    terminal.wait_for("CV Maju Jaya")
    terminal.settle()


def left() -> dict[str, object] | None:
    """The draft of a new partner, only looked at: to take it up would make it ours."""
    row = db.execute_sql(
        'SELECT "values" FROM draft WHERE form LIKE \'partners/new%\'').fetchone()
    return dict(json.loads(row[0])) if row else None


# -- the line drops ------------------------------------------------------------------
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_in_the_middle_of_a_form_keeps_what_was_typed(
    with_partners: Path, number: signal.Signals,
) -> None:
    with running(with_partners) as terminal:
        ready(terminal)
        terminal.press("n")
        terminal.wait_for("Nama")
        terminal.press(*"PT Separuh", until="PT Separuh")
        os.kill(terminal.pid, number)
        assert terminal.wait_exit() == 128 + number
    open_database(with_partners, wait=2.0)
    assert check() == []
    assert partners.store.records([9]) == []
    kept = left()
    assert kept is not None and kept["name"] == "PT Separuh"
    with running(with_partners) as terminal:  # and it can be taken up again
        ready(terminal)
        terminal.press("n", until="PT Separuh")
        terminal.press("ctrl+s", until="Tersimpan")
    open_database(with_partners, wait=2.0)
    assert factories.values_of("partners", 9)["name"] == "PT Separuh"
    assert left() is None


def test_a_terminal_that_goes_away_ends_the_program(with_partners: Path) -> None:
    """No process is left that waits for ever or burns a core."""
    with running(with_partners) as terminal:
        ready(terminal)
        terminal.press("n")
        terminal.press(*"PT Putus", until="PT Putus")
        os.close(terminal._fd)  # the SSH line drops
        end = time.monotonic() + PATIENCE
        while not os.waitid(os.P_PID, terminal.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            assert time.monotonic() < end, "still running without a terminal"
            os.sched_yield()
        terminal._reap()
        terminal._fd = -1
    open_database(with_partners, wait=2.0)
    kept = left()
    assert kept is not None and kept["name"] == "PT Putus"


def test_a_kill_costs_nothing_that_was_typed_a_moment_ago(with_partners: Path) -> None:
    """A power cut: no signal, no goodbye."""
    with running(with_partners) as terminal:
        ready(terminal)
        terminal.press("n")
        terminal.press(*"PT Listrik", until="PT Listrik")
        open_database(with_partners, wait=2.0)
        end = time.monotonic() + PATIENCE
        while (left() or {}).get("name") != "PT Listrik":
            assert time.monotonic() < end, "never kept"
            terminal.settle(0.05)
        os.kill(terminal.pid, signal.SIGKILL)
        assert terminal.wait_exit() == -signal.SIGKILL
    assert check() == []


# -- odd terminals and odd bytes -------------------------------------------------------
@pytest.mark.parametrize("size", [(20, 5), (1, 1), (40, 10), (200, 60)])
def test_every_size_of_terminal_is_survived(with_partners: Path, size: tuple[int, int]) -> None:
    with running(with_partners, size=size) as terminal:
        terminal.settle(0.5)
        for key in ("down", "n", "escape", "/", "a", "escape", "escape", "f1", "escape", "1", "2",
                    "enter", "escape", "8", "g", "escape"):
            terminal.press(key)
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0


def test_bytes_that_are_no_utf8_are_survived(with_partners: Path) -> None:
    with running(with_partners) as terminal:
        ready(terminal)
        terminal._write(b"\xe9\xff\xc3")
        terminal.press("/")
        terminal._write(b"\xe9\x80m\xffaju\xf0\x9f")
        terminal.press("down")
        terminal.settle()
        terminal.press("escape")
        terminal.press("escape")
        ready(terminal)
        terminal.press("q")
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize("lang", ["C", "id_ID.ISO-8859-1", ""])
def test_every_locale_shows_the_same(with_partners: Path, lang: str) -> None:
    factories.partner("Café Ünïcode Samarinda")
    with running(with_partners, lang=lang) as terminal:
        ready(terminal)
        assert "Café Ünïcode" in terminal.text()
        terminal.press("q")
        assert terminal.wait_exit() == 0


def test_a_hostile_name_draws_nothing_but_itself(with_partners: Path) -> None:
    """Even one that got past the gate: the terminal gets no byte of it as a command."""
    from mitra_tui.engines import journal

    journal.drop_triggers(db)
    db.execute_sql("UPDATE partner SET name = ?, sort_key = 'a', city = ? WHERE id = 6",
                   ("\x1b]0;x\x07A\x1b[2J\x9b1m[b]B[/]", "\x1b[5;5HX"))
    journal.build_triggers(db)
    with running(with_partners) as terminal:
        terminal.wait_for("Hotel Mercure")
        terminal.settle()
        assert "[b]B[/]" in terminal.text()
        assert "Hotel Mercure" in terminal.text(), "the screen was not cleared"
        terminal.press("enter")
        terminal.settle()
        assert "[b]B[/]" in terminal.text()
        terminal.press("q")
        terminal.press("q")
        assert terminal.wait_exit() == 0


# -- refusals --------------------------------------------------------------------------
@pytest.mark.parametrize("closed", ["stdin", "stdout"])
def test_half_a_terminal_is_none(with_partners: Path, closed: str) -> None:
    import pty

    close_database()
    main, side = pty.openpty()
    streams = {"stdin": side, "stdout": side, closed: subprocess.DEVNULL}
    done = subprocess.run(command(), cwd=ROOT, env=dict(os.environ), stderr=subprocess.PIPE,
                          timeout=60, check=False, **streams)  # type: ignore[call-overload]
    os.close(main)
    os.close(side)
    assert done.returncode == 2
    assert done.stderr.strip() and b"Traceback" not in done.stderr


@pytest.mark.parametrize("content,told", [
    (b"x" * 5000, "bukan basis data"), (b"", "kosong"),
])
def test_a_file_that_is_no_database_is_told_before_the_screen(
    tmp_path: Path, content: bytes, told: str,
) -> None:
    path = tmp_path / "mitra.db"
    path.write_bytes(content)
    with running(path) as terminal:
        assert terminal.wait_exit() == 1
        assert told in terminal.text().replace("\n", " ")
    assert path.read_bytes() == content


def test_a_fault_of_ours_ends_with_its_code_and_without_the_offices_data(
    with_partners: Path,
) -> None:
    with running(with_partners) as terminal:
        ready(terminal)
        other = apsw.Connection(str(with_partners))
        other.execute("DROP TABLE search_partner")  # no program does that
        other.close()
        terminal.press("/", "r", "i", "n", "a")
        assert terminal.wait_exit() == 3
        shown = terminal.text().replace("\n", "")
    assert "Traceback" not in shown
    (log,) = Path(os.environ["XDG_STATE_HOME"]).rglob("mitra-*.log")
    assert log.name in shown
    text = log.read_text("utf-8")
    assert log.stat().st_mode & 0o777 == 0o600
    assert "apsw" in text and "rina" not in text


def test_the_first_start_asks_for_the_schools_name(tmp_path: Path) -> None:
    path = tmp_path / "data" / "mitra.db"
    with running(path) as terminal:
        terminal.wait_for("sekolah")
        terminal.settle()
        assert not path.exists(), "nothing is made before it is asked for"
        terminal.press(*"SMK Coba", "ctrl+s")
        terminal.wait_for("[2 Mitra]")
        terminal.settle()
        terminal.press("q")
        assert terminal.wait_exit() == 0
    open_database(path, wait=2.0)
    (name,) = db.execute_sql("SELECT name FROM school").fetchone()
    assert name == "SMK Coba"


def test_the_readme_shows_the_screens_as_they_are() -> None:
    """The two captures: the list of the try-out, and the page of its first partner."""
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = re.findall(r"^```text\n(.+?)\n```$", readme, re.MULTILINE | re.DOTALL)
    with Terminal(command("demo"), env={"MITRA_USER": "waka"}) as terminal:
        terminal.wait_for("Wardah")
        terminal.settle()
        first = terminal.text()
        terminal.press("enter")
        terminal.wait_for("Narahubung           0")
        terminal.settle()
        second = terminal.text()
        terminal.press("q")
        terminal.settle()
        terminal.press("q")
        assert terminal.wait_exit() == 0

    def lines(text: str) -> list[str]:
        told = re.sub(r"1 \d+ \w+ \d{4} \d\d:\d\d ", "1 24 Nov 2026 08:00 ", text)
        return [line for line in told.splitlines() if line.strip()]

    assert lines(first) == lines(shown[0])
    assert lines(second) == lines(shown[1])
