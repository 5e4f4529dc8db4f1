"""Pairs of partners that may be one: looked for in a thread, merged or set aside one by one."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on, work
from textual.binding import Binding
from textual.message import Message
from textual.widget import Widget

from mitra_tui.errors import MitraError
from mitra_tui.i18n import t, tn
from mitra_tui.rows.lines import Fixed, Line
from mitra_tui.screens.page import RowsPage
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.table import Head, RowsTable
from mitra_tui.widgets.text_line import TextLine

Likely = tuple[int, str, int, str, int]
"""Two partners' ids and names, and their likeness of 100."""


class DuplicatesScreen(RowsPage[None]):
    """Enter or `m` lays the two side by side; `d` says that they are two, for this time."""

    ROOT = "partners"
    HELP = "duplicates"
    BINDINGS = [
        Binding("m", "merge", t("keys.partners.merge"), show=True, id="partners.merge",
                tooltip=t("keys.duplicates.merge.tip")),
        Binding("d", "delete", t("keys.duplicates.dismiss"), show=True, id="list.delete",
                tooltip=t("keys.duplicates.dismiss.tip")),
        Binding("o", "open_left", t("keys.duplicates.open"), show=True, id="duplicates.open",
                tooltip=t("keys.duplicates.open.tip")),
        verb("h", "history", "history"),
    ]

    class Found(Message):
        """The search is over."""

        def __init__(self, pairs: list[Likely], error: MitraError | None = None) -> None:
            super().__init__()
            self.pairs = pairs
            self.error = error

    def __init__(self) -> None:
        super().__init__()
        self.pairs: list[Likely] | None = None  # None: still looking
        self.apart: set[tuple[int, int]] = set()  # those that a person said are two

    # -- composing -------------------------------------------------------------
    def body(self) -> Iterable[Widget]:
        yield TextLine(id="summary")
        yield RowsTable([
            Head(t("duplicates.one"), 34, grow=1), Head(t("duplicates.other"), 34, grow=1),
            Head(t("duplicates.likeness"), 7, right=True)])

    def on_mount(self) -> None:
        self._look()

    def shows(self, what: str) -> bool:
        return what == "partners"

    # -- looking ---------------------------------------------------------------
    @work(thread=True, exclusive=True, group="job", exit_on_error=False)
    def _look(self) -> None:
        """Compare the names off the loop: with very many it takes a moment."""
        from mitra_tui.services.duplicates import duplicate_pairs
        from mitra_tui.services.threads import apart

        try:
            self.post_message(self.Found(apart(duplicate_pairs)))
        except MitraError as error:
            self.post_message(self.Found([], error))

    @on(Found)
    def _found(self, message: Found) -> None:
        message.stop()
        self.pairs = message.pairs
        self.reread()
        if message.error is not None:
            self.refuse(message.error)

    def reread(self, record_id: int | None = None) -> None:
        """Of the pairs found, those whose partners are both still there."""
        line = self.query_one("#summary", TextLine)
        if self.pairs is None:
            line.text = t("duplicates.looking")
            return
        from mitra_tui.services import partners

        ids = {one for pair in self.pairs for one in (pair[0], pair[2])}
        known = self.attempt(partners.places, sorted(ids)) or {}
        lines = [
            Line(place, (_named(known[left]), _named(known[right]), f"{likeness}%"))
            for place, (left, _, right, _, likeness) in enumerate(self.pairs)
            if left in known and right in known and (left, right) not in self.apart]
        self.rows.empty = t("duplicates.none")
        self.rows.show(Fixed(lines))
        line.text = tn("duplicates.count", len(lines)) if lines else ""
        self.refresh_bindings()

    @property
    def here(self) -> Likely | None:
        """The pair under the cursor."""
        place = self.rows.cursor_id
        return self.pairs[place] if self.pairs and place is not None else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a pair there is nothing to do to one."""
        if action in ("merge", "open_left", "history"):
            return self.is_mounted and self.here is not None
        return True

    # -- acting ----------------------------------------------------------------
    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        message.stop()
        self.action_merge()

    def action_merge(self) -> None:
        """Lay the two side by side, and make them one."""
        from mitra_tui.screens.merging import merge

        if self.here is not None:
            merge(self, [self.here[0], self.here[2]], self._merged)

    def _merged(self, keep: int) -> None:
        self.reread()

    def action_delete(self) -> None:
        """These are two partners: leave the pair out until the search is made anew."""
        pair = self.here
        if self.drop_draft() or pair is None:
            return
        self.apart.add((pair[0], pair[2]))
        self.reread()
        self.say(t("duplicates.dismissed", one=pair[1], other=pair[3]))

    def action_open_left(self) -> None:
        """Look at the first of the two."""
        from mitra_tui.screens.partner_page import PartnerPage

        if self.here is not None:
            self.app.push_screen(PartnerPage(self.here[0]))

    def action_history(self) -> None:
        """What happened to the first of the two."""
        from mitra_tui.screens.history import show_history

        if self.here is not None:
            show_history(self, "partners", self.here[0])


def _named(known: tuple[str, str]) -> str:
    name, city = known
    return f"{name} ({city})" if city else name
