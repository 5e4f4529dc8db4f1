"""Searching a list while it is typed: the field above it, and what a misspelt word may mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from textual import on, work

from mitra_tui.i18n import t
from mitra_tui.rows.record import Query
from mitra_tui.screens.page import RowsPage
from mitra_tui.services.listing import Listing
from mitra_tui.widgets.line import LineInput

# A search that finds nothing is guessed at when the typist pauses this long (seconds).
GUESS_AFTER = 0.15


class Searching(RowsPage[Any]):
    """A page with a list that can be searched. `#finder` is the line in which the field opens."""

    query_now: Query
    listing: Listing | None = None
    """What the list shows; another one as soon as it is read anew."""
    _covered = False  # by another full screen, not only by a question

    def show_query(self, query: Query, record_id: int | None = None) -> None:
        """Show what `query` finds."""

    def show_guessed(self, listing: Listing) -> None:
        """Show what was probably meant."""

    async def action_search(self) -> None:
        """Type to search; the arrows and enter act on the list meanwhile."""
        found = self.query("#search")
        if found:
            found.first(LineInput).focus()
            return
        field = LineInput(self.query_now.search, id="search", placeholder=t("list.search_hint"))
        finder = self.query_one("#finder")
        finder.add_class("searching")  # on a low terminal it is seen only now
        await finder.mount(field, before=0)
        field.focus()

    @on(LineInput.Changed, "#search")
    def _search_changed(self, message: LineInput.Changed) -> None:
        message.stop()
        if message.value != self.query_now.search:
            self.show_query(replace(self.query_now, search=message.value))

    @on(LineInput.Submitted, "#search")
    def _search_done(self, message: LineInput.Submitted) -> None:
        message.stop()
        self.rows.action_open()

    def on_key(self, event: Any) -> None:
        """While a search is typed, the arrows belong to the list."""
        if not self.in_search:
            return
        moves: dict[str, Callable[[], None]] = {
            "down": lambda: self.rows.action_move(1), "up": lambda: self.rows.action_move(-1),
            "pagedown": lambda: self.rows.action_page(1),
            "pageup": lambda: self.rows.action_page(-1),
        }
        if event.key in moves:
            event.stop()
            event.prevent_default()
            moves[event.key]()

    @property
    def in_search(self) -> bool:
        """Whether the search is being typed."""
        return self.focused is not None and self.focused.id == "search"

    def on_screen_suspend(self) -> None:
        """Another screen comes on top."""
        self._covered = not self.app.screen.is_modal

    def on_screen_resume(self) -> None:
        """Whoever comes back from another screen finds the list focused: keys act, not type."""
        if self._covered and self.in_search:
            self.leave_search()

    def leave_search(self) -> None:
        """Back to the list; what was searched for stays."""
        self.rows.focus()
        if not self.query_now.search:
            self.close_search()

    def close_search(self) -> None:
        """Take the field away."""
        self.query("#search").remove()
        self.query("#finder").remove_class("searching")

    def guess_soon(self, listing: Listing) -> None:
        """Look for misspelt names, once nothing was typed for a moment."""
        self.set_timer(GUESS_AFTER, lambda: self._guess_if_still(listing))

    def _guess_if_still(self, listing: Listing) -> None:
        if listing is self.listing:
            self._guess(listing)

    @work(thread=True, exclusive=True, group="guess", exit_on_error=False)
    def _guess(self, listing: Listing) -> None:
        """Look for misspelt names off the loop; a newer search makes this one moot."""
        from mitra_tui.services.threads import apart

        if apart(listing.guess):
            self.app.call_from_thread(self._guessed, listing)

    def _guessed(self, listing: Listing) -> None:
        if self.is_attached and listing is self.listing:
            self.show_guessed(listing)
