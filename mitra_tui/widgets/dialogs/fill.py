"""Ask for a few fields at once: a small form at the bottom of the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from textual import on
from textual.widget import Widget

from mitra_tui.errors import FieldError
from mitra_tui.i18n import t
from mitra_tui.rows.fields import Field
from mitra_tui.widgets.dialogs.dialog import Dialog
from mitra_tui.widgets.form import Form, Sources

Values = dict[str, Any]


def _sound(values: Values) -> Sequence[FieldError]:
    return ()


class Fill(Dialog[Values | None]):
    """A few fields. Enter on the last one, or ctrl+s, answers with what stands in them."""

    DEFAULT_CSS = """
    Fill Form { height: auto; max-height: 14; }
    """

    def __init__(self, title: str, fields: Sequence[Field], sources: Sources,
                 values: Mapping[str, Any] | None = None, *, first: str = "",
                 check: Callable[[Values], Sequence[FieldError]] = _sound,
                 hints: Callable[[Values], Mapping[str, str]] | None = None,
                 tall: Mapping[str, int] | None = None) -> None:
        """`check` says what is wrong with the values; the dialog stays open while it does.
        `hints` are words under the fields, by their names, for what stands in them; `tall`
        says how many lines a field takes."""
        super().__init__(title, t("dialog.fill_keys"))
        self.check = check
        self.hints = hints
        self.form = Form(fields, sources, first=first)
        self.form.give(values or {})
        for name, lines in (tall or {}).items():
            self.form.editor(name).take_rows(lines)

    def body(self) -> Sequence[Widget]:
        return [self.form]

    def on_mount(self) -> None:
        self._hint()

    @on(Form.Changed)
    def _typed(self, message: Form.Changed) -> None:
        message.stop()
        self._hint()

    def _hint(self) -> None:
        if self.hints is not None:
            for name, text in self.hints(self.form.values()).items():
                self.form.hint(name, text)

    @on(Form.Save)
    def _filled(self, message: Form.Save) -> None:
        message.stop()
        values = self.form.values()
        wrong = self.check(values)
        if wrong:
            self.form.show_errors(wrong)
        else:
            self.dismiss(values)

    @on(Form.Leave)
    def _left(self, message: Form.Leave) -> None:
        message.stop()
        self.action_cancel()
