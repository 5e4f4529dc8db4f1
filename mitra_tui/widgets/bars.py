"""The three lines that every screen has: which screens there are, the last message, the keys.

They draw themselves, each as one line of plain text. Textual's Header and Footer would cost a
fifth of the start and a new set of widgets with every change of focus. Brackets, a sign or a
place tell here what colour only repeats.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Any, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from mitra_tui.widgets.cells import fit, one_line

KEYS_SHOWN = 7
"""Keys in the last line at most; all others are in the help."""

ERROR_SIGN = "! "
"""Stands before a message that says what went wrong."""

ERROR_LINES = 3
"""Lines that such a message may take."""

_LETTERS = (None, 99, 8, 7, 6, 5, 4, 3, 0)
"""How much of the names of screens is shown: the first of these for which there is room."""

Part = tuple[str, str]
"""A piece of a line: its text and the component class that styles it, "" for none."""


class Bar(Widget):
    """One line of text, in parts. Padding and borders have no room on it."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    Bar { height: 1; width: 1fr; }
    """

    def parts(self, width: int) -> Sequence[Part]:
        """The pieces of the line in `width` cells; what is longer is cut."""
        return ()

    def parts_at(self, y: int, width: int) -> Sequence[Part]:
        """The pieces of line `y` of a bar that has grown beyond one."""
        return self.parts(width) if y == 0 else ()

    def render_line(self, y: int) -> Strip:
        """The line, as long as the widget is wide."""
        width = left = self.size.width
        base = self.rich_style
        segments = []
        for text, name in self.parts_at(y, width):
            text = one_line(text)
            shown = text if cell_len(text) <= left else fit(text, left)
            left -= cell_len(shown)
            part = self.get_component_rich_style(name, partial=True) if name else base
            segments.append(Segment(shown, base + part))
        return Strip([*segments, Segment(" " * left, base)], width).simplify()


class ScreenBar(Bar):
    """The screens with their keys, the one that is on in brackets, and a badge at the right.

    The badge is always shown whole. Where there is not room for all names, the names of those
    that are not on stand close to their keys, are shortened, and at last only the keys are left.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"screen-bar--active", "screen-bar--badge"}
    """
    | Class | What it is for |
    | :- | :- |
    | `screen-bar--active` | the screen that is on |
    | `screen-bar--badge` | the badge at the right |
    """

    DEFAULT_CSS = """
    ScreenBar > .screen-bar--active { text-style: bold; }
    ScreenBar > .screen-bar--badge { text-style: bold; }
    """

    def __init__(self, names: Sequence[tuple[str, str]], *, active: str = "", badge: str = "",
                 id: str | None = None) -> None:
        """`names` are pairs of key and name; `active` is the key of the screen that is on."""
        super().__init__(id=id)
        self._names = tuple(names)
        self._active = active
        self._badge = badge

    @property
    def active(self) -> str:
        """The key of the screen that is on."""
        return self._active

    @active.setter
    def active(self, key: str) -> None:
        if key != self._active:
            self._active = key
            self.refresh()

    @property
    def badge(self) -> str:
        """What stands at the right, "" for nothing."""
        return self._badge

    @badge.setter
    def badge(self, text: str) -> None:
        if text != self._badge:
            self._badge = text
            self.refresh()

    def parts(self, width: int) -> Sequence[Part]:
        """The names, cut to their keys where need be, and the badge flush right."""
        badge = f" {one_line(self._badge)} " if self._badge else ""
        room = width - cell_len(badge)
        for letters in _LETTERS:
            parts = list(self._named(letters))
            used = sum(cell_len(text) for text, _name in parts)
            if used <= room:
                break
        else:
            parts, used = [(fit("".join(text for text, _name in parts), room), "")], room
        return [*parts, (" " * (room - used), ""), (badge, "screen-bar--badge")]

    def _named(self, letters: int | None) -> Iterator[Part]:
        """The names one after the other, of those not on the first `letters` (None: all, apart
        from their keys)."""
        for key, name in self._names:
            yield " ", ""
            if key == self._active:
                yield one_line(f"[{key} {name}]"), "screen-bar--active"
            elif letters is None:
                yield one_line(f"{key} {name}"), ""
            else:
                yield one_line(f"{key}{_shortened(name, letters)}"), ""


