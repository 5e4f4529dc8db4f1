"""Keys are safe: what is read from a terminal, and what is typed ahead of the screen."""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Static

from mitra_tui.widgets.keys import KeyParser, TypeAheadApp
from mitra_tui.widgets.terminal.streams import Reader
from tests.widgets.seen import DEADLINE, until


def said(messages: list[Message]) -> list[str]:
    """Messages in words: the key, or what was pasted."""
    return [
        message.key if isinstance(message, events.Key)
        else f"paste {message.text!r}" if isinstance(message, events.Paste)
        else type(message).__name__
        for message in messages
    ]


def read(*reads: str) -> list[str]:
    """What several reads from a terminal say, once time has passed."""
    parser = KeyParser()
    messages = [message for data in reads for message in parser.feed(data)]
    parser._held_until = 0.0
    return said([*messages, *parser.tick()])


@pytest.mark.parametrize(
    ("reads", "keys"),
    [
        (["\x1ba"], ["escape", "a"]),
        (["\x1b", "a"], ["escape", "a"]),
        (["\x1b1"], ["escape", "1"]),
        (["\x1bab\x1b[B"], ["escape", "a", "b", "down"]),
        (["\x1b\r"], ["escape", "enter"]),
        (["\x1b\x1b[A"], ["escape", "up"]),
        (["\x1b\x1b"], ["escape", "escape"]),
        (["\x1b"], ["escape"]),
        (["\x1bO"], ["escape", "O"]),
        (["\x1bOz1"], ["escape", "O", "z", "1"]),
        (["\x1b[A"], ["up"]),
        (["\x1b", "[A"], ["up"]),
        (["\x1b[1", ";5A"], ["ctrl+up"]),
        (["\x1bOP\x1b[15~"], ["f1", "f5"]),
        (["\x1b[27u", "\x1b[97;3u"], ["escape", "alt+a"]),
    ],
)
def test_escape_is_a_key_of_its_own(reads: list[str], keys: list[str]) -> None:
    assert read(*reads) == keys


def test_a_broken_sequence_types_nothing() -> None:
    assert read("\x1b[1") == []
    assert read("\x1b]11;rgb:1/2/3\x07n") == ["n"]


@pytest.mark.parametrize("cuts", [(), (3,), (9,), (14,), (4, 12, 16)])
def test_a_paste_is_one_message_however_it_is_cut(cuts: tuple[int, ...]) -> None:
    whole = "x\x1b[200~d\x1bq1\r\nb\x1b[201~y"
    edges = [0, *cuts, len(whole)]
    reads = [whole[start:stop] for start, stop in itertools.pairwise(edges)]
    assert read(*reads) == ["x", "paste 'd\\x1bq1\\r\\nb'", "y"]


@given(st.text(alphabet="\x1b[O1;~aAu\r", max_size=12), st.integers(0, 12))
def test_anything_typed_is_read_without_fault(data: str, cut: int) -> None:
    keys = read(*[part for part in (data[:cut], data[cut:]) if part])
    assert not any(key.startswith("alt+") and "u" not in data for key in keys)


def test_a_byte_that_is_not_utf8_is_the_letter_of_an_old_terminal() -> None:
    reader = Reader()
    assert said(list(reader.feed(b"a\xe9b"))) == ["a", "é", "b"]
    assert said(list(reader.feed("é".encode()[:1]))) == []
    assert said(list(reader.feed("é".encode()[1:]))) == ["é"]


class Form(Screen[None]):
    """A form that takes its time to open."""

    BINDINGS = [("escape", "app.pop_screen", ""), ("d", "app.note('form d')", "")]

    def compose(self) -> ComposeResult:
        for name in ("one", "two"):
            yield Input(id=name)

    async def on_mount(self) -> None:
        for _ in range(20):
            await asyncio.sleep(0)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.input.id == "one":
            self.query_one("#two").focus()
        else:
            app = self.app
            assert isinstance(app, Desk)
            app.saved = [one.value for one in self.query(Input)]
            app.pop_screen()


class Question(ModalScreen[bool]):
    """A question opened from a worker."""

    BINDINGS = [("y", "dismiss(True)", ""), ("t", "dismiss(False)", "")]

    def compose(self) -> ComposeResult:
        yield Static("?")


