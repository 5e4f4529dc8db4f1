"""Naskah & surat: the texts from which documents are printed, shipped or the school's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widget import Widget

from mitra_tui.i18n import t, tn
from mitra_tui.rows.lines import Fixed
from mitra_tui.rows.lines import Line as Row
from mitra_tui.rows.template import KINDS
from mitra_tui.screens.page import RowsPage
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.dialogs import Ask, Notice
from mitra_tui.widgets.summary import Summary
from mitra_tui.widgets.table import Head, RowsTable

if TYPE_CHECKING:
    from mitra_tui.services.templates import Line

# Cells beside the text of a document shown here.
_MARGIN = 4


class TemplatesScreen(RowsPage[None]):
    """A line for each text; enter edits it, `n` copies it, `d` brings the shipped one back."""

    ROOT = "school"
    WHAT = "templates"
    HELP = "templates"
    BINDINGS = [
        verb("e", "edit", "edit", show=True),
        Binding("n", "new", t("keys.templates.copy"), show=True, id="list.new",
                tooltip=t("keys.templates.copy.tip")),
        Binding("p", "print", t("keys.template.preview"), show=True, id="list.print",
                tooltip=t("keys.template.preview.tip")),
        Binding("d", "delete", t("keys.preferences.default"), show=True, id="list.delete",
                tooltip=t("keys.templates.default.tip")),
        verb("h", "history", "history", show=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.templates: list[Line] = []

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="finder"):
            yield Summary()
        yield RowsTable([
            Head(t("templates.text"), 40, grow=2, stays=True),
            Head(t("templates.kind"), 27, grow=1), Head(t("preferences.state"), 8)])

    @property
    def here(self) -> Line | None:
        """The text under the cursor."""
        at = self.rows.cursor if self.is_mounted else 0
        return self.templates[at] if at < len(self.templates) else None

    def shows(self, what: str) -> bool:
        return what == self.WHAT

    # -- reading ---------------------------------------------------------------
    def reread(self, record_id: int | None = None) -> None:
        from mitra_tui.services import templates

        found = self.attempt(templates.every)
        if found is None:
            return
        self.templates = found
        ids = [one.id for one in found]
        self.rows.show(
            Fixed([Row(number, (one.label, t(f"templates.kind.{one.kind}"), _state(one)))
                   for number, one in enumerate(found, 1)]),
            cursor_id=ids.index(record_id) + 1 if record_id and record_id in ids else None)
        own = sum(_state(one) != t("preferences.usual") for one in found)
        self.query_one(Summary).show(tn("templates.own_count", own))
        self.refresh_bindings()

    def show_record(self, what: str, record_id: int | None) -> None:
        self.reread(record_id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what somebody changed has a history, and something to go back to."""
        if action in ("delete", "history") and not self.just_left:
            return self.here is not None and self.here.id is not None
        return True

    @on(RowsTable.Highlighted)
    def _moved(self, message: RowsTable.Highlighted) -> None:
        message.stop()
        self.refresh_bindings()

    # -- verbs -------------------------------------------------------------------
    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        message.stop()
        self.action_edit()

    def action_edit(self) -> None:
        """Open the text in the editor."""
        from mitra_tui.screens.template_editor import TemplateEditor
        from mitra_tui.services import templates

        if self.here is not None:
            record = self.attempt(templates.record_of, self.here.name)
            if record is not None:
                self.app.push_screen(TemplateEditor(record, self.here.label), self.saved)

    def saved(self, record_id: int | None) -> None:
        """A text was saved: stand on it, and say how to take it back."""
        if record_id is not None:
            self.made()
            self.reread(record_id)
            self.say_saved()

    def action_new(self) -> None:
        """A text of the school's own that begins as a copy of this one."""
        from mitra_tui.services import templates

        here = self.here
        if here is None:
            return

        def named(name: str | None) -> None:
            if name:
                self.saved(self.attempt(templates.copy, here.name, name))

        self.app.push_screen(
            Ask(t("templates.ask_name", label=here.label),
                check=lambda text: None if text else t("check.required")), named)

    def action_print(self) -> None:
        """The text as it would be printed, on this screen."""
        from mitra_tui.services import rendering, template_preview, templates

        here = self.here
        if here is None:
            return
        values = self.attempt(templates.values_of, here.name)
        document = self.attempt(template_preview.document_of, here.kind, str(values["text"]))
        if document is not None:
            text = "\n".join(rendering.preview_of(document, self.app.size.width - _MARGIN))
            self.app.push_screen(Notice(text, title=here.label))

    def action_delete(self) -> None:
        """Discard the draft just left; else back to the shipped text; an own one is removed."""
        from mitra_tui.services import templates

        here = self.here
        if self.drop_draft() or here is None or here.id is None:
            return
        record_id = here.id
        if here.name in KINDS:
            self._act(lambda: templates.restore_default(here.name), "templates.restored", here)
        else:
            self._act(lambda: templates.store.remove(record_id), "message.removed_undo", here)

    def _act(self, act: Callable[[], Any], key: str, here: Line) -> None:
        if self.attempt(lambda: act() or True):
            self.made()
            self.reread()
            self.say_of(key, here.label)

    def action_history(self) -> None:
        """What happened to this text."""
        from mitra_tui.screens.history import show_history

        if self.here is not None and self.here.id is not None:
            show_history(self, self.WHAT, self.here.id)


def _state(one: Line) -> str:
    """Where the text comes from."""
    if one.name not in KINDS:
        return t("preferences.own")
    return t("templates.changed" if one.changed else "preferences.usual")
