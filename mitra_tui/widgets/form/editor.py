"""What every field of a form has in common: a label to the left, its value, words beneath.

An `Editor` is one widget per field. It draws its label, its error and its hint itself, in the
room that its padding leaves: a form of twelve fields is twelve widgets, not forty, and no text
of the user is ever parsed as markup.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Spacing
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from mitra_tui.rows.fields import Field
from mitra_tui.widgets.columns import fit
from mitra_tui.widgets.form.sources import Sources

LABEL_WIDTH = 20
"""Cells of the label column at 80, the sign of the focus and a blank included."""

ASIDE_WIDTH = 26
"""Cells to the right of a value in which it is said how it was understood."""

MOST_WORDS = 3
"""Lines under a field that one error or hint may take."""


@dataclass(frozen=True, slots=True)
class Under:
    """One line under a field: its text and the component class of its looks."""

    text: str
    look: str


class Editor(Widget, can_focus=True):
    """One field of a form."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "editor--label", "editor--focused", "editor--error", "editor--hint", "editor--option",
        "editor--picked",
    }

    DEFAULT_CSS = """
    Editor {
        width: 1fr; height: 1; border: none; padding: 0; background: transparent;
        &:focus { border: none; background-tint: transparent; }
    }
    """

    ALLOW_SELECT = False
    ROWS: ClassVar[int] = 1
    """Lines that the value itself takes."""

    class Edited(Message):
        """The value was changed by a person."""

        def __init__(self, editor: Editor) -> None:
            super().__init__()
            self.editor = editor

    class Finished(Message):
        """The person is through with this field: on to the next."""

        def __init__(self, editor: Editor) -> None:
            super().__init__()
            self.editor = editor

    def __init__(self, field: Field, sources: Sources, **more: Any) -> None:
        super().__init__(id=f"field-{field.name}", **more)
        self.field = field
        self.sources = sources
        self.label = sources.of(field) + (" *" if field.required else "")
        self.label_width = LABEL_WIDTH
        self.error = ""
        self.hint = ""
        self.aside = ""
        self._under: tuple[Under, ...] = ()

    # What a kind of field must answer

    def answer(self) -> Any:
        """What stands in the field, ready for JSON: its value, or the text as it was typed."""
        raise NotImplementedError

    def put(self, value: Any) -> None:
        """Let `value` stand in the field, without telling anyone that it changed."""
        raise NotImplementedError

    def settle(self) -> None:
        """Make up its mind before the form is read: take what was certainly meant."""

    def options(self) -> Sequence[Under]:
        """The lines to choose from that stand under the field at the moment."""
        return ()

    # What every field can do

    def blame(self, sentence: str, where: str = "") -> None:
        """Say what is wrong, in the line under the field. `where` is the place inside a list."""
        self.error = sentence
        self.lay()

    def advise(self, text: str) -> None:
        """Say something helpful under the field; empty takes it back."""
        if text != self.hint:
            self.hint = text
            self.lay()

    def edited(self) -> None:
        """The value was changed by a person: the complaint about the old one is void."""
        self.error = ""
        self.lay()
        self.post_message(self.Edited(self))

    def finish(self) -> None:
        """Go on to the next field."""
        self.post_message(self.Finished(self))

    def lay(self) -> None:
        """Make room for the label and for what is said under the field."""
        room = max(8, self.size.width + self.styles.padding.width - self.label_width - 1) \
            if self.size.width else 58
        under = [Under(line, "editor--error") for line in _wrap(self.error, room)]
        under += [Under(line, "editor--hint") for line in _wrap(self.hint, room)]
        under += self.options()
        self._under = tuple(under)
        aside = ASIDE_WIDTH if self.aside and room >= 2 * ASIDE_WIDTH else 0
        padding = Spacing(0, aside, len(under), self.label_width)
        if padding != self.styles.padding or not self.styles.has_rule("height"):
            self.styles.padding = padding
            self.styles.height = self.ROWS + len(under)
        self.refresh()

    def on_mount(self) -> None:
        self.lay()

    def on_focus(self, event: events.Focus) -> None:
        self.lay()

    def on_blur(self, event: events.Blur) -> None:
        self.lay()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The value as its own widget draws it, with the label and the words around it."""
        strips = super().render_lines(crop)
        return [
            self._frame(y, strip, crop) for y, strip in zip(crop.line_range, strips, strict=True)
        ]

    def _frame(self, y: int, strip: Strip, crop: Region) -> Strip:
        """The line `y` with what the editor itself has to say on it."""
        padding, width = self.styles.padding, self.outer_size.width
        if y < self.ROWS:
            parts = [(0, self._label(y), "editor--focused" if self.has_focus else "editor--label",
                      padding.left)]
            if padding.right and y == 0:
                parts.append((width - padding.right, f" {self.aside}", "editor--hint",
                              padding.right))
        else:
            line = y - self.ROWS
            if line >= len(self._under):
                return strip
            under = self._under[line]
            left = min(padding.left, width)
            parts = [(left, under.text, under.look, width - left)]
        whole = strip if crop.x == 0 and crop.width == width else None
        if whole is None:
            whole = Strip.blank(crop.x).extend_cell_length(crop.x)
            whole = Strip.join([whole, strip]).adjust_cell_length(width)
        for start, text, look, cells in parts:
            style = self.get_component_rich_style(look)
            piece = Strip([Segment(fit(text, cells), style)], cells)
            whole = Strip.join([whole.crop(0, start), piece, whole.crop(start + cells, width)])
        return whole.crop(crop.x, crop.right)

    def _label(self, y: int) -> str:
        if y:
            return ""
        return f"{'>' if self.has_focus else ' '} {self.label}"


def _wrap(text: str, room: int) -> list[str]:
    lines = [line for part in text.split("\n") for line in textwrap.wrap(part, room)]
    if len(lines) > MOST_WORDS:
        lines[MOST_WORDS - 1 :] = [f"{lines[MOST_WORDS - 1]} …"]
    return lines
