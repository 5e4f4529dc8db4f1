"""Ask for one line of text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from mitra_tui.i18n import t
from mitra_tui.widgets.dialogs.dialog import Dialog, plain
from mitra_tui.widgets.line import LineInput


def _anything(text: str) -> str | None:
    return None


class Ask(Dialog[str | None]):
    """One line. Enter answers with it when it is sound, escape with None."""

    def __init__(self, prompt: str, value: str = "",
                 check: Callable[[str], str | None] = _anything) -> None:
        """`check` says in a sentence what is wrong with a text, None when nothing is."""
        super().__init__(prompt, t("dialog.ask_keys"))
        self.value = value
        self.check = check

    def body(self) -> Sequence[Widget]:
        return [LineInput(self.value, id="answer"), Static("", id="error", markup=False)]

    def on_mount(self) -> None:
        self.query_one("#error").display = False

    @on(LineInput.Submitted)
    def _answered(self, message: LineInput.Submitted) -> None:
        message.stop()
        text = message.value.strip()
        wrong = self.check(text)
        if wrong is None:
            self.dismiss(text)
            return
        error = self.query_one("#error", Static)
        error.update(plain(wrong))
        error.display = True

    @on(LineInput.Changed)
    def _changed(self, message: LineInput.Changed) -> None:
        message.stop()
        self.query_one("#error").display = False
