"""A field with a few fixed choices, in one line: typed, stepped through or picked from a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from mitra_tui.i18n import t
from mitra_tui.rows.fields import Field
from mitra_tui.rows.text import fold
from mitra_tui.widgets.form.editor import Editor, Under
from mitra_tui.widgets.form.sources import Sources
from mitra_tui.widgets.menu import window

NONE = "—"
"""Stands where nothing was chosen."""

MOST_OPTIONS = 6
"""Lines that the open list shows at once."""


class ChoiceEditor(Editor, Widget, can_focus=True):
    """One of the field's choices. Letters pick, left and right step, the space bar lists."""

    ALLOW_SELECT = False

    def __init__(self, field: Field, sources: Sources) -> None:
        super().__init__(field, sources)
        self.choices: tuple[Any, ...] = self.offered()
        self.labels: tuple[str, ...] = tuple(self.say(choice) for choice in self.choices)
        self._chosen: Any = None
        self._typed = ""
        self._at = -1  # the line of the open list, -1: it is closed

    def offered(self) -> tuple[Any, ...]:
        """The values that may be chosen; of two with one label, the first."""
        first: dict[str, str] = {}
        for choice in self.field.choices:
            first.setdefault(self.say(choice), choice)
        return tuple(first.values())

    def say(self, choice: Any) -> str:
        """The label of a choice."""
        return self.sources.label(self.field.name, choice)

    def answer(self) -> Any:
        return self._chosen

    def put(self, value: Any) -> None:
        self._chosen = value
        self._typed = ""
        self.refresh()

    def state(self) -> Any:
        return (self._chosen,)

    def restore(self, state: Any) -> None:
        self.put(state[0])

    def choose(self, choice: Any) -> None:
        """Take a choice (None: none), as a person does."""
        if choice != self._chosen:
            self._chosen = choice
            self.edited()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return character is not None and character.isprintable()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self.rows

    def options(self) -> Sequence[Under]:
        if self._at < 0:
            return ()
        start, stop = window(self._at, len(self.labels), MOST_OPTIONS)
        return [
            Under(f"{'>' if line == self._at else ' '} {self.labels[line]}",
                  "form--picked" if line == self._at else "form--option")
            for line in range(start, stop)
        ]

    def render_line(self, y: int) -> Strip:
        label = NONE if self._chosen is None else self.say(self._chosen)
        strip = Strip([Segment(label)])
        if not self.has_focus:
            return strip
        place = self._place() + 1
        aside = f"   {place or NONE}/{len(self.choices)} · {t('form.choice_keys')}"
        return Strip([Segment(label), Segment(aside, self.look("form--hint"))])

    def on_focus(self, event: events.Focus) -> None:
        self.app.cursor_position = self.content_region.offset

    def on_blur(self, event: events.Blur) -> None:
        self._at, self._typed = -1, ""

    def on_key(self, event: events.Key) -> None:
        handled = self._list_key(event.key) if self._at >= 0 else self._line_key(event.key)
        if not handled and event.is_printable and event.character:
            handled = True
            self._type(event.character)
        if handled:
            event.stop()
            event.prevent_default()

    def _line_key(self, key: str) -> bool:
        """A key while the list is closed."""
        if key in ("left", "right") and self.choices:
            step = 1 if key == "right" else -1
            place = self._place()
            self.choose(self.choices[0 if place < 0 else (place + step) % len(self.choices)])
        elif key in ("backspace", "delete"):
            self._typed = ""
            self.choose(None)
        elif key == "space" and self.choices:
            self._at = max(0, self._place())
            self.lay()
        elif key == "enter":
            self.finish()
        else:
            return False
        return True

    def _list_key(self, key: str) -> bool:
        """A key while the list is open."""
        if key in ("up", "down"):
            self._at = (self._at + (1 if key == "down" else -1)) % len(self.choices)
            self.lay()
        elif key in ("enter", "space"):
            at, self._at = self._at, -1
            self.choose(self.choices[at])
            self.lay()
        elif key == "escape":
            self._at = -1
            self.lay()
        else:
            return False
        return True

    def _type(self, letter: str) -> None:
        """Pick the choice whose label, or a word of it, begins with what was typed."""
        if self._at >= 0:
            self._at = -1
            self.lay()
        for typed in (self._typed + letter, letter):
            place = self._match(fold(typed), self._place() + (typed == letter))
            if place >= 0:
                self._typed = typed
                self.choose(self.choices[place])
                return
        self._typed = ""

    def _match(self, typed: str, start: int) -> int:
        """The first choice from `start` on, around the end, that `typed` names; -1: none."""
        order = [(start + step) % len(self.labels) for step in range(len(self.labels))]
        plain = [fold(label) for label in self.labels]
        for place in order:
            if plain[place].startswith(typed):
                return place
        for place in order:
            if any(word.startswith(typed) for word in re.findall(r"\w+", plain[place])):
                return place
        return -1

    def _place(self) -> int:
        """Where the chosen one stands among the choices; -1: nothing is chosen."""
        return self.choices.index(self._chosen) if self._chosen in self.choices else -1


class FlagEditor(ChoiceEditor):
    """Yes or no, by their first letters."""

    def offered(self) -> tuple[Any, ...]:
        return (True, False)

    def say(self, choice: Any) -> str:
        return t("form.yes") if choice else t("form.no")
