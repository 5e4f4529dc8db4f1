"""Show a text that may be long, and wait until it was read."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from mitra_tui.i18n import t
from mitra_tui.widgets.cells import wrapped
from mitra_tui.widgets.dialogs.dialog import Dialog, plain


class Notice(Dialog[None]):
    """A text to read; escape, enter, `q`, F1 or `?` close it."""

    BINDINGS = [
        Binding("escape,enter,q,f1,question_mark", "cancel", show=False, id="notice.close",
                tooltip=t("dialog.close_tip")),
        Binding("j", "scroll(1)", show=False, id="notice.down", tooltip=t("keys.list.down.tip")),
        Binding("k", "scroll(-1)", show=False, id="notice.up", tooltip=t("keys.list.up.tip")),
    ]

    DEFAULT_CSS = """
    Notice #text { width: 100%; height: auto; scrollbar-size-vertical: 1; }
    """

    def __init__(self, text: str, *, title: str = "") -> None:
        super().__init__(title, t("dialog.notice_keys"))
        self.text = text

    def body(self) -> Sequence[Widget]:
        return [VerticalScroll(Static(plain(self.text), id="lines"), id="text")]

    def on_resize(self, event: events.Resize) -> None:
        """The text takes what the title and the keys leave."""
        self.query_one("#text").styles.max_height = max(1, event.size.height - 2)
        width = event.size.width - 3  # its padding, and the scroll bar
        self.query_one("#lines", Static).update(plain("\n".join(wrapped(self.text, width))))

    def action_scroll(self, step: int) -> None:
        """One line up or down."""
        self.query_one("#text").scroll_relative(y=step, animate=False)
