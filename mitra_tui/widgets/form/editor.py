"""What every field of a form has in common: a label to the left, its value, words beneath.

An `Editor` is one widget per field. It draws its label, its error and its hint itself, in the
room that its padding leaves: a form of twelve fields is twelve widgets, not forty, and no text
of the user is ever parsed as markup.
"""

from __future__ import annotations

import textwrap
from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Spacing
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from mitra_tui.rows.fields import Field
from mitra_tui.widgets.cells import fit
from mitra_tui.widgets.form.sources import Sources
from mitra_tui.widgets.typed_past import TypedPast

LABEL_WIDTH = 20
"""Cells of the label column, the sign of the focus and a blank included, unless a label needs
more."""

ASIDE_WIDTH = 29
"""Cells to the right of a value in which it is said how it was understood."""

DAY_WIDTH = 19
"""Cells that a day needs, the cursor behind it included (`30 September 2026`)."""

MOST_WORDS = 3
"""Lines under a field that one error or hint may take."""


LOOKS = {"form--label", "form--focused", "form--error", "form--hint", "form--option",
         "form--picked"}
"""The component classes by which editors draw. The form carries them, once for all its editors:
each component class of a widget costs as much as a widget."""

if TYPE_CHECKING:
    _Widget = Widget
else:
    _Widget = object


@dataclass(frozen=True, slots=True)
class Under:
    """One line under a field: its text and the component class of its looks."""

    text: str
    look: str


