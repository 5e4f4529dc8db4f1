"""Rows of imports that wait for a person: their list, and the page on which one is settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from textual.binding import Binding
from textual.widget import Widget

from mitra_tui.i18n import t
from mitra_tui.rows.record import Query, Record
from mitra_tui.screens.importing.deciding import DecidingPage
from mitra_tui.screens.importing.told import paragraphs
from mitra_tui.screens.list_screen import ListScreen
from mitra_tui.services import importing
from mitra_tui.services.importing import Choice, Plan, Verdict
from mitra_tui.widgets.detail import Detail
from mitra_tui.widgets.table import Head
from mitra_tui.widgets.text_line import TextLine

_SETTLED = (Verdict.NEW, Verdict.UPDATE, Verdict.SAME)
# Verbs of a list that mean nothing to rows of a file.
_NOT_HERE = frozenset({"new", "import", "sort", "views", "filter"})


class PendingScreen(ListScreen):
    """The rows that wait to become records of one kind; enter opens one, `y` settles it."""

    WHAT = "pending"
    HELP = "pending"
    BINDINGS = [
        Binding("y", "accept", t("keys.import.accept"), show=True, id="import.accept",
                tooltip=t("keys.import.accept.tip")),
        Binding("e", "edit", t("keys.import.correct"), show=True, id="list.edit",
                tooltip=t("keys.import.correct.tip")),
        Binding("d", "delete", t("keys.import.drop"), show=True, id="list.delete",
                tooltip=t("keys.pending.drop.tip")),
    ]

    def __init__(self, what: str) -> None:
        """`what` names the kind of record that the rows would become."""
        super().__init__(Query(filters=(("target", what),)))
        self.target = what

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Rows are not made here, only settled."""
        return action not in _NOT_HERE

    # -- showing -----------------------------------------------------------------
    def heads(self) -> list[Head]:
        return [Head(t("pending.title"), 34, grow=3), Head(t("pending.field"), 12),
                Head(t("pending.suggestion"), 18, grow=2), Head(t("pending.source"), 12, grow=1)]

    def cells(self, ids: Sequence[int]) -> Sequence[tuple[str, ...]]:
        return [self._cells(record) for record in self.store.records(ids)]

    def _cells(self, record: Record) -> tuple[str, ...]:
        values = record.values
        field = str(values["field"] or "")
        asked = t(f"{self.target}.{field}") if field else t("pending.whole_row")
        return (str(values["title"] or ""), asked, str(values["suggestion"] or ""),
                str(values["source"] or ""))

    def related(self) -> list[tuple[str, str]]:
        return [("removed", t("list.go_removed"))]

    # -- settling ----------------------------------------------------------------
    def open_record(self, record_id: int) -> None:
        plan = self._reopen(record_id)
        if plan is not None:
            self.app.push_screen(PendingPage(plan), self._settled)

    def _reopen(self, record_id: int) -> Plan | None:
        from mitra_tui.services import pending

        plan = self.attempt(pending.reopen, record_id)
        return plan if isinstance(plan, Plan) else None

    def action_accept(self) -> None:
        """Settle the row as it is suggested."""
        here = self.rows.cursor_id
        plan = self._reopen(here) if here is not None else None
        if plan is None:
            return
        if plan.rows[0].offer is None and plan.rows[0].verdict not in _SETTLED:
            self.say(t("import.nothing_to_accept"), error=True)
            return
        number = self.attempt(accept_all, plan)
        self._settled(number)

    def action_edit(self) -> None:
        """Mend the row in the form of its kind; on the way back its page says what it is now."""
        here = self.rows.cursor_id
        plan = self._reopen(here) if here is not None else None
        if plan is not None:
            page = PendingPage(plan, mend=True)
            self.app.push_screen(page, self._settled)

    def _settled(self, record_id: int | None) -> None:
        """A row became a record: show what still waits, and say how to take it back."""
        if record_id is None:
            return
        from mitra_tui.services.registry import store_of

        self.made()
        self.reread()
        store = store_of(self.target)
        record = self.attempt(store.get, record_id)
        if record is not None:
            self.say_of("pending.settled", store.title_of(record.values))


class PendingPage(DecidingPage[int]):
    """One row that waits: what stands in it, what is asked, what is suggested. Answers with the
    record that it became."""

    HELP = "pending"

    def __init__(self, plan: Plan, *, mend: bool = False) -> None:
        """`mend` opens the form at once."""
        super().__init__()
        self.plan = plan
        self.mend = mend

    def body(self) -> Iterable[Widget]:
        plan = self.plan
        yield TextLine(t("pending.page_title", source=plan.source, number=plan.rows[0].number,
                         what=t(plan.what)), strong=True)
        yield Detail(id="detail")

    def on_mount(self) -> None:
        self._tell()
        if self.mend:
            self.call_after_refresh(self.action_correct)

    def _tell(self) -> None:
        self.query_one("#detail", Detail).show(paragraphs(self.plan, 0))
        self.refresh_bindings()

    @property
    def deciding(self) -> tuple[Plan, int] | None:
        return self.plan, 0

    def draft_key(self, plan: Plan, place: int) -> str:
        return f"pending/{plan.settling}/form"

    def can(self, choice: Choice) -> bool:
        if choice is Choice.WAIT:  # escape leaves it waiting
            return False
        settled = choice is Choice.ACCEPT and self.plan.rows[0].verdict in _SETTLED
        return settled or super().can(choice)

    def decide(self, choice: Choice, *, record_id: int | None = None,
               values: Mapping[str, Any] | None = None) -> None:
        """Decide, and settle the row when that makes it sound; otherwise ask what is left."""
        from mitra_tui.services import pending

        if choice is Choice.DROP:
            if self.attempt(pending.set_aside, self.plan) is not None:
                self.dismiss(None)
            return
        accepted = choice is Choice.ACCEPT and values is None and self.plan.rows[0].offer is None
        number = self.attempt(settle_as, self.plan, None if accepted else choice,
                              record_id=record_id, values=values)
        if number is not None:
            self.dismiss(number)
            return
        self._tell()


def settle_as(plan: Plan, choice: Choice | None, *, record_id: int | None = None,
              values: Mapping[str, Any] | None = None) -> int | None:
    """Decide about the one row of a plan (None: as it is), and settle it. Returns the record's
    id, or None when the row asks something else now. Raises `MitraError`."""
    from mitra_tui.services import pending

    if choice is not None:
        importing.decide(plan, 0, choice, record_id=record_id, values=values)
        if importing.needs_a_person(plan, 0):
            return None
    return pending.settle(plan) if plan.rows[0].verdict in _SETTLED else None


def accept_all(plan: Plan) -> int | None:
    """Take every suggestion for the one row of a plan, one after the other, and settle it."""
    while plan.rows[0].offer is not None and importing.needs_a_person(plan, 0):
        importing.decide(plan, 0, Choice.ACCEPT)
    return settle_as(plan, None)
