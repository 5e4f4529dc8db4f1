"""Benefits that activities seem to have given: agreed to, changed first, or declined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widget import Widget

from mitra_tui.i18n import t, tn
from mitra_tui.i18n.dates import day_text, number_text
from mitra_tui.rows.benefit_balance import Suggestion
from mitra_tui.rows.lines import Fixed, Line
from mitra_tui.screens.marking import Marking
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.summary import Summary
from mitra_tui.widgets.table import Head, RowsTable


class SuggestionsPage(Marking):
    """`l` records the marked ones or the one under the cursor, enter opens its form first."""

    WHAT = "benefits"
    HELP = "benefit_suggestions"
    BINDINGS = [
        Binding("l", "next", t("keys.benefits.record"), show=True, id="list.next",
                tooltip=t("keys.benefits.record.tip")),
        verb("space", "mark", "mark", show=True),
        verb("a", "mark_all", "mark_all", show=True),
        Binding("d", "delete", t("keys.benefits.decline"), show=True, id="list.delete",
                tooltip=t("keys.benefits.decline.tip")),
    ]

    def __init__(self, partner: int | None = None, activity: int | None = None) -> None:
        """The suggestions for one partner or of one activity, or all."""
        super().__init__()
        self.partner = partner
        self.activity = activity
        self.found: list[Suggestion] = []

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="finder"):
            yield Summary()
        yield RowsTable(
            [Head(t("benefits.on_date"), 11), Head(t("benefits.partner"), 14, grow=2),
             Head(t("benefits.side"), 8), Head(t("benefits.kind"), 17, grow=1),
             Head(t("benefits.quantity"), 12), Head(t("benefits.activity"), 10, grow=2)],
            empty=t("benefits.no_suggestions"))

    def shows(self, what: str) -> bool:
        return what == self.WHAT

    # -- reading ---------------------------------------------------------------
    def reread(self, record_id: int | None = None) -> None:
        from mitra_tui.services.benefits.suggesting import of_activity, suggestions

        found = (self.attempt(suggestions, self.partner) if self.activity is None
                 else self.attempt(of_activity, self.activity))
        if found is None:
            return
        self.found = found
        self.rows.show(Fixed([Line(place, _cells(one)) for place, one in enumerate(found, 1)]))
        self._recount()
        self.refresh_bindings()

    def _recount(self) -> None:
        parts = [tn("benefits.suggested", len(self.found))]
        parts += [tn("list.marked", len(self.rows.marks))] if self.rows.marks else []
        self.query_one(Summary).show(" · ".join(parts))

    def all_ids(self) -> Sequence[int]:
        return range(1, len(self.found) + 1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without suggestions there is nothing to agree to."""
        if action in ("next", "mark", "mark_all"):
            return not self.is_mounted or bool(self.found)
        return True

    def _picked(self) -> list[Suggestion]:
        return [self.found[place - 1] for place in self.chosen()]

    # -- verbs -----------------------------------------------------------------
    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        """Look at the benefit in its form, and change it before it is saved."""
        message.stop()
        from mitra_tui.screens.record_form import open_form

        open_form(self, "benefits", values=dict(self.found[message.id - 1].values))

    def saved(self, record_id: int | None) -> None:
        """A form was saved: what it was about is no suggestion any more."""
        if record_id is not None:
            self._done("benefits.recorded", 1)

    def action_next(self) -> None:
        """Write the chosen ones into the ledger."""
        from mitra_tui.services.benefits.suggesting import record

        made = self.attempt(record, self._picked())
        if made is not None:
            self._done("benefits.recorded", len(made))

    def action_delete(self) -> None:
        """Say of the chosen ones that they are no benefits."""
        from mitra_tui.services.benefits.suggesting import decline

        picked = self._picked()
        if self.drop_draft() or not picked:
            return
        made = self.attempt(decline, picked)
        if made is not None:
            self._done("benefits.declined", len(made))

    def _done(self, key: str, number: int) -> None:
        self.made()
        self.rows.clear_marks()
        self.reread()
        self.say(tn(key, number))


def _cells(one: Suggestion) -> tuple[str, ...]:
    values = one.values
    quantity = "" if values["quantity"] is None else number_text(values["quantity"])
    return (day_text(str(values["on_date"] or "")), one.partner_name,
            t(f"benefits.side.{values['side']}"), t(f"benefits.kind.{values['kind']}"),
            f"{quantity} {values['unit'] or ''}".strip(), one.title)