class Desk(TypeAheadApp[None]):
    """A list, with a key that deletes what it must not."""

    BINDINGS = [
        Binding("n", "new"), Binding("d", "note('list d')"), Binding("w", "worker"),
        Binding("x", "note('list x')"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.notes: list[str] = []
        self.saved: list[str] = []

    def action_new(self) -> None:
        self.push_screen(Form())

    def action_note(self, text: str) -> None:
        self.notes.append(text)

    def action_worker(self) -> None:
        self.run_worker(self.ask())

    async def ask(self) -> None:
        answer: bool = await self.push_screen_wait(Question())
        self.notes.append(f"answer {answer}")


def send(app: App[None], keys: str) -> None:
    """All keys at once, as they arrive in one read."""
    driver = app._driver
    assert driver is not None
    for message in KeyParser().feed(keys):
        driver.process_message(message)


async def test_keys_typed_while_a_form_opens_wait_for_it() -> None:
    app = Desk()
    async with app.run_test():
        send(app, "ndanu\rx\rxd")
        await until(lambda: app.saved != [] and len(app.notes) == 2, "the form is saved")
    assert app.saved == ["danu", "x"]
    assert app.notes == ["list x", "list d"]


async def test_keys_wait_for_a_dialog_that_a_worker_opens() -> None:
    app = Desk()
    async with app.run_test():
        send(app, "wyd")
        await until(lambda: len(app.notes) == 2, "answered")
    assert sorted(app.notes) == ["answer True", "list d"]


async def test_escape_then_letter_leaves_the_form_first() -> None:
    app = Desk()
    async with app.run_test():
        send(app, "n")
        await until(lambda: isinstance(app.screen, Form), "the form opens")
        send(app, "ab\x1bx")
        await until(lambda: app.notes != [], "the list hears x")
    assert app.notes == ["list x"]


async def test_a_paste_into_a_list_acts_on_nothing() -> None:
    app = Desk()
    async with app.run_test():
        send(app, "\x1b[200~ndx\x1b[201~x")
        await until(lambda: app.notes != [], "the key after it")
    assert app.notes == ["list x"]


CHILD = """
import json, os, sys
from textual.widgets import Input
from mitra_tui.widgets.keys import TypeAheadApp
from mitra_tui.widgets.terminal import driver

class Probe(TypeAheadApp[None]):
    keys = []
    def on_ready(self):
        os.write(2, b"READY")
    def on_key(self, event):
        self.keys.append(event.key)
        if event.key == "q":
            self.exit()

app = Probe(driver_class=driver())
app.run()
open(sys.argv[1], "w").write(json.dumps(app.keys))
"""


def in_terminal(tmp_path: Path, *typed: bytes, hang_up: bool = False) -> list[str]:
    """The keys that an app in a real terminal hears of what is written to it."""
    result = tmp_path / "keys.json"
    head, tail = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(result)], stdin=tail, stdout=tail, stderr=tail,
        env={**os.environ, "TERM": "xterm-256color"}, start_new_session=True,
    )
    os.close(tail)
    seen = b""
    end = time.monotonic() + DEADLINE
    try:
        while b"READY" not in seen:
            assert time.monotonic() < end, seen[-2000:]
            seen += os.read(head, 65536)
        for data in typed:
            os.write(head, data)
        if hang_up:
            os.close(head)
        while child.poll() is None:
            assert time.monotonic() < end, "the app does not end"
            if not hang_up:
                try:
                    os.read(head, 65536)
                except OSError:
                    break
        child.wait(DEADLINE)
    finally:
        child.kill()
        child.wait()
    found = json.loads(result.read_text())
    assert isinstance(found, list)
    return found


def test_in_a_terminal_escape_and_odd_bytes_are_keys(tmp_path: Path) -> None:
    keys = in_terminal(tmp_path, b"\x1ba\xe9\x1b1", b"q")
    assert keys == ["escape", "a", "é", "escape", "1", "q"]


def test_the_app_ends_when_its_terminal_goes_away(tmp_path: Path) -> None:
    assert in_terminal(tmp_path, hang_up=True) == []
