"""A field that a form shows and does not change: which record something belongs to."""

from __future__ import annotations

from typing import Any

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from mitra_tui.rows.fields import Field
from mitra_tui.widgets.form.editor import Editor
from mitra_tui.widgets.form.sources import Sources


class FixedLine(Editor, Widget):
    """The value's name, read only."""

    ALLOW_SELECT = False

    def __init__(self, field: Field, sources: Sources) -> None:
        super().__init__(field, sources)
        self._value: Any = None

    def answer(self) -> Any:
        return self._value

    def put(self, value: Any) -> None:
        self._value = value
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self.ROWS

    def render_line(self, y: int) -> Strip:
        said = "—" if self._value is None else self.sources.name(self.field, self._value)
        return Strip([Segment(said)])
