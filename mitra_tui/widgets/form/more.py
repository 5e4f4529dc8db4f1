"""The line that stands for the part of a form that is opened on demand."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from mitra_tui.i18n import t
from mitra_tui.widgets.cells import fit


class More(Widget, can_focus=True):
    """The line that stands for the fields that are not shown yet."""

    BINDINGS = [
        Binding("enter,space", "open", show=False, id="form.more", tooltip=t("form.more_tip")),
    ]

    DEFAULT_CSS = """
    More { width: 1fr; height: 1; }
    """

    class Opened(Message):
        """The rest of the form was asked for."""

    def __init__(self) -> None:
        super().__init__(id="more")
        self.text = ""

    def on_focus(self, event: events.Focus) -> None:
        self.app.cursor_position = self.content_region.offset

    def action_open(self) -> None:
        self.post_message(self.Opened())

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1

    def render_line(self, y: int) -> Strip:
        sign = ">" if self.has_focus else " "
        return Strip([Segment(fit(f"{sign} {self.text}", self.size.width))])
