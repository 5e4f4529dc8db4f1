"""Pilihan sekolah: weights, numbers, reminders, ladders; what holds now, and another choice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widget import Widget

from mitra_tui.errors import FieldError, Invalid
from mitra_tui.i18n import t, tn
from mitra_tui.rows.lines import Fixed, Line
from mitra_tui.screens.page import RowsPage
from mitra_tui.screens.preference_forms import (
    ChoiceForm,
    form_of,
    label_of,
    value_text,
    whole_text,
)
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.detail import STRONG, Detail
from mitra_tui.widgets.dialogs.fill import Fill
from mitra_tui.widgets.summary import Summary
from mitra_tui.widgets.table import Head, RowsTable

# The choices in the order of the list; a number is chosen for each kind of document.
CHOICES = ("appraisal.weights", "numbering/mou", "numbering/pks", "numbering/ia",
           "numbering/addendum", "numbering/letter", "agreements.lead_days", "agreements.ladder",
           "conflicts.ladder", "eight_plus_i.unit", "warnings")


class PreferencesScreen(RowsPage[None]):
    """A line for each choice; enter changes it, `d` goes back to what is usual."""

    ROOT = "school"
    HELP = "preferences"
    BINDINGS = [
        verb("e", "edit", "edit", show=True),
        Binding("d", "delete", t("keys.preferences.default"), show=True, id="list.delete",
                tooltip=t("keys.preferences.default.tip")),
    ]

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="finder"):
            yield Summary()
        yield RowsTable([
            Head(t("preferences.what"), 31, stays=True), Head(t("preferences.now"), 36, grow=1),
            Head(t("preferences.state"), 8)])
        yield Detail(id="detail")

    @property
    def here(self) -> str:
        """The choice under the cursor."""
        return CHOICES[self.rows.cursor]

    def shows(self, what: str) -> bool:
        return what == "preferences"

    # -- reading ---------------------------------------------------------------
    def reread(self, record_id: int | None = None) -> None:
        from mitra_tui.services import numbering, preferences

        usual = {}
        for name in CHOICES:
            what, _, kind = name.partition("/")
            usual[name] = numbering.is_usual(kind) if kind else preferences.is_default(what)
        self.rows.show(Fixed([
            Line(number, (label_of(name), value_text(name),
                          t("preferences.usual" if usual[name] else "preferences.own")))
            for number, name in enumerate(CHOICES, 1)]))
        own = sum(not one for one in usual.values())
        self.query_one(Summary).show(tn("preferences.own_count", own) if own else
                                     t("preferences.all_usual"))

        self._explain()

    @on(RowsTable.Highlighted)
    def _moved(self, message: RowsTable.Highlighted) -> None:
        message.stop()
        self._explain()

    def _explain(self) -> None:
        """All of the choice under the cursor, below the table."""
        self.query_one(Detail).show([
            (label_of(self.here), STRONG), (whole_text(self.here), "")])

    def show_record(self, what: str, record_id: int | None) -> None:
        self.reread()

    # -- choosing --------------------------------------------------------------
    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        message.stop()
        self.action_edit()

    def action_edit(self) -> None:
        """Choose otherwise; of the early warnings, first the rule."""
        name = self.here
        if name == "warnings":
            from mitra_tui.screens.warning_rules import choose_rule

            choose_rule(self)
            return
        form = form_of(name)

        def check(values: dict[str, Any]) -> Sequence[FieldError]:
            try:
                form.check(values)
            except Invalid as error:
                return error.errors
            return ()

        self.app.push_screen(
            Fill(label_of(name), form.fields, form.sources, form.values, check=check,
                 hints=form.hints, tall=form.tall), lambda values: self._chosen(form, values))

    def _chosen(self, form: ChoiceForm, values: dict[str, Any] | None) -> None:
        if values is not None:
            self._write(lambda: form.choose(values))

    def action_delete(self) -> None:
        """Back to what is usual."""
        from mitra_tui.services import numbering, preferences

        what, _, kind = self.here.partition("/")
        self._write(lambda: numbering.choose(kind, "") if kind else preferences.reset(what))

    def _write(self, act: Callable[[], bool]) -> None:
        """Write a choice, and say how to take it back if it is another than before."""
        changed = self.attempt(act)
        if changed:
            self.made()
            self.reread()
            self.say_saved()
        elif changed is not None:
            self.say(t("preferences.same"))
