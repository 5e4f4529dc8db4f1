"""Kendala & konflik (5): what went wrong or may, in groups by status, the oldest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.containers import Horizontal
from textual.widget import Widget

from mitra_tui.i18n import t, tn
from mitra_tui.rows.lines import Source
from mitra_tui.rows.record import Query
from mitra_tui.screens.conflict_groups import GroupedConflicts
from mitra_tui.screens.list_screen import ListScreen
from mitra_tui.screens.verbs import verb
from mitra_tui.screens.warned import Warned
from mitra_tui.services.listing import Listing
from mitra_tui.widgets.summary import Summary
from mitra_tui.widgets.table.grouped_table import GroupedTable


class ConflictsScreen(ListScreen, Warned):
    """The log of conflicts; enter opens one, `l` takes it a step further, `t` ends it."""

    ROOT = "conflicts"
    WHAT = "conflicts"
    BINDINGS = [
        verb("l", "next", "next", show=True),
        verb("t", "done", "finish", show=True),
    ]

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="finder"):
            yield Summary()
        yield GroupedTable(self.heads(), empty=t("conflicts.empty"))

    def source(self, listing: Listing) -> Source:
        """In groups by status, unless something is searched for or another order is wanted."""
        from mitra_tui.services.conflicts.groups import Groups

        query = listing.query
        if query.search or query.sort not in ("", "status") or query.descending is not None:
            return super().source(listing)
        return GroupedConflicts(Groups(query), self.cells, self.pinned)

    def show_query(self, query: Query, record_id: int | None = None) -> None:
        super().show_query(query, record_id)
        self.count_warnings_soon()

    def tell_warned(self) -> None:
        if self.listing is not None:
            self._tell(self.listing)

    def beside(self) -> list[str]:
        """What may yet become a conflict: the early warnings, as far as they are known."""
        return [tn("today.warnings", self.warned)] if self.warned else []

    def cells(self, ids: Sequence[int]) -> Sequence[tuple[str, ...]]:
        """Partner, summary, severity, age, next step, until when: four queries a page."""
        from mitra_tui.services.conflicts import lines

        return lines(ids) if ids else []

    def open_record(self, record_id: int) -> None:
        from mitra_tui.screens.conflict_page import ConflictPage

        self.app.push_screen(ConflictPage(record_id))

    def note_partner(self) -> int | None:
        here = self.rows.cursor_id
        found = self.attempt(self.store.get, here) if here is not None else None
        return int(found.values["partner"]) if found is not None else super().note_partner()

    def related(self) -> list[tuple[str, str]]:
        return [("warnings", t("warnings")), *super().related()]

    def go_related(self, key: str) -> None:
        if key == "warnings":
            from mitra_tui.screens.warnings import WarningsScreen

            self.app.push_screen(WarningsScreen())
        else:
            super().go_related(key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is done to what was removed, or to no conflict."""
        if action in ("next", "finish"):
            return self.is_mounted and bool(self.rows.count) and not self.query_now.hidden
        return super().check_action(action, parameters)

    # -- verbs -----------------------------------------------------------------
    def edit_record(self, record_id: int) -> None:
        from mitra_tui.screens.conflict_acts import readable
        from mitra_tui.screens.record_form import open_form

        record = readable(self, record_id)
        if record is not None:
            open_form(self, "conflicts", record)

    def action_next(self) -> None:
        """Record the next step of its ladder."""
        self._act("next_step")

    def action_finish(self) -> None:
        """Put an outcome to both sides."""
        self._act("close")

    def action_export(self) -> None:
        """Write all that the list shows into a file."""
        from mitra_tui.screens.exporting import export_records

        export_records(self, self.WHAT, self.query_now,
                       Listing(self.store, self.query_now).count())

    def _act(self, name: str) -> None:
        from mitra_tui.screens import conflict_acts

        here = self.rows.cursor_id
        if here is not None:
            getattr(conflict_acts, name)(self, here, self._acted)

    def _acted(self, record_id: int) -> None:
        self.made()
        self.reread(record_id)
        self.say_saved()
