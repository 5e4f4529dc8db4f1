"""A program in a terminal of ours: what it shows, when, and what that costs.

The program runs in a pseudo-terminal on 80×24 cells. Its output is drawn on a screen in memory
(pyte), so that a bench can wait for a text, press a key and see when the screen has come to
rest, how many bytes went over the line and how much processor time went by. Linux only.
"""

from __future__ import annotations

import codecs
import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import pyte

ROOT = Path(__file__).parents[2]
"""The repository: programs run from here."""

KEY_QUIET = 0.06
"""Seconds of silence after which what a key caused is over."""

START_QUIET = 0.3
"""Seconds of silence after which a start is over."""

PATIENCE = 30.0
"""Seconds after which something will not come any more."""

KEYS = {
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
    "home": "\x1b[H", "end": "\x1b[F", "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
    "enter": "\r", "escape": "\x1b", "tab": "\t", "space": " ", "backspace": "\x7f",
    **{f"f{n + 1}": f"\x1bO{end}" for n, end in enumerate("PQRS")},
    **{f"f{n}": f"\x1b[{code}~" for n, code in
       zip(range(5, 13), (15, 17, 18, 19, 20, 21, 23, 24), strict=True)},
}

_SEQUENCE = re.compile(
    r"\x1b\[([0-?]*)([ -/]*)([@-~])"  # control sequences
    r"|\x1b[\]PX^_].*?(?:\x07|\x1b\\)",  # strings for the terminal: titles, colours, the pointer
    re.DOTALL,
)
_BEGUN = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|[\]PX^_][^\x07\x1b]*\x1b?)?\Z")
_PYTE_KNOWS_PRIVATE = frozenset("hlJK")


def key_bytes(name: str) -> bytes:
    """What a terminal sends for a key: a name of KEYS, `ctrl+x`, or a character."""
    if name.startswith("ctrl+"):
        return bytes([ord(name[-1].upper()) & 0x1F])
    return KEYS.get(name, name).encode()


@dataclass(frozen=True, slots=True)
class Cost:
    """What something cost: ms until the screen was at rest (0: nothing was sent), bytes, CPU."""

    settled_ms: float
    bytes: int
    cpu_ms: float


class Gone(AssertionError):
    """What was waited for did not come; the message holds the screen."""


