"""The list that every kind of record has: searching, filtering, marking, and the common verbs.

A plain list screen is four facts: its entity, the heads of its columns, how a page of cells is
made, and its store. The keys that must be the same everywhere live here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widget import Widget

from mitra_tui.errors import MitraError
from mitra_tui.i18n import t, tn
from mitra_tui.rows.fields import Entity
from mitra_tui.rows.lines import Source
from mitra_tui.rows.record import Query, Record
from mitra_tui.rows.registry import entity
from mitra_tui.rows.report import for_list
from mitra_tui.screens.marking import Marking
from mitra_tui.screens.sources import ListSource
from mitra_tui.screens.verbs import verb
from mitra_tui.services.listing import Listing
from mitra_tui.services.registry import store_of
from mitra_tui.services.store import Store
from mitra_tui.widgets.summary import Summary
from mitra_tui.widgets.table import Head, RowsTable

_NOT_OF_REMOVED = ("new", "edit", "delete", "note", "import")
_OF_A_RECORD = ("edit", "delete", "restore", "mark", "mark_all", "history")


class ListScreen(Marking):
    """A list of the records `WHAT`."""

    WHAT = ""
    BINDINGS = [
        Binding("d", "restore", t("keys.list.restore"), show=True, id="list.delete",
                tooltip=t("keys.list.restore.tip")),
        verb("slash", "search", "search", show=True),
        verb("n", "new", "new", show=True),
        verb("e", "edit", "edit", show=True),
        Binding("c", "note", t("keys.page.note"), show=True, id="page.note",
                tooltip=t("keys.page.note.tip")),
        verb("f", "filter", "filter", show=True),
        verb("space", "mark", "mark", show=True),
        verb("x", "export", "export", show=True),
        verb("s", "sort", "sort"),
        verb("v", "views", "views"),
        verb("g", "related", "related"),
        verb("a", "mark_all", "mark_all"),
        verb("d", "delete", "delete"),
        verb("h", "history", "history"),
        verb("p", "print", "print"),
        verb("i", "import", "import"),
    ]

    def __init__(self, query: Query | None = None,
                 values: Mapping[str, Any] | None = None) -> None:
        """The list that `query` narrows; `values` stand in the form of a record added here."""
        super().__init__()
        self._values = values
        self.query_now = query or Query()
        self.start_query = self.query_now
        self._possible: Any = None  # what the keys that are shown depend on
        self.pinned: int | None = None  # shown on top though the query does not find it

    # -- what a kind of list may say differently ---------------------------------
    @property
    def known(self) -> Entity:
        return entity(self.WHAT)

    @property
    def store(self) -> Store:
        return store_of(self.WHAT)

    def heads(self) -> list[Head]:
        """The columns as shown."""
        return [Head(t(f"{self.WHAT}.{column.name}"), column.width, column.grow, column.right)
                for column in self.known.columns]

    def cells(self, ids: Sequence[int]) -> Sequence[tuple[str, ...]]:
        """The texts of some records, in the order of the columns."""
        from mitra_tui.services.display import cells_of

        return [tuple(row[1:]) for row in cells_of(self.WHAT, self.store.records(ids))]

    def source(self, listing: Listing) -> Source:
        """The lines of what a query finds."""
        return ListSource(listing, self.cells, self.pinned)

    def open_record(self, record_id: int) -> None:
        """Enter on a record. A list without pages of its own opens the form."""
        self.edit_record(record_id)

    def related(self) -> list[tuple[str, str]]:
        """The lines of the `g` menu: key and label. Chosen ones go to `go_related`."""
        from mitra_tui.screens.list_menus import related_lines

        return related_lines(self)

    def go_related(self, key: str) -> None:
        """Act on a line of the `g` menu."""
        from mitra_tui.screens.list_menus import go_related

        go_related(self, key)

    # -- what can be done here ---------------------------------------------------
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was removed can be brought back, and nothing else; nothing is done to no record."""
        if action == "restore" and not self.query_now.hidden:
            return False
        if action == "print" and not for_list(self.WHAT):
            return False
        if action in _NOT_OF_REMOVED and self.query_now.hidden:
            return False
        return action not in _OF_A_RECORD or not self.is_mounted or bool(self.rows.count)

    def possible(self) -> Any:
        """Something that differs when other keys can be used; read after every change."""
        return self.query_now.hidden, bool(self.rows.count)

    def note_possible(self) -> None:
        """Show other keys, if others can be used now."""
        possible = self.possible()
        if possible != self._possible:
            self._possible = possible
            self.refresh_bindings()

    # -- composing -------------------------------------------------------------
    def body(self) -> Iterable[Widget]:
        with Horizontal(id="finder"):
            yield Summary()
        yield RowsTable(self.heads(), empty=t(f"{self.WHAT}.empty"))

    def shows(self, what: str) -> bool:
        return what == self.WHAT

    def note_partner(self) -> int | None:
        """The partner to which all that is listed belongs."""
        partner = self.start_query.filter("partner")
        return partner if isinstance(partner, int) else None

    # -- reading ---------------------------------------------------------------
    def reread(self, record_id: int | None = None) -> None:
        self.show_query(self.query_now, record_id)

    def show_query(self, query: Query, record_id: int | None = None) -> None:
        """Show what `query` finds; the cursor goes to `record_id`, pinned if need be, until
        something else is asked for. Of what is newly searched for it goes to the first."""
        if record_id is not None or query != self.query_now:
            self.pinned = record_id
        try:
            listing = Listing(self.store, query)
            source = self.source(listing)
            searched = query.search not in ("", self.query_now.search)
            self.query_now, self.listing = query, listing
            self.rows.show(source, cursor_id=record_id, stay=not searched)
        except MitraError as error:
            self.refuse(error)
            return
        self._tell(listing)
        if query.search and not listing.count():
            self.guess_soon(listing)

    def _tell(self, listing: Listing, guessed: bool = False) -> None:
        """The line above the list: how many, of how many, and what narrows them."""
        from mitra_tui.services.values import filter_text

        query, own = self.query_now, self.start_query.filters
        whole = Query(filters=own, hidden=query.hidden)
        plain = (query.search, query.filters) == ("", own)
        found = listing.count()
        total = found if plain else Listing(self.store, whole).count()
        parts = [tn("list.count", total) if plain
                 else t("list.found", found=found, total=total)]
        parts += [f"{t(f'{self.WHAT}.{key}')}: {filter_text(self.WHAT, key, value)}"
                  for key, value in query.filters]
        parts += [t("list.removed_shown")] if query.hidden else []
        parts += [t("list.draft_waits")] if plain and self._draft_waits() else []
        parts += [t("list.alike")] if guessed else []
        parts += [tn("list.marked", len(self.rows.marks))] if self.rows.marks else []
        parts += self.beside()
        self.query_one(Summary).show(" · ".join(parts), search=query.search)
        self.rows.empty = t("list.nothing_found" if not plain else
                            "list.none_removed" if query.hidden else f"{self.WHAT}.empty")
        self.note_possible()

    def beside(self) -> list[str]:
        """What else the line above the list tells."""
        return []

    def _draft_waits(self) -> bool:
        """Whether a new record was begun and left, perhaps by a program that has ended."""
        from mitra_tui.screens.draft_keys import new_key
        from mitra_tui.services import drafts

        return bool(self.attempt(drafts.waits, new_key(self.WHAT, self.new_values())))

    def _recount(self) -> None:
        self._tell(self.listing or Listing(self.store, self.query_now))

    def all_ids(self) -> Sequence[int]:
        return Listing(self.store, self.query_now).all_ids()

    def show_guessed(self, listing: Listing) -> None:
        self.rows.show(ListSource(listing, self.cells), stay=False)
        self._tell(listing, guessed=True)

    def action_back(self) -> None:
        """Field → list, then clear the search, then the filters, then marks, then the page."""
        if self.in_search:
            self.leave_search()
        elif self.query_now.search:
            self.close_search()
            self.show_query(replace(self.query_now, search=""), self.rows.cursor_id)
        elif self.rows.marks:
            self.rows.clear_marks()
            self.reread()
        elif self.query_now != self.start_query:
            self.show_query(self.start_query, self.rows.cursor_id)
        else:
            super().action_back()

    # -- filters, order, views ---------------------------------------------------
    def action_filter(self) -> None:
        """Narrow the list by a field."""
        from mitra_tui.screens.list_menus import choose_filter

        choose_filter(self)

    def action_sort(self) -> None:
        """Order the list by another field; the same once more turns it round."""
        from mitra_tui.screens.list_menus import choose_order

        choose_order(self)

    def action_views(self) -> None:
        """Saved views: open one, or save this one."""
        from mitra_tui.screens.list_menus import choose_view

        choose_view(self)

    def action_related(self) -> None:
        """The menu of related lists."""
        from mitra_tui.widgets.dialogs import Choose

        self.app.push_screen(
            Choose(t("list.related"), self.related()),
            lambda key: self.go_related(key) if key else None)

    # -- verbs -----------------------------------------------------------------
    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        message.stop()
        self.open_record(message.id)

    def action_new(self) -> None:
        """A new record."""
        from mitra_tui.screens.record_form import open_form

        open_form(self, self.WHAT, values=self.new_values())

    def new_values(self) -> Mapping[str, Any] | None:
        """What stands in a new record's form beside the defaults."""
        return self._values

    def action_edit(self) -> None:
        """Change the record, or one field of all that are marked."""
        if self.rows.marks:
            from mitra_tui.screens.many import edit_many

            edit_many(self)
            return
        here = self.rows.cursor_id
        if here is not None:
            self.edit_record(here)

    def edit_record(self, record_id: int) -> None:
        """Open a record's form."""
        from mitra_tui.screens.record_form import open_form

        record = self.attempt(self.store.get, record_id)
        if record is not None:
            open_form(self, self.WHAT, record)

    def action_delete(self) -> None:
        """Remove (restorably), bring back, or discard the draft that was just left."""
        if self.drop_draft():
            self._recount()
        else:
            from mitra_tui.screens.many import remove

            remove(self)

    def action_restore(self) -> None:
        """Bring back what was removed."""
        self.action_delete()

    def action_history(self) -> None:
        """What happened to this record."""
        here = self.rows.cursor_id
        if here is not None:
            from mitra_tui.screens.history import show_history

            show_history(self, self.WHAT, here)

    def action_export(self) -> None:
        """Write all that the list shows into a file."""
        from mitra_tui.screens.exporting import export_list

        export_list(self)

    def action_print(self) -> None:
        """Print the report that fits the list."""
        from mitra_tui.screens.report_printing import print_for_list

        print_for_list(self, self.WHAT)

    def action_import(self) -> None:
        """Read records from a file or from what is pasted."""
        from mitra_tui.screens.importing import ImportScreen

        self.app.push_screen(ImportScreen(self.WHAT))

    def saved(self, record: Record | int | None) -> None:
        """A form was saved: put the cursor on the record and say how to take it back."""
        if record is None:
            return
        record_id = record if isinstance(record, int) else record.id
        self.reread(record_id)
        found = self.attempt(self.store.get, record_id)
        if found is not None:
            name = str(found.values.get(self.known.title) or record_id)
            self.say_of("message.saved_undo", name)
