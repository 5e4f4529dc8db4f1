"""The terminal, handled so that nothing typed on it and no lost line can hang or mislead the app.

Textual's own driver ends the app at one byte that is not UTF-8, turns round and round when the
input has ended, hangs when the output has, and makes one key of Escape and a letter.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from mitra_tui.widgets.keys import KeyParser

if TYPE_CHECKING:
    from textual.driver import Driver


def driver() -> type[Driver]:
    """The driver for `App(driver_class=…)` on this platform."""
    if sys.platform == "win32":
        from textual.drivers import win32
        from textual.drivers.windows_driver import WindowsDriver

        win32.XTermParser = KeyParser  # type: ignore[misc]  # its thread makes its own parser
        return WindowsDriver
    from mitra_tui.widgets.terminal.posix import TerminalDriver

    return TerminalDriver