class Terminal:
    """A program in a pseudo-terminal; use as a context, which ends the program."""

    def __init__(self, argv: Sequence[str], *, size: tuple[int, int] = (80, 24),
                 env: Mapping[str, str] | None = None) -> None:
        """Start `argv` in the repository's folder, with `env` beside a plain environment."""
        columns, lines = size
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.Stream(self._screen)
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._unread = ""
        self._in_frame = False
        self._exit: int | None = None
        self._ended = False
        self._last = 0.0
        self.bytes = 0
        """Bytes the program has sent so far."""
        environ = {
            "PATH": os.environ.get("PATH", os.defpath), "HOME": os.environ.get("HOME", "/"),
            "TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT), **(env or {}),
        }
        self._started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if not self.pid:
            with contextlib.suppress(OSError):
                os.chdir(ROOT)
                os.execvpe(argv[0], list(argv), environ)
            os._exit(127)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 traceback: TracebackType | None) -> None:
        self.close()

    # -- what is on the screen ----------------------------------------------------------------

    def text(self) -> str:
        """The screen, its lines without trailing blanks."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def cursor(self) -> tuple[int, int]:
        """The column and the line of the terminal's cursor, from 0."""
        return self._screen.cursor.x, self._screen.cursor.y

    def wait_for(self, text: str, *, gone: bool = False) -> float:
        """Wait until `text` is on the screen (or `gone` from it); ms since the start."""
        what = f"{'still there' if gone else 'missing'}: {text!r}"
        return self.wait_until(lambda: (text in self.text()) != gone, what)

    def wait_until(self, condition: Callable[[], bool], what: str = "never so") -> float:
        """Wait until `condition` holds of a whole frame; ms since the start."""
        end = time.perf_counter() + PATIENCE
        while self._in_frame or not condition():
            if self._ended or time.perf_counter() > end:
                raise Gone(f"{what}\n{self.text()}")
            self._read(0.02)
        return (self._last - self._started) * 1e3

    def settle(self, quiet: float = KEY_QUIET) -> float:
        """Wait until nothing has been sent for `quiet` seconds; ms since the start to the last
        byte."""
        begun = time.perf_counter()
        while not self._ended:
            left = max(self._last, begun) + quiet - time.perf_counter()
            if not self._read(max(left, 0.0)) and left <= 0:
                break
            if time.perf_counter() - begun > PATIENCE:
                raise Gone(f"never quiet\n{self.text()}")
        return (self._last - self._started) * 1e3

    def idle(self, seconds: float) -> int:
        """Leave the program alone for so long; the bytes it sent meanwhile."""
        before, end = self.bytes, time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0 and not self._ended:
            self._read(left)
        return self.bytes - before

    # -- keys ---------------------------------------------------------------------------------

    def press(self, *keys: str, until: str | None = None) -> Cost:
        """Press keys as fast as they can come; wait until the screen is at rest.

        With `until`, rest begins only once that text is on the screen.
        """
        while self._read(0):
            pass
        sent, cpu, begun = self.bytes, self.cpu_ms(), time.perf_counter()
        self._write(b"".join(key_bytes(key) for key in keys))
        while self.bytes == sent and not self._ended and time.perf_counter() < begun + 1:
            self._read(0.02)
        if until is not None:
            self.wait_for(until)
        self.settle()
        took = (self._last - begun) * 1e3 if self.bytes > sent else 0.0
        return Cost(took, self.bytes - sent, self.cpu_ms() - cpu)

    def _write(self, data: bytes) -> None:
        while data:
            _, ready, _ = select.select([], [self._fd], [], 0.05)
            if ready:
                data = data[os.write(self._fd, data[:256]):]
            self._read(0)

    # -- the process --------------------------------------------------------------------------

    def peak_mib(self) -> float:
        """The most memory it has held so far, in MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text("ascii")
        found = re.search(r"VmHWM:\s+(\d+)", status)
        return int(found[1]) / 1024 if found else 0.0

    def cpu_ms(self) -> float:
        """The processor time that its living threads have used so far."""
        return sum(self._thread_times()) / 1e6

    def _thread_times(self) -> Iterator[int]:
        for task in Path(f"/proc/{self.pid}/task").glob("*"):
            with contextlib.suppress(OSError):  # it ended this moment
                yield int((task / "schedstat").read_text("ascii").split()[0])

    def wait_exit(self) -> int:
        """Wait until the program has ended; its exit code."""
        end = time.perf_counter() + PATIENCE
        while not self._ended:
            if time.perf_counter() > end:
                raise Gone(f"still running\n{self.text()}")
            self._read(0.02)
        return self._reap()

    def close(self) -> None:
        """End the program, if it has not ended, and give the terminal back."""
        if self._fd < 0:
            return
        if self._exit is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            self._reap()
        os.close(self._fd)
        self._fd = -1

    def _reap(self) -> int:
        if self._exit is None:
            _, status = os.waitpid(self.pid, 0)
            self._exit = os.waitstatus_to_exitcode(status)
        return self._exit

    # -- reading ------------------------------------------------------------------------------

    def _read(self, seconds: float) -> bool:
        """Read and draw what has come within `seconds`; whether anything has."""
        if self._ended or not select.select([self._fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError:  # the last that held the terminal has gone
            data = b""
        if not data:
            self._ended = True
            return False
        self._last = time.perf_counter()
        self.bytes += len(data)
        self._draw(self._unread + self._decode(data))
        return True

    def _draw(self, data: str) -> None:
        """Draw `data` but for what pyte does not know; answer what a terminal is asked."""
        begun = _BEGUN.search(data)
        cut = begun.start() if begun else len(data)
        self._unread = data[cut:]
        self._stream.feed(_SEQUENCE.sub(self._sequence, data[:cut]))

    def _sequence(self, found: re.Match[str]) -> str:
        """What pyte shall see of a sequence."""
        given, between, final = found.groups()
        if final is None:
            return ""
        if given == "?2026" and final in "hl":  # frames that appear as a whole
            self._in_frame = final == "h"
            return ""
        if given == "?2026" and final == "p":
            os.write(self._fd, b"\x1b[?2026;2$y")
            return ""
        private = given[:1] in ("<", "=", ">", "?")
        if between or (private and (given[0] != "?" or final not in _PYTE_KNOWS_PRIVATE)):
            return ""
        return found.group()