class Editor(_Widget):
    """One field of a form: mixed into the widget that edits it, before that widget's class.

    Textual follows only the first widget class among the bases (for its style sheets and
    bindings), so this is none. Style sheets reach editors by the class `.editor`.
    """

    ROWS: ClassVar[int] = 1
    """Lines that the value itself takes, unless it is given others."""

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

    class Left(Message):
        """The person goes on to the field above (`step` -1) or below (1)."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def __init__(self, field: Field, sources: Sources, **more: Any) -> None:
        super().__init__(id=f"field-{field.name}", classes="editor", **more)
        self.field = field
        self.sources = sources
        self.label = sources.label(field.name) + (" *" if field.required else "")
        self.label_width = LABEL_WIDTH
        self.error = ""
        self.hint = ""
        self.aside = ""
        self.before = ""  # stands between the label and the value
        self.past = TypedPast()
        self.rows = self.ROWS
        self._under: tuple[Under, ...] = ()
        self.styles.padding = Spacing(0, 0, 0, self.label_width)
        self.styles.height = self.rows

    # What a kind of field must answer

    @abstractmethod
    def answer(self) -> Any:
        """What stands in the field, ready for JSON: its value, or the text as it was typed."""

    @abstractmethod
    def put(self, value: Any) -> None:
        """Let `value` stand in the field, without telling anyone that it changed."""

    def settle(self) -> None:
        """Make up its mind before the form is read: take what was certainly meant."""

    def options(self) -> Sequence[Under]:
        """The lines to choose from that stand under the field at the moment."""
        return ()

    def advice(self) -> str:
        """What the field itself has to say about what is typed at the moment."""
        return ""

    def state(self) -> Any:
        """What `restore` needs to bring back what stands in the field now. None: this kind of
        field remembers nothing, or does so itself."""
        return None

    def restore(self, state: Any) -> None:
        """Let a former state stand in the field, without telling anyone."""

    # What every field can do

    def fill(self, value: Any) -> None:
        """Let `value` stand in the field at first: nothing before it can come back."""
        self.put(value)
        self.past = TypedPast(self.state())

    def given(self, holds: bool) -> None:
        """What stands in the field (if it `holds` anything) was not typed here but given:
        whoever enters it means to keep it or to type something else, not to add to it."""

    def take_back(self, way: int) -> None:
        """Undo (-1) or redo (1) a change that a person made in this field."""
        state = self.past.step(way)
        if state is not None:
            self.restore(state)
            self.told()

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
        """The value was changed by a person."""
        self.past.note(self.state())
        self.told()

    def told(self) -> None:
        """Tell of a change; the complaint about the old value is void."""
        self.error = ""
        self.lay()
        self.post_message(self.Edited(self))

    def finish(self) -> None:
        """Go on to the next field."""
        self.post_message(self.Finished(self))

    def leave(self, step: int) -> None:
        """Go to the field above or below."""
        self.post_message(self.Left(step))

    def room(self) -> int:
        """Cells to the right of the label."""
        return max(8, (self.outer_size.width or 80) - self.label_width)

    def fit_label(self, width: int) -> None:
        """Give the label a column of `width` cells."""
        self.label_width = width
        self.lay()

    def take_rows(self, rows: int) -> None:
        """Give the value itself `rows` lines."""
        self.rows = rows
        self.styles.height = rows + len(self._under)

    def lay(self) -> None:
        """Make room for the label and for what is said under the field."""
        room = self.room() - 1
        under = [Under(line, "form--error") for line in _wrap(self.error, room)]
        under += [Under(line, "form--hint") for said in (self.hint, self.advice())
                  if said != self.error for line in _wrap(said, room)]
        under += self.options()
        self._under = tuple(under)
        aside = ASIDE_WIDTH if self.aside and room >= ASIDE_WIDTH + DAY_WIDTH else 0
        left = self.label_width + cell_len(self.before)
        padding = Spacing(0, aside, len(under), left)
        if padding != self.styles.padding:
            self.styles.padding = padding
            self.styles.height = self.rows + len(under)
        self.refresh()

    def on_focus(self, event: events.Focus) -> None:
        self.call_next(self.lay)

    def on_blur(self, event: events.Blur) -> None:
        self.call_next(self.lay)

    def look(self, name: str) -> Style:
        """The style of one of `LOOKS`."""
        form = self.parent
        return form.get_component_rich_style(name) if isinstance(form, Widget) else Style.null()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The value as its own widget draws it, with the label and the words around it."""
        strips = super().render_lines(crop)
        return [
            self._frame(y, strip, crop) for y, strip in zip(crop.line_range, strips, strict=True)
        ]

    def _frame(self, y: int, strip: Strip, crop: Region) -> Strip:
        """The line `y` with what the editor itself has to say on it."""
        padding, width = self.styles.padding, self.outer_size.width
        whole = strip
        if crop.x or crop.width != width:
            whole = Strip.join([Strip.blank(crop.x), strip]).adjust_cell_length(width)
        for start, text, look, cells in self._words(y, padding, width):
            style = self.look(look)
            piece = Strip([Segment(fit(text, cells), style)], cells)
            whole = Strip.join([whole.crop(0, start), piece, whole.crop(start + cells, width)])
        return whole.crop(crop.x, crop.right)

    def _words(self, y: int, padding: Spacing, width: int) -> Iterator[tuple[int, str, str, int]]:
        """What the editor says on line `y`: where it begins, its text, its looks, its cells."""
        if y >= self.rows:
            if y - self.rows < len(self._under):
                under = self._under[y - self.rows]
                left = min(self.label_width, width)
                yield left, under.text, under.look, width - left
            return
        if y == 0:
            sign, look = (">", "form--focused") if self.has_focus else (" ", "form--label")
            cells = min(self.label_width, width)
            yield 0, fit(f"{sign} {self.label}", cells - 1), look, cells
            if self.before:
                yield (self.label_width, self.before, "form--label",
                       padding.left - self.label_width)
            if padding.right:
                yield width - padding.right, f" {self.aside}", "form--hint", padding.right


def _wrap(text: str, room: int) -> list[str]:
    lines = [line for part in text.split("\n") for line in textwrap.wrap(part, room)]
    if len(lines) > MOST_WORDS:
        lines[MOST_WORDS - 1 :] = [f"{lines[MOST_WORDS - 1]} …"]
    return lines
