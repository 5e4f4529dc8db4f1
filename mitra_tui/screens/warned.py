"""A page that says how many early warnings there are, once it has been seen itself."""

from __future__ import annotations

from textual import work
from textual.timer import Timer

from mitra_tui.errors import MitraError
from mitra_tui.screens.page import RowsPage

LOOK_AFTER = 0.3
"""Seconds after the last showing until the rules are asked: the first keys come before them."""


class Warned(RowsPage[None]):
    """A list beside which early warnings are counted, in a thread and after everything else."""

    warned = 0
    """How many there were when they were counted last."""
    _soon: Timer | None = None

    def count_warnings_soon(self) -> None:
        """The list was shown: count anew in a moment."""
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(LOOK_AFTER, self._count)

    def tell_warned(self) -> None:
        """Their number is another than before: say it."""

    @work(thread=True, exclusive=True, group="warnings", exit_on_error=False)
    def _count(self) -> None:
        """Ask the rules off the loop. Who is refused counts nothing: it is no more than a hint."""
        from mitra_tui.services.threads import apart
        from mitra_tui.services.warnings import warnings

        try:
            found = len(apart(warnings))
        except MitraError:
            return
        self.app.call_from_thread(self._counted, found)

    def _counted(self, found: int) -> None:
        if self.is_attached and found != self.warned:
            self.warned = found
            self.tell_warned()
