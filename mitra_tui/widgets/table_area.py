"""A place into which a table is pasted, or typed line by line."""

from __future__ import annotations

from textual.binding import Binding
from textual.reactive import reactive
from textual.widgets import TextArea

from mitra_tui.i18n import t


class TableArea(TextArea, inherit_bindings=False):
    """Lines as they come, none wrapped. Tab parts two cells, as it does in what is pasted: some
    terminals paste by typing."""

    ALLOW_SELECT = False

    # F6 and F7 go to screens, everywhere.
    BINDINGS = [
        *(binding for binding in TextArea.BINDINGS
          if getattr(binding, "key", "") not in ("f6", "f7")),
        Binding("tab", "part", show=False, id="area.part", tooltip=t("keys.area.part.tip")),
    ]

    cursor_blink = reactive(False, init=False)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, soft_wrap=False, compact=True, highlight_cursor_line=False)
        self.match_cursor_bracket = False

    def put(self, text: str) -> None:
        """Let `text` stand in the area, the cursor behind it."""
        self.load_text(text)
        self.move_cursor(self.document.end)

    def action_part(self) -> None:
        """The next cell."""
        self.insert("\t")
