"""The driver on Linux and macOS: Textual's, with streams that survive whatever happens to them."""

from __future__ import annotations

import contextlib
import os
import selectors
from typing import Any, TextIO, cast

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

from mitra_tui.widgets.repaint import LeanApp
from mitra_tui.widgets.terminal.streams import Output, Reader

_WAIT = 0.1  # seconds between two looks at the clock and at whether the app is closing


class TerminalDriver(LinuxDriver):
    """Reads keys by `Reader`, shows through `Output`, ends the app when the line is gone."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._file = cast(Any, Output(cast(TextIO, self._file), self.line_gone))

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
                        self.line_gone()
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

    def line_gone(self) -> None:
        """Nobody is there any more: end the app."""
        with contextlib.suppress(RuntimeError):  # its loop has ended already
            self._loop.call_soon_threadsafe(self._app.exit)