def _shortened(name: str, letters: int) -> str:
    """The first letters of a name; of several words, no half of the second."""
    if len(name) <= letters:
        return name
    return name.split(" ")[0][:letters]


class MessageLine(Bar):
    """The last message, until the next key: whoever handles keys calls `clear` before acting.

    A message that says what went wrong carries a sign before it. It also says how to mend it, so
    that it is never cut: the line grows while it stands.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"message-line--error"}
    """
    | Class | What it is for |
    | :- | :- |
    | `message-line--error` | a message that says what went wrong |
    """

    DEFAULT_CSS = """
    MessageLine > .message-line--error { text-style: bold; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text = ""
        self._error = False
        self._lines = 1

    @property
    def text(self) -> str:
        """The message as it was given, "" when there is none."""
        return self._text

    def show(self, text: str, error: bool = False) -> None:
        """Say `text` instead of what was said before."""
        if (text, error) != (self._text, self._error):
            self._text, self._error = text, error
            self._grow()
            self.refresh()

    def clear(self) -> None:
        """Say nothing any more. Costs nothing when nothing was said."""
        self.show("")

    def on_resize(self) -> None:
        """Another width may need other lines."""
        self._grow()

    def _grow(self) -> None:
        lines = max(1, len(self._wrapped(self.size.width)))
        if lines != self._lines:
            self._lines = lines
            self.styles.height = lines

    def _wrapped(self, width: int) -> list[str]:
        """The lines of a message that says what went wrong."""
        if not (self._error and self._text):
            return []
        lines = wrap(one_line(f"{ERROR_SIGN}{self._text}"), max(20, width - 1),
                     break_on_hyphens=False)
        if len(lines) > ERROR_LINES:
            lines[ERROR_LINES - 1 :] = [" ".join(lines[ERROR_LINES - 1 :])]
        return lines

    def parts_at(self, y: int, width: int) -> Sequence[Part]:
        """The message; one that says what went wrong in as many lines as it needs."""
        if self._error:
            lines = self._wrapped(width)
            return [(f" {lines[y]}", "message-line--error")] if y < len(lines) else ()
        return [(f" {self._text}", "")] if self._text and y == 0 else ()


class KeyBar(Bar):
    """The keys that matter here, with what they do: at most seven, and none of them cut."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-bar--key"}
    """
    | Class | What it is for |
    | :- | :- |
    | `key-bar--key` | a key |
    """

    DEFAULT_CSS = """
    KeyBar > .key-bar--key { text-style: bold; }
    """

    def __init__(self, pairs: Sequence[tuple[str, str]] = (), *, id: str | None = None) -> None:
        """`pairs` are a key and what it does."""
        super().__init__(id=id)
        self._pairs = tuple(pairs)

    def show(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show these keys instead; the first seven, or as many as there is room for."""
        if tuple(pairs) != self._pairs:
            self._pairs = tuple(pairs)
            self.refresh()

    def parts(self, width: int) -> Sequence[Part]:
        """Key and label, two blanks apart from the next; what does not fit whole is left out."""
        parts: list[Part] = []
        left = width
        for key, label in self._pairs[:KEYS_SHOWN]:
            before = "  " if parts else " "
            after = f" {one_line(label)}"
            size = cell_len(before) + cell_len(one_line(key)) + cell_len(after)
            if size > left:
                continue
            left -= size
            parts += [(before, ""), (key, "key-bar--key"), (after, "")]
        return parts


def shown_keys(screen: Screen[Any]) -> list[tuple[str, str]]:
    """The keys that `screen` wants shown and that can be used now, with what they do.

    Those of the focused widget come first. A key of several for one action is shown once.
    """
    found: dict[str, tuple[str, str]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.show and active.enabled and binding.action not in found:
            key = screen.app.get_key_display(binding)
            found[binding.action] = (key, binding.description)
    return list(found.values())
