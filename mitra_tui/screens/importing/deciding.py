"""The keys by which rows of an import are decided, in the preview and when they waited."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from textual.binding import Binding
from textual.screen import ScreenResultType

from mitra_tui.i18n import t
from mitra_tui.screens.importing.row_form import RowForm
from mitra_tui.screens.jobs import JobPage
from mitra_tui.services import importing
from mitra_tui.services.importing import Choice, Plan

_ACTS = {
    "accept": Choice.ACCEPT, "keep_new": Choice.NEW, "same_as": Choice.SAME,
    "renew": Choice.UPDATE, "wait": Choice.WAIT, "delete": Choice.DROP,
}


def _key(key: str, name: str, action: str, id: str) -> Binding:
    return Binding(key, action, t(f"keys.import.{name}"), show=True, id=id,
                   tooltip=t(f"keys.import.{name}.tip"))


class DecidingPage(JobPage[ScreenResultType]):
    """A page on which a row of a plan is decided by a single key."""

    HELP = "import"
    BINDINGS = [
        _key("y", "accept", "accept", "import.accept"),
        _key("r", "update", "renew", "import.update"),
        _key("n", "new", "keep_new", "import.new"),
        _key("m", "same", "same_as", "import.same"),
        _key("e", "correct", "correct", "list.edit"),
        _key("z", "wait", "wait", "import.wait"),
        _key("d", "drop", "delete", "list.delete"),
    ]

    # -- what a page says ----------------------------------------------------------
    @property
    def deciding(self) -> tuple[Plan, int] | None:
        """The plan, and the place of the row that the keys are about."""
        return None

    def decide(self, choice: Choice, *, record_id: int | None = None,
               values: Mapping[str, Any] | None = None) -> None:
        """Decide about the row."""

    def draft_key(self, plan: Plan, place: int) -> str:
        """The name under which the form of a row is kept when it is left."""
        return f"import/{plan.what}/{plan.source}/{plan.rows[place].number}"

    def can(self, choice: Choice) -> bool:
        """Whether the row (or one of those that are marked) can be decided so."""
        here = self.deciding
        return here is not None and choice in importing.choices(here[0].rows[here[1]])

    # -- the keys ------------------------------------------------------------------
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what cannot be said of this row."""
        if action in _ACTS:
            return self.is_mounted and self.can(_ACTS[action])
        if action == "correct":
            return self.is_mounted and self.deciding is not None
        return True

    def action_accept(self) -> None:
        """Take the suggestion."""
        self.decide(Choice.ACCEPT)

    def action_keep_new(self) -> None:
        """Make a record of its own."""
        self.decide(Choice.NEW)

    def action_renew(self) -> None:
        """Let the known record take the row's values."""
        self.decide(Choice.UPDATE)

    def action_wait(self) -> None:
        """Leave the row for later."""
        self.decide(Choice.WAIT)

    def action_delete(self) -> None:
        """Do not import the row; or discard the draft of its form that was just left."""
        if not self.drop_draft():
            self.decide(Choice.DROP)

    def action_same_as(self) -> None:
        """Say which record the row is; a known one need not be named."""
        here = self.deciding
        if here is None:
            return
        plan, place = here
        if plan.rows[place].verdict is importing.Verdict.DUPLICATE:
            self.decide(Choice.SAME)
            return
        from mitra_tui.widgets.dialogs import Pick

        def chosen(record_id: int | None) -> None:
            if record_id is not None:
                self.decide(Choice.SAME, record_id=record_id)

        def lookup(text: str) -> list[tuple[int, str]]:
            return self.attempt(importing.candidates, plan.what, text) or []

        title = t("import.same_as", one=t(f"{plan.what}.one"), number=plan.rows[place].number)
        self.app.push_screen(Pick(title, lookup), chosen)

    def action_correct(self) -> None:
        """Mend the row's fields in the form of its kind."""
        here = self.deciding
        if here is None or self.busy:
            return
        plan, place = here
        form = RowForm(plan, place, self.draft_key(plan, place))

        def saved(done: int | None) -> None:
            if done is not None:
                self.decide(Choice.ACCEPT, values=form.checked)

        self.app.push_screen(form, saved)
