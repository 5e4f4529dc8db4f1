"""The terminal, handled so that nothing typed on it and no lost line can hang or mislead the app.

Textual's own driver ends the app at one byte that is not UTF-8, turns round and round when the
input has ended, hangs when the output has, and makes one key of Escape and a letter.
"""

from __future__ import annotations

import codecs
import contextlib
import os
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TextIO, cast

from textual.message import Message

from mitra_tui.widgets.keys import KeyParser
from mitra_tui.widgets.repaint import LeanApp

if TYPE_CHECKING:
    from textual.app import App
    from textual.driver import Driver

_WAIT = 0.1  # seconds between two looks at the clock and at whether the app is closing


def _old_letter(error: UnicodeError) -> tuple[str, int]:
    """A byte that is not UTF-8, as terminals set to Latin-1 or Windows-1252 mean it."""
    assert isinstance(error, UnicodeDecodeError)
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", "replace"), error.end


codecs.register_error("mitra.old_letter", _old_letter)


class Reader:
    """Bytes as they come from the terminal, to messages."""

    def __init__(self, *, debug: bool = False) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")("mitra.old_letter").decode
        self._parser = KeyParser(debug)

    def feed(self, data: bytes) -> Iterable[Message]:
        """The messages in `data`; a letter may still wait for its other bytes."""
        text = self._decode(data)
        if text:
            yield from self._parser.feed(text)

    def tick(self) -> Iterable[Message]:
        """The messages that are certain because nothing followed."""
        yield from self._parser.tick()


class Output:
    """The file to which the screen goes; once nobody is there to read it, it goes nowhere.

    Textual writes from a thread that ends at the first error, and then waits for it for ever.
    """

    def __init__(self, file: TextIO, gone: Callable[[], None]) -> None:
        self._file = file
        self._gone = gone
        self._open = True

    def write(self, text: str) -> int:
        """Write, unless the line is gone."""
        self._try(lambda: self._file.write(text))
        return len(text)

    def flush(self) -> None:
        """Send what was written, unless the line is gone."""
        self._try(self._file.flush)

    def fileno(self) -> int:
        return self._file.fileno()

    def isatty(self) -> bool:
        return self._file.isatty()

    def _try(self, act: Callable[[], object]) -> None:
        if not self._open:
            return
        try:
            act()
        except (OSError, ValueError):  # hung up, or closed beneath us
            self._open = False
            self._gone()


def driver() -> type[Driver]:
    """The driver for `App(driver_class=…)` on this platform."""
    if sys.platform == "win32":
        from textual.drivers import win32
        from textual.drivers.windows_driver import WindowsDriver

        win32.XTermParser = KeyParser  # type: ignore[misc]  # its thread makes its own parser
        return WindowsDriver

    import selectors

    from textual.drivers.linux_driver import LinuxDriver

    class TerminalDriver(LinuxDriver):
        """Textual's driver with a reader that survives whatever is typed."""

        def __init__(self, app: App[Any], **options: Any) -> None:
            super().__init__(app, **options)
            # Textual draws on stderr; the screen should stay when errors are sent to a file.
            self._file = cast(Any, Output(cast(TextIO, sys.__stdout__), self.input_ended))

        def start_application_mode(self) -> None:
            """Begin on an empty screen: at the start, and when the app comes back to it."""
            super().start_application_mode()  # type: ignore[no-untyped-call]
            if isinstance(self._app, LeanApp):
                self._app.forget_standing()

        def run_input_thread(self) -> None:
            reader = Reader(debug=self._debug)
            with selectors.SelectSelector() as selector:
                selector.register(self.fileno, selectors.EVENT_READ)
                while not self.exit_event.is_set():
                    if selector.select(_WAIT):
                        data = self.read_bytes()
                        if not data:
                            self.input_ended()
                            return
                        for message in reader.feed(data):
                            self.process_message(message)
                    for message in reader.tick():
                        self.process_message(message)

        def read_bytes(self) -> bytes:
            """What was typed; nothing when the line is gone."""
            try:
                return os.read(self.fileno, 4096)
            except OSError:
                return b""

        def input_ended(self) -> None:
            """Nobody is there any more: end the app."""
            with contextlib.suppress(RuntimeError):  # its loop has ended already
                self._loop.call_soon_threadsafe(self._app.exit)

    return TerminalDriver
