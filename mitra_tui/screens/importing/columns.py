"""The second step: which column of the table goes into which field."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from textual import on
from textual.binding import Binding
from textual.widget import Widget

from mitra_tui.i18n import t, tn
from mitra_tui.rows.fields import Field, Kind
from mitra_tui.rows.lines import Fixed, Line
from mitra_tui.rows.registry import entity
from mitra_tui.screens.importing.wizard import Wizard, Written, heading
from mitra_tui.screens.jobs import JobPage
from mitra_tui.screens.page import RowsPage
from mitra_tui.widgets.detail import DIM, STRONG, Detail, Paragraph
from mitra_tui.widgets.table import Head, RowsTable
from mitra_tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from mitra_tui.services.importing import Plan

_SAMPLES = 3  # different values shown of a column
_LOOKED_AT = 200  # rows among which they are looked for
_SAMPLE = 300  # characters of one
_LISTS = (Kind.REFS, Kind.TEXTS)  # fields into which several columns may go


class ColumnsScreen(JobPage[Written], RowsPage[Written]):
    """Enter chooses the field of a column; `l` goes on."""

    HELP = "import"
    BINDINGS = [
        Binding("l,ctrl+s", "next", t("keys.import.next"), show=True, id="import.next",
                tooltip=t("keys.import.next.tip")),
        Binding("e", "edit", t("keys.import.field"), show=True, id="list.edit",
                tooltip=t("keys.import.field.tip")),
        Binding("d", "delete", t("keys.import.leave_out"), show=True, id="list.delete",
                tooltip=t("keys.import.leave_out.tip")),
    ]

    def __init__(self, wizard: Wizard) -> None:
        super().__init__()
        self.wizard = wizard
        self.mapping = self._map()
        self.fields: list[Field] = [
            field for field in entity(wizard.what).fields if not field.computed]

    # -- composing -------------------------------------------------------------
    def body(self) -> Iterable[Widget]:
        sheet = self.wizard.sheet
        name = f"{sheet.source} ({sheet.sheet})" if sheet.sheet else sheet.source
        yield TextLine(heading(self.wizard.what, 2, name), strong=True)
        yield TextLine(id="summary")
        yield RowsTable([
            Head(t("import.column"), 24, grow=1), Head(t("import.goes_into"), 22),
            Head(t("import.samples"), 30, grow=3)])
        yield Detail(id="detail")

    def on_mount(self) -> None:
        self.rows.focus()
        self._show(next((at for at in range(len(self.mapping.fields)) if self._is_lost(at)), None))

    # -- showing -----------------------------------------------------------------
    def _map(self) -> Any:
        from mitra_tui.services import importing

        sheet = self.wizard.sheet
        return importing.mapping_for(
            self.wizard.what, sheet.headers, sheet.rows, self.wizard.chosen)

    def _show(self, column: int | None = None) -> None:
        """Show the columns as they go now; the cursor stays, or goes to `column`."""
        sheet = self.wizard.sheet
        lines = [
            Line(at, (header or t("import.no_heading", n=at + 1), self._into(at),
                      " · ".join(self._values(at, _SAMPLES))))
            for at, header in enumerate(sheet.headers) if header or self._values(at, 1)]
        self.rows.show(Fixed(lines), cursor_id=column)
        used = sum(bool(name) for name in self.mapping.fields)
        parts = [tn("import.rows", len(sheet.rows)), tn("import.columns_used", used)]
        if self.mapping.unmapped:
            parts.append(tn("import.columns_unused", len(self.mapping.unmapped)))
        self.query_one("#summary", TextLine).text = " · ".join(parts)
        self._tell()

    def _into(self, at: int) -> str:
        name = self.mapping.fields[at]
        if name:
            return f"> {self._label(name)}"
        left_out = self._is_lost(at) or str(at + 1) in self.wizard.chosen
        return t("import.not_imported" if left_out else "import.not_needed")

    def _is_lost(self, at: int) -> bool:
        """Whether a column holds something that goes nowhere, and nobody said that it should."""
        return not self.mapping.fields[at] and (
            self.wizard.sheet.headers[at] in self.mapping.unmapped)

    def _label(self, name: str) -> str:
        return t(f"{self.wizard.what}.{name}")

    def _values(self, at: int, most: int) -> list[str]:
        """The first different values of a column."""
        found: dict[str, None] = {}
        for row in self.wizard.sheet.rows[:_LOOKED_AT]:
            text = " ".join(str(row.cells[at])[:_SAMPLE].split()) if at < len(row.cells) else ""
            if text:
                found[text] = None
            if len(found) == most:
                break
        return list(found)

    @on(RowsTable.Highlighted)
    def _moved(self, message: RowsTable.Highlighted) -> None:
        message.stop()
        self._tell()

    def _tell(self) -> None:
        """What is missing, and the values of the column under the cursor."""
        said: list[Paragraph] = []
        if self.mapping.missing:
            fields = ", ".join(map(self._label, self.mapping.missing))
            said.append((f"! {t('import.missing', fields=fields)}", STRONG))
        at = self.rows.cursor_id
        if at is not None:
            said += [(text, DIM) for text in self._values(at, _SAMPLES)]
        self.query_one("#detail", Detail).show(said)

    # -- choosing ----------------------------------------------------------------
    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        message.stop()
        self.action_edit()

    def action_edit(self) -> None:
        """Choose the field of the column."""
        if self.busy:
            return
        from mitra_tui.widgets.dialogs import Choose

        at = self.rows.cursor_id
        if at is None:
            return
        now = self.mapping.fields[at]
        options = [("-", t("import.not_imported")),
                   *((field.name, self._offer(field, at)) for field in self.fields)]

        def chosen(name: str | None) -> None:
            if name is not None:
                self._take(at, "" if name == "-" else name)

        title = t("import.into_which", column=self._heading(at))
        self.app.push_screen(Choose(title, options, current=now or "-"), chosen)

    def _offer(self, field: Field, at: int) -> str:
        """A field's label, with the column that goes into it now."""
        label = self._label(field.name) + (" *" if field.required else "")
        other = next((place for place in self.mapping.columns(field.name) if place != at), None)
        return label if other is None else t(
            "import.from_column", label=label, column=self._heading(other))

    def _heading(self, at: int) -> str:
        return self.wizard.sheet.headers[at] or t("import.no_heading", n=at + 1)

    def action_delete(self) -> None:
        """Leave the column out."""
        at = self.rows.cursor_id
        if at is not None and not self.busy:
            self._take(at, "")

    def _take(self, at: int, name: str) -> None:
        """Let a column go into a field; another that went there is left out now."""
        chosen = self.wizard.chosen
        others = [place for place in self.mapping.columns(name) if place != at] if name else []
        if others and entity(self.wizard.what).field(name).kind not in _LISTS:
            chosen |= {str(place + 1): "" for place in others}
            self.say(t("import.taken_from", column=self._heading(others[0]),
                       field=self._label(name)))
        chosen[str(at + 1)] = name
        self.mapping = self._map()
        self._show(at)

    # -- going on ----------------------------------------------------------------
    def action_next(self) -> None:
        """To the preview, when every field that must be filled has a column."""
        if self.busy:
            return
        if self.mapping.missing:
            fields = ", ".join(map(self._label, self.mapping.missing))
            self.say(t("import.missing", fields=fields), error=True)
        elif self.wizard.is_planned:
            self._preview()
        else:
            sentence = tn("import.checking", len(self.wizard.sheet.rows))
            self.begin(sentence, self.wizard.planning(), self._planned)

    def _planned(self, plan: Plan) -> None:
        self.wizard.take(plan)
        self._preview()

    def _preview(self) -> None:
        from mitra_tui.screens.importing.preview import PreviewScreen

        self.app.push_screen(PreviewScreen(self.wizard), self._came_back)

    def _came_back(self, written: Written | None) -> None:
        if written is not None:
            self.dismiss(written)

    def action_back(self) -> None:
        """A job is forgotten first."""
        if self.busy:
            self.end_job()
        else:
            super().action_back()
