"""A line in which the path of a file is typed, completed or pasted."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.message import Message

from mitra_tui.i18n import t
from mitra_tui.widgets.line import LineInput


class PathLine(LineInput):
    """Tab asks to complete, the arrows ask to move in what was found. A paste is handed on whole:
    it may be a path, or what should have been in the file."""

    BINDINGS = [
        Binding("tab", "complete", t("keys.path.complete"), show=True, id="path.complete",
                tooltip=t("keys.path.complete.tip")),
        Binding("up", "move('up')", show=False, id="path.up", tooltip=t("keys.path.up.tip")),
        Binding("down", "move('down')", show=False, id="path.down",
                tooltip=t("keys.path.down.tip")),
        Binding("pageup", "move('pageup')", show=False, id="path.page_up",
                tooltip=t("keys.list.page_up.tip")),
        Binding("pagedown", "move('pagedown')", show=False, id="path.page_down",
                tooltip=t("keys.list.page_down.tip")),
    ]

    class Completed(Message):
        """Tab was pressed."""

    class Moved(Message):
        """A key of movement was pressed."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    class Pasted(Message):
        """Something was pasted; nothing was typed in yet."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def put(self, path: str) -> None:
        """Let `path` stand in the line, the cursor behind it."""
        self.value = path
        self.cursor_position = len(path)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.post_message(self.Pasted(event.text))

    def action_paste(self) -> None:
        self.post_message(self.Pasted(self.app.clipboard))

    def action_complete(self) -> None:
        self.post_message(self.Completed())

    def action_move(self, key: str) -> None:
        self.post_message(self.Moved(key))
