"""Hari ini (1): what needs someone, in groups by day; common acts work in place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widget import Widget

from mitra_tui import clock
from mitra_tui.actor import actor
from mitra_tui.i18n import t, tn
from mitra_tui.i18n.dates import weekday_text
from mitra_tui.rows.agenda import LATE, TODAY, Agenda, AgendaItem
from mitra_tui.screens.today_lines import NOTHING, Entry, TodayLines, number_of
from mitra_tui.screens.today_ways import WAYS
from mitra_tui.screens.verbs import verb
from mitra_tui.screens.warned import Warned
from mitra_tui.widgets.summary import Summary
from mitra_tui.widgets.table import Head, RowsTable
from mitra_tui.widgets.table.grouped_table import GroupedTable

# Verbs that act on the line under the cursor, each if its kind knows it.
_ON_LINES = ("finish", "next", "snooze", "renew", "edit", "history")
_SHOWN = ("followups", "needs", "activities", "contacts", "agreements", "interactions",
          "conflicts", "school", "officials")


class TodayScreen(Warned):
    """One list of what is late, due today, within a week, within a month."""

    ROOT = "today"
    BINDINGS = [
        verb("t", "done", "finish", show=True),
        verb("l", "next", "next", show=True),
        verb("z", "snooze", "snooze", show=True),
        verb("r", "renew", "renew", show=True),
        verb("e", "edit", "edit", show=True),
        verb("n", "new", "new", show=True),
        Binding("c", "note", t("keys.page.note"), show=True, id="page.note",
                tooltip=t("keys.page.note.tip")),
        verb("f", "filter", "filter", show=True),
        verb("h", "history", "history"),
        verb("g", "related", "related", show=True),
        verb("x", "export", "export"),
        Binding("f10", "own_data", t("keys.today.own_data"), show=True, id="today.own_data",
                tooltip=t("keys.today.own_data.tip")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.opened: frozenset[str] = frozenset()  # the groups that show all their lines
        self.owner = ""  # whose items are shown, empty: everybody's
        self.saved_item: AgendaItem | None = None
        self.shown = TodayLines(Agenda(()), (), clock.today())
        self._possible = ""
        self._told = Agenda(())  # whose counts stand above the list

    # -- composing -------------------------------------------------------------
    def body(self) -> Iterable[Widget]:
        with Horizontal(id="finder"):
            yield Summary()
        yield GroupedTable(
            [Head(t("today.due"), 6), Head(t("today.kind"), 11),
             Head(t("today.what"), 50, grow=4), Head(t("today.owner"), 9, grow=1)],
            empty=t("today.empty"))

    @property
    def here(self) -> Entry:
        """What the line under the cursor stands for."""
        return self.shown.entry(self.rows.cursor_id) if self.is_mounted else NOTHING

    @property
    def _is_try_out(self) -> bool:
        """Whether the data is the sample's, and there is a place for the school's own."""
        return self.mitra.sample and self.mitra.home is not None

    def shows(self, what: str) -> bool:
        return what in _SHOWN

    def note_partner(self) -> int | None:
        item = self.here.item
        return item.partner or None if item else None

    # -- reading ---------------------------------------------------------------
    def reread(self, record_id: int | None = None) -> None:
        self.show_lines(self.rows.cursor_id)
        if self.here.done:  # a step that was just taken: on to the next
            self.rows.show(self.shown.source, cursor_id=self.shown.next_step)

    def saved(self, record_id: int | None) -> None:
        """A step was taken: say how to take it back."""
        if record_id is not None:
            self.reread()
            self.say_saved()

    def show_lines(self, number: int | None = None) -> None:
        """Read and show the list; the cursor goes to the line `number`, if there is one."""
        from mitra_tui.services.agenda import agenda
        from mitra_tui.services.checklist import steps

        found = self.attempt(agenda)
        if found is None:
            return
        if self.owner:
            found = replace(
                found, items=tuple(item for item in found.items if item.owner == self.owner))
        self.shown = TodayLines(
            found, self.attempt(steps) or (), clock.today(), opened=self.opened,
            saved=self.saved_item, offer=self._is_try_out)
        self.rows.show(self.shown.source, cursor_id=number)
        self._told = found
        self.tell_warned()
        self._note_possible()
        self.count_warnings_soon()

    def show_record(self, what: str, record_id: int | None) -> None:
        self.saved_item = None
        self.show_lines()
        place = self.shown.find(what, record_id)
        if place is not None:
            self.rows.show(self.shown.source, cursor_id=place)

    def tell_warned(self) -> None:
        """The day, how much is late and due, and the early warnings as far as they are known."""
        found = self._told
        parts = [weekday_text(clock.today().isoformat())]
        for group in (LATE, TODAY):
            count = sum(item.group == group for item in found.items)
            if count:
                parts.append(tn(f"today.count.{group}", count))
        if self.warned:
            parts.append(tn("today.warnings", self.warned))
        if self.owner:
            parts.append(f"{t('today.owner')}: {self.owner}")
        self.query_one(Summary).show(" · ".join(parts))

    # -- what can be done here ---------------------------------------------------
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what this line does not have."""
        if action == "own_data":
            return self._is_try_out
        if action in _ON_LINES:
            entry = self.here
            known = entry.item is not None and action in WAYS[entry.item.kind]
            return known or (action == "edit" and bool(entry.step))
        return True

    @on(RowsTable.Highlighted)
    def _moved(self, message: RowsTable.Highlighted) -> None:
        message.stop()
        self._note_possible()

    def _note_possible(self) -> None:
        """Another kind of line: other keys. Nothing is redrawn between lines of one kind."""
        entry = self.here
        possible = entry.item.kind if entry.item else "step" if entry.step else "-"
        if possible != self._possible:
            self._possible = possible
            self.refresh_bindings()

    # -- opening ---------------------------------------------------------------
    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        message.stop()
        entry = self.shown.entry(message.id)
        if entry.more:
            self.opened |= {entry.more}
            self.show_lines()
            self.rows.show(self.shown.source, cursor_id=self.shown.after(entry.more))
        elif entry.step:
            self._open_step(entry.step)
        elif entry.offer:
            self.action_own_data()
        elif entry.item:
            self.open_item(entry.item)

    def _open_step(self, step: str) -> None:
        from mitra_tui.screens.first_steps import open_step

        open_step(self, step)

    def open_item(self, item: AgendaItem) -> None:
        """Open the thing: its form or its page."""
        WAYS[item.kind]["open"](self, item)

    def act(self, name: str) -> None:
        """One of the verbs, on the line under the cursor."""
        item = self.here.item
        if item is not None and name in WAYS[item.kind]:
            WAYS[item.kind][name](self, item)

    def saved_record(self, what: str, record_id: int | None) -> None:
        """A form was saved: stand on the record, and say how to take it back."""
        if record_id is None:
            return
        from mitra_tui.services.agenda import as_item

        self.saved_item = self.attempt(as_item, what, record_id)
        self.show_lines()
        place = self.shown.find(what, record_id)
        if place is not None:
            self.rows.show(self.shown.source, cursor_id=place)
        if self.saved_item is not None:
            self.say_of("message.saved_undo", self.saved_item.text)

    # -- verbs -----------------------------------------------------------------
    def action_finish(self) -> None:
        """Done: a task, an activity, a duty, a need that is met; of others, what was found."""
        self.act("finish")

    def action_next(self) -> None:
        """The next step: an activity was done, an agreement that was sent is signed."""
        self.act("next")

    def action_renew(self) -> None:
        """Renew an agreement that ends."""
        self.act("renew")

    def acted(self, item: AgendaItem, key: str, **params: Any) -> None:
        """An item was dealt with: go on with the next one, and say what was done."""
        self.saved_item = None
        self.show_lines(self.shown.next_to(number_of(item)))
        self.say_of(key, item.text, **params)

    def action_snooze(self) -> None:
        """Put a task off, or the end of an agreement."""
        self.act("snooze")

    def action_edit(self) -> None:
        """Change the record."""
        if self.here.step:
            self._open_step(self.here.step)
        else:
            self.act("edit")

    def action_new(self) -> None:
        """A new task."""
        from mitra_tui.screens.record_form import open_form

        values = {"due_on": clock.today().isoformat(), "owner": self.owner or actor()}
        open_form(self, "followups", values=values,
                  done=lambda one: self.saved_record("followups", one))

    def action_delete(self) -> None:
        """Discard the draft that was just left, send the first steps away, or remove a task."""
        if self.drop_draft():
            return
        if self.here.step:
            from mitra_tui.screens.today_acts import send_steps_away

            send_steps_away(self)
        else:
            self.act("delete")

    def action_history(self) -> None:
        """What happened to this record."""
        self.act("history")

    def action_related(self) -> None:
        """The whole lists behind this one."""
        from mitra_tui.screens.today_acts import choose_list

        choose_list(self)

    def action_export(self) -> None:
        """What is to come, as a calendar."""
        from mitra_tui.screens.today_acts import export_calendar

        export_calendar(self)

    def action_own_data(self) -> None:
        """Leave the try-out for the school's own data."""
        self.mitra.leave_sample()

    def action_filter(self) -> None:
        """Show only what one person has to do."""
        from mitra_tui.screens.today_acts import choose_owner

        choose_owner(self)

    def show_owner(self, owner: str) -> None:
        """Show what this person has to do; everything when empty."""
        self.owner = owner
        self.saved_item = None
        self.show_lines()

    def action_back(self) -> None:
        """Everybody's again, then fold the groups."""
        if self.owner:
            self.show_owner("")
        elif self.opened:
            self.opened = frozenset()
            self.show_lines()
        else:
            super().action_back()
