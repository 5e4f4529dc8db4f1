"""Hari ini (1): what needs someone, in groups by day; common acts work in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
from mitra_tui.screens.page import RowsPage
from mitra_tui.screens.today_lines import NOTHING, Entry, TodayLines, can, number_of
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.summary import Summary
from mitra_tui.widgets.table import Head, RowsTable
from mitra_tui.widgets.table.grouped_table import GroupedTable

_SHOWN = ("followups", "needs", "activities", "contacts", "agreements", "interactions", "school",
          "officials")


class TodayScreen(RowsPage[None]):
    """One list of what is late, due today, within a week, within a month."""

    ROOT = "today"
    BINDINGS = [
        verb("t", "done", "finish", show=True),
        verb("l", "next", "next"),
        verb("z", "snooze", "snooze", show=True),
        verb("r", "renew", "renew", show=True),
        verb("e", "edit", "edit", show=True),
        verb("n", "new", "new", show=True),
        Binding("c", "note", t("keys.page.note"), show=True, id="page.note",
                tooltip=t("keys.page.note.tip")),
        verb("f", "filter", "filter", show=True),
        verb("h", "history", "history"),
        verb("g", "related", "related", show=True),
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
        self._tell(found)
        self._note_possible()

    def show_record(self, what: str, record_id: int | None) -> None:
        self.saved_item = None
        self.show_lines()
        place = self.shown.find(what, record_id)
        if place is not None:
            self.rows.show(self.shown.source, cursor_id=place)

    def _tell(self, found: Agenda) -> None:
        parts = [weekday_text(clock.today().isoformat())]
        for group in (LATE, TODAY):
            count = sum(item.group == group for item in found.items)
            if count:
                parts.append(tn(f"today.count.{group}", count))
        if self.owner:
            parts.append(f"{t('today.owner')}: {self.owner}")
        self.query_one(Summary).show(" · ".join(parts))

    # -- what can be done here ---------------------------------------------------
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what this line does not have."""
        if action == "own_data":
            return self._is_try_out
        return can(action, self.here)

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
        """Open the thing: its form, the page of its partner, or the rows that wait."""
        if item.what == "pending":
            from mitra_tui.screens.pending import PendingScreen

            self.app.push_screen(PendingScreen(item.about))
        elif item.what == "agreements":
            from mitra_tui.screens.agreement_page import AgreementPage

            self.app.push_screen(AgreementPage(item.id))
        elif item.what == "contacts":
            from mitra_tui.screens.partner_page import PartnerPage

            self.app.push_screen(PartnerPage(item.partner))
        else:
            self.edit_item(item)

    def edit_item(self, item: AgendaItem) -> None:
        """Open the form of an item's record."""
        if item.what == "agreements":
            self.act_on(item, "edit")
            return
        from mitra_tui.screens.record_form import open_form
        from mitra_tui.services.registry import store_of

        record = self.attempt(store_of(item.what).get, item.id)
        if record is not None:
            open_form(self, item.what, record,
                      done=lambda one: self.saved_record(item.what, one))

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
        """Done: a task, an activity, a need that is met; of a finding, ask for it."""
        item = self.here.item
        if item is None:
            return
        if item.kind == "finding":
            from mitra_tui.screens.today_acts import ask_finding

            ask_finding(self, item)
        else:
            from mitra_tui.services import activities, followups, needs

            act: Callable[[Any], int] = {
                "followups": followups.finish, "needs": needs.meet,
                "activities": activities.finish}[item.what]
            if self.attempt(act, [item.id]):
                self.acted(item, "message.done_one")

    def action_next(self) -> None:
        """The next step of a planned activity: that it was done; of an agreement, its own."""
        if self.here.item is not None and self.here.item.what == "agreements":
            self.act_on(self.here.item, "next_step")
        else:
            self.action_finish()

    def action_renew(self) -> None:
        """Renew an agreement that ends."""
        if self.here.item is not None:
            self.act_on(self.here.item, "renew")

    def act_on(self, item: AgendaItem, name: str) -> None:
        """One of the acts on an agreement, in place."""
        from mitra_tui.screens import agreement_acts

        getattr(agreement_acts, name)(
            self, item.id, lambda one: self.acted(item, "message.saved_undo"))

    def acted(self, item: AgendaItem, key: str, **params: Any) -> None:
        """An item was dealt with: go on with the next one, and say what was done."""
        self.saved_item = None
        self.show_lines(self.shown.next_to(number_of(item)))
        self.say_of(key, item.text, **params)

    def action_snooze(self) -> None:
        """Put a task off, or the end of an agreement."""
        item = self.here.item
        if item is not None and item.what == "agreements":
            self.act_on(item, "snooze")
        elif item is not None:
            from mitra_tui.screens.snoozing import snooze

            snooze(self, [item.id],
                   lambda until: self.acted(item, "message.snoozed_one", day=until))

    def action_edit(self) -> None:
        """Change the record."""
        entry = self.here
        if entry.item is not None:
            self.edit_item(entry.item)
        elif entry.step:
            self._open_step(entry.step)

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
        from mitra_tui.screens.today_acts import remove

        remove(self, self.here)

    def action_history(self) -> None:
        """What happened to this record."""
        item = self.here.item
        if item is not None:
            from mitra_tui.screens.history import show_history

            show_history(self, item.what, item.id)

    def action_related(self) -> None:
        """The whole lists behind this one."""
        from mitra_tui.screens.today_acts import choose_list

        choose_list(self)

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
