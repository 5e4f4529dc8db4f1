"""Early warnings: what may become a quarrel, rule by rule; one key makes something of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on, work
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widget import Widget

from mitra_tui import clock
from mitra_tui.errors import MitraError
from mitra_tui.i18n import t, tn
from mitra_tui.i18n.dates import brief_text, day_text
from mitra_tui.rows.lines import Fixed, Line
from mitra_tui.rows.warning import EarlyWarning, Evidence
from mitra_tui.screens.page import RowsPage
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.detail import DIM, STRONG, Detail
from mitra_tui.widgets.summary import Summary
from mitra_tui.widgets.table import Head, RowsTable

_OF_ONE = ("next", "new", "delete")


class WarningsScreen(RowsPage[None]):
    """A line for each warning; below it what it was told by. Enter goes there."""

    ROOT = "conflicts"
    HELP = "warnings"
    BINDINGS = [
        Binding("l", "next", t("keys.warnings.conflict"), show=True, id="list.next",
                tooltip=t("keys.warnings.conflict.tip")),
        Binding("n", "new", t("keys.warnings.task"), show=True, id="list.new",
                tooltip=t("keys.warnings.task.tip")),
        Binding("d", "delete", t("keys.warnings.dismiss"), show=True, id="list.delete",
                tooltip=t("keys.warnings.dismiss.tip")),
        Binding("c", "note", t("keys.page.note"), show=True, id="page.note",
                tooltip=t("keys.page.note.tip")),
        verb("g", "related", "related", show=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.found: Sequence[EarlyWarning] = ()
        self._read = False  # something was shown already

    # -- composing -------------------------------------------------------------
    def body(self) -> Iterable[Widget]:
        with Horizontal(id="finder"):
            yield Summary()
        yield RowsTable([
            Head(t("warnings.since"), 6, stays=True), Head(t("warnings.whom"), 22, grow=1),
            Head(t("warnings.one"), 46, grow=3)], empty=t("warnings.reading"))
        yield Detail(id="detail")

    @property
    def here(self) -> EarlyWarning | None:
        """The warning under the cursor."""
        number = self.rows.cursor_id if self.is_mounted else None
        return self.found[number - 1] if number and number <= len(self.found) else None

    def shows(self, what: str) -> bool:
        return False  # of other changes than its own this page knows nothing

    def note_partner(self) -> int | None:
        return self.here.partner or None if self.here else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is made of no warning."""
        return action not in _OF_ONE or self.here is not None

    # -- reading ---------------------------------------------------------------
    def reread(self, record_id: int | None = None) -> None:
        self._look()

    @work(thread=True, exclusive=True, group="warnings", exit_on_error=False)
    def _look(self) -> None:
        """Ask the rules off the loop: over many records they take longer than a key may."""
        from mitra_tui.services.threads import patiently
        from mitra_tui.services.warnings import warnings

        try:
            found = patiently(warnings)
        except MitraError as error:
            self.app.call_from_thread(self.refuse, error)
        else:
            self.app.call_from_thread(self._show, found)

    def _show(self, found: Sequence[EarlyWarning]) -> None:
        if not self.is_attached:
            return
        self.found = found
        self.rows.empty = t("warnings.none")
        self.rows.show(Fixed(_lines(found)), cursor_id=self._place())
        self.query_one(Summary).show(tn("warnings.count", len(found)) if found else "")
        self._read = True
        self._explain()
        self.refresh_bindings()

    def _place(self) -> int | None:
        """The line that comes next: the one at the same place, or the last."""
        here = self.rows.cursor_id if self._read else None
        return min(here, len(self.found)) or None if here else None

    @on(RowsTable.Highlighted)
    def _moved(self, message: RowsTable.Highlighted) -> None:
        message.stop()
        self._explain()

    def _explain(self) -> None:
        """All of the warning under the cursor, and what it was told by."""
        warning = self.here
        if warning is None:
            self.query_one(Detail).show([])
            return
        from mitra_tui.services.warnings.telling import sentence

        self.query_one(Detail).show([
            (f"{warning.name}: {sentence(warning)}", STRONG),
            *((_evidence_text(one), "") for one in warning.evidence),
            (t(f"warnings.about.{warning.rule}"), DIM)])

    # -- opening ---------------------------------------------------------------
    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        message.stop()
        warning = self.here
        if warning is None:
            return
        if len({(one.what, one.id) for one in warning.evidence}) == 1:
            self._open(warning.what, warning.id)  # of a partner its page, where all of it stands
            return
        from mitra_tui.widgets.dialogs import Choose

        told = {f"{one.what}/{one.id}": _evidence_text(one) for one in warning.evidence}
        told.setdefault(f"{warning.what}/{warning.id}", warning.name)

        def chosen(key: str | None) -> None:
            if key:
                what, _, number = key.partition("/")
                self._open(what, int(number))

        self.app.push_screen(Choose(t("warnings.evidence"), list(told.items())), chosen)

    def _open(self, what: str, record_id: int) -> None:
        from mitra_tui.screens.record_pages import page_of

        page = page_of(what, record_id)
        if page is not None:
            self.app.push_screen(page)
            return
        from mitra_tui.screens.record_form import open_form
        from mitra_tui.services.registry import store_of

        record = self.attempt(store_of(what).get, record_id)
        if record is not None:
            open_form(self, what, record, done=lambda one: self._saved(one is not None))

    # -- verbs -----------------------------------------------------------------
    def action_next(self) -> None:
        """Note it as a potential conflict."""
        self._make("to_conflict")

    def action_new(self) -> None:
        """Make a task of it."""
        self._make("to_followup")

    def _make(self, act: str) -> None:
        from mitra_tui.services.warnings import acts

        warning = self.here
        if warning is not None:
            self._saved(self.attempt(getattr(acts, act), warning) is not None)

    def action_delete(self) -> None:
        """Put it aside, with a reason."""
        warning = self.here
        if warning is None or self.drop_draft():
            return
        from mitra_tui.services.warnings.acts import dismiss
        from mitra_tui.widgets.dialogs import Ask

        def check(text: str) -> str | None:
            return None if text else t("check.required")

        def written(reason: str) -> bool:
            dismiss(warning, reason)
            return True

        def answered(reason: str | None) -> None:
            if reason:
                self._saved(bool(self.attempt(written, reason)))

        self.app.push_screen(Ask(t("warnings.ask_reason"), check=check), answered)

    def _saved(self, written: bool) -> None:
        """Something was written: show what is left, and say how to take it back."""
        if written:
            self.made()
            self.reread()
            self.say_saved()

    def action_related(self) -> None:
        """The rules, and what was put aside."""
        from mitra_tui.screens.warning_rules import choose_related

        choose_related(self)


def _lines(found: Sequence[EarlyWarning]) -> list[Line]:
    """A line for each warning; its number is its place in the list, from 1."""
    from mitra_tui.services.warnings.telling import sentence

    today = clock.today().isoformat()
    return [Line(number, (brief_text(one.since, "day", today), one.name, sentence(one)))
            for number, one in enumerate(found, 1)]


def _evidence_text(one: Evidence) -> str:
    """Its kind, its day and what it is called."""
    kind = t(f"{one.what}.one")
    return " · ".join(part for part in (
        kind[:1].upper() + kind[1:], day_text(one.on_date), one.text) if part)
