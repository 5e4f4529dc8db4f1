"""The text of a document or letter: typed, checked as it is typed, previewed, saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from textual import on
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import TextArea

from mitra_tui.errors import FieldError
from mitra_tui.i18n import field_message, t
from mitra_tui.rows.record import Record
from mitra_tui.screens.record_form import RecordForm
from mitra_tui.widgets.detail import DIM, STRONG, Detail
from mitra_tui.widgets.text_area import LongText
from mitra_tui.widgets.text_line import TextLine

# Cells beside the text of a document shown here.
_MARGIN = 4


class TemplateEditor(RecordForm):
    """One long text. What it names and does not exist is told, with its line, while it is typed."""

    HELP = "template_editor"
    BINDINGS = [
        Binding("ctrl+s", "save_text", t("form.save"), show=True, priority=True, id="form.save",
                tooltip=t("form.save.help")),
        Binding("ctrl+o", "insert", t("keys.template.insert"), show=True, priority=True,
                id="template.insert", tooltip=t("keys.template.insert.tip")),
        Binding("ctrl+r", "preview", t("keys.template.preview"), show=True, priority=True,
                id="template.preview", tooltip=t("keys.template.preview.tip")),
        Binding("ctrl+b", "next_wrong", t("keys.template.wrong"), show=True, priority=True,
                id="template.wrong", tooltip=t("keys.template.wrong.tip")),
    ]

    def __init__(self, record: Record, label: str) -> None:
        super().__init__("templates", record)
        self.template = str(record.values["name"])
        self.kind = str(record.values["kind"])
        self.key = f"templates/{self.template}"
        self.label = label
        self.wrong: Sequence[FieldError] = ()

    # -- what the form of a record is asked ---------------------------------------
    def body(self) -> Iterable[Widget]:
        left = self.take_up()
        self.record_text = str(self.record.values["text"] if self.record else "")
        yield TextLine(id="name", strong=True)
        yield LongText(str(left.get("text", self.record_text)), id="text")
        yield Detail(id="detail")

    def on_mount(self) -> None:
        self.area.focus()
        self._look()
        if self._left:
            self.call_after_refresh(self.say, t("form.draft_taken"))

    @property
    def area(self) -> LongText:
        """The text."""
        return self.query_one(LongText)

    def typed(self) -> dict[str, Any]:
        return {"text": self.area.text}

    def write(self, values: Mapping[str, Any]) -> int:
        from mitra_tui.services import templates

        return templates.save_text(self.template, str(values["text"]), self.version)

    def invalid(self, errors: Sequence[FieldError]) -> None:
        """Say what is wrong, and go to where the first of it stands."""
        self.wrong = tuple(errors)
        self._tell()
        self._go(errors[0])

    # -- typing ------------------------------------------------------------------
    @on(TextArea.Changed)
    def _typed(self, message: TextArea.Changed) -> None:
        message.stop()
        if self.area.text == self.record_text and self._timer is None and not self._left:
            return
        self.keep_soon()
        self._look()

    @on(TextArea.SelectionChanged)
    def _moved(self, message: TextArea.SelectionChanged) -> None:
        message.stop()
        self._say_place()

    def _look(self) -> None:
        """Read the text, and tell what is wrong with it."""
        from mitra_tui.services.templates import wrong_with

        self.wrong = wrong_with(self.kind, self.area.text)
        self._tell()
        self._say_place()

    def _say_place(self) -> None:
        line, column = self.area.place
        self.query_one("#name", TextLine).text = t(
            "templates.place", label=self.label, line=line, column=column)

    def _tell(self) -> None:
        """The first complaint and how many more there are; without one, how such a text goes."""
        if not self.wrong:
            self.query_one(Detail).show([(t("templates.syntax", field="{…}"), DIM)])
            return
        more = len(self.wrong) - 1
        said = field_message(self.wrong[0])
        self.query_one(Detail).show([
            (f"{said} {t('templates.more_wrong', n=more)}" if more else said, STRONG)])

    def _go(self, error: FieldError) -> None:
        params = error.params
        if "line" in params:
            self.area.go_to(int(params["line"]), int(params.get("column", 1)))

    # -- verbs -------------------------------------------------------------------
    def action_save_text(self) -> None:
        """Check and save."""
        self.save(self.typed())

    def action_next_wrong(self) -> None:
        """Go to the next place where something is wrong, from the top again after the last."""
        here = self.area.place
        places = [one for one in self.wrong if "line" in one.params]
        after = [one for one in places
                 if (one.params["line"], one.params.get("column", 1)) > here]
        if places:
            self._go((after or places)[0])
        else:
            self.say(t("templates.sound"))

    def action_insert(self) -> None:
        """Choose what to name here; beside each stands what it would print now."""
        from mitra_tui.services import template_preview
        from mitra_tui.widgets.dialogs import Pick

        names = self.attempt(template_preview.names_of, self.kind)
        if names is None:
            return

        def lookup(typed: str) -> list[tuple[str, str]]:
            wanted = typed.casefold().split()
            return [(name, f"{{{name}}}  {told}") for name, told in names
                    if all(word in f"{name} {told}".casefold() for word in wanted)]

        def chosen(name: str | None) -> None:
            if name:
                self.area.put_in(f"{{{name}}}")

        self.app.push_screen(Pick(t("templates.insert"), lookup), chosen)

    def action_preview(self) -> None:
        """The text as it would be printed, filled from the newest record it could be about."""
        from mitra_tui.services import rendering, template_preview
        from mitra_tui.widgets.dialogs import Notice

        if self.wrong:
            self._go(self.wrong[0])
            return
        document = self.attempt(template_preview.document_of, self.kind, self.area.text)
        if document is not None:
            text = "\n".join(rendering.preview_of(document, self.app.size.width - _MARGIN))
            self.app.push_screen(Notice(text, title=self.label))
