"""Fields that name other records: typed, and picked from what was found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from rich.cells import cell_len
from textual import events

from mitra_tui.i18n import t
from mitra_tui.rows.fields import Field
from mitra_tui.rows.text import fold
from mitra_tui.widgets.cells import clip
from mitra_tui.widgets.form.editor import Under
from mitra_tui.widgets.form.sources import Sources
from mitra_tui.widgets.form.text import TextEditor
from mitra_tui.widgets.menu import window

MOST_FOUND = 5
"""Suggestions shown at once under the field."""

_SUBJECT = re.compile(r"[a-z]+/[0-9]+")


class RecordEditor(TextEditor):
    """One record. While a name is typed, what it may mean stands beneath; enter takes it."""

    def __init__(self, field: Field, sources: Sources) -> None:
        super().__init__(field, sources)
        self._record: Any = None  # the id of the record whose label stands in the field
        self._found: list[tuple[Any, str]] = []
        self._asked = ""  # what was looked for last
        self._at = 0

    def answer(self) -> Any:
        """The id; what was typed when it is no record's name."""
        return self._record if self._record is not None else self.value.strip() or None

    def put(self, value: Any) -> None:
        self._record = None if isinstance(value, str) else value
        self._found = []
        super().put(value if self._record is None else self.sources.name(self.field, value))

    def state(self) -> Any:
        return (self.value, self._record)

    def restore(self, state: Any) -> None:
        super().restore(state)
        self._record, self._found = state[1], []

    def settle(self) -> None:
        """Take the record whose name was typed in full, or the only one it can mean."""
        text = self.value.strip()
        known = self._known_by(text) if self._record is None and text else None
        if known is not None:
            self.take(known)

    def _known_by(self, text: str) -> tuple[Any, str] | None:
        """The record whose name this is, else the only one it can mean."""
        found = self.sources.lookup(self.field, text)
        same = [record for record in found if fold(record[1]) == fold(text)]
        one = same[:1] or (found if len(found) == 1 else ())
        return one[0] if one else None

    def take(self, record: tuple[Any, str]) -> None:
        """Let a record found stand in the field."""
        self._found = []
        self._record = record[0]
        self._seen = self.value = record[1]
        self.cursor_position = len(self.value)
        super().edited()

    def edited(self) -> None:
        self._record = None
        self._asked = text = self.value.strip()
        self._found = list(self.sources.lookup(self.field, text)) if text else []
        self._at = 0
        super().edited()

    def advice(self) -> str:
        """No record bears the name that is typed: how to go on."""
        text = self.value.strip()
        if not text or self._record is not None or self._found or not self.has_focus:
            return ""
        return self.sources.unknown(self.field, text) if self._asked == text else ""

    def options(self) -> Sequence[Under]:
        if not self._found or not self.has_focus:
            return ()
        start, stop = window(self._at, len(self._found), MOST_FOUND)
        return [
            Under(f"{'>' if place == self._at else ' '} {self._found[place][1]}",
                  "form--picked" if place == self._at else "form--option")
            for place in range(start, stop)
        ]

    def on_blur(self, event: events.Blur) -> None:
        self._found = []

    def on_key(self, event: events.Key) -> None:
        """Move in what was found, take it (enter, tab) or close it (escape)."""
        if not self._found or event.key not in ("up", "down", "enter", "tab", "escape"):
            return
        if event.key in ("up", "down"):
            self._at = (self._at + (1 if event.key == "down" else -1)) % len(self._found)
        elif event.key == "escape":
            self._found = []
        else:
            self.take(self._found[self._at])
            self.after_take(event.key)
        if event.key != "tab":
            event.stop()
            event.prevent_default()
        self.lay()

    def after_take(self, key: str) -> None:
        """One record is enough: on to the next field."""
        if key == "enter":
            self.finish()


class SubjectEditor(RecordEditor):
    """Which record something is about, as `what/id`: any kind may stand there, those of the
    kind `of` can be found by their names."""

    def put(self, value: Any) -> None:
        super().put(value)
        if isinstance(value, str) and _SUBJECT.fullmatch(value):
            self._stand(value)
            self.cursor_position = len(self.value)

    def take(self, record: tuple[Any, str]) -> None:
        self._found = []
        self._stand(f"{self.field.of}/{record[0]}")
        self.cursor_position = len(self.value)
        TextEditor.edited(self)

    def _stand(self, subject: str) -> None:
        self._record = subject
        self._seen = self.value = self.sources.name(self.field, subject)


class RecordsEditor(RecordEditor):
    """Several records. Those taken stand before the cursor; backspace gives the last one back.

    A semicolon ends a name. So does a comma, unless it belongs to a name that is known.
    """

    BETWEEN = "; "

    def __init__(self, field: Field, sources: Sources) -> None:
        super().__init__(field, sources)
        self._taken: list[tuple[Any, str]] = []
        self._cut = False  # not all of those taken can be read before the cursor

    def answer(self) -> list[Any]:
        text = self.value.strip()
        return [record for record, _ in self._taken] + ([text] if text else [])

    def put(self, value: Any) -> None:
        self._taken = [self._known(one) for one in value or ()]
        super().put(None)
        self._show_taken()

    def state(self) -> Any:
        return (self.value, None, tuple(self._taken))

    def restore(self, state: Any) -> None:
        super().restore(state)
        self._taken = list(state[2])
        self._show_taken()

    def settle(self) -> None:
        """Resolve what is still typed; a name that nobody knows stays as typed."""
        super().settle()
        text = self.value.strip()
        names = [name.strip() for name in text.split(",")]
        if len(names) > 1 and any(self.sources.lookup(self.field, name) for name in names if name):
            self._take_names(names)
        elif text:
            self.take((text, f"{text}?"))

    def edited(self) -> None:
        """A name that has ended is taken, so that the next one is looked for."""
        *names, rest = self.value.split(";")
        if names:
            self._take_names(names)
            self._seen = self.value = rest.lstrip()
            self.cursor_position = len(self.value)
        super().edited()
        name, comma, rest = self.value.rpartition(",")
        if comma and not self._found and (known := self._known_by(name.strip())):
            self.take(known)
            self._seen = self.value = rest.lstrip()
            self.cursor_position = len(self.value)
            super().edited()

    def _take_names(self, names: Sequence[str]) -> None:
        """Take each of some names: the record it means, else as it was typed."""
        for name in names:
            if name.strip():
                self.take(self._known_by(name.strip()) or (name.strip(), f"{name.strip()}?"))

    def take(self, record: tuple[Any, str]) -> None:
        if record[0] not in [known for known, _ in self._taken]:
            self._taken.append(record)
        self._found = []
        self._seen = self.value = ""
        self._show_taken()
        TextEditor.edited(self)

    def after_take(self, key: str) -> None:
        """More may follow: stay in the field."""

    async def action_submit(self) -> None:
        """Enter takes what was typed; in an empty field it goes on."""
        if self.value.strip():
            self.settle()
        else:
            self.finish()

    def action_delete_left(self) -> None:
        if self.value or not self._taken:
            super().action_delete_left()
        else:
            self._taken.pop()
            self._show_taken()
            TextEditor.edited(self)

    def type_in(self, text: str) -> None:
        """A pasted list is taken name by name."""
        names = [name.strip() for line in text.splitlines() for name in line.split(";")]
        if len(names) == 1:
            super().type_in(text)
            return
        self._take_names([self.value, *names])

    def options(self) -> Sequence[Under]:
        cut = [Under("; ".join(label for _, label in self._taken), "form--hint")]
        return [*(cut if self._cut and self.has_focus else ()),
                *super().options()]

    def _known(self, one: Any) -> tuple[Any, str]:
        return (one, f"{one}?" if isinstance(one, str) else self.sources.name(self.field, one))

    def _show_taken(self) -> None:
        """Say before the cursor which ones are taken: as many as fit, then how many more."""
        labels = [label for _, label in self._taken]
        room = self.room() * 2 // 3  # typing needs the rest
        whole = _joined(labels, 0)
        shown = len(labels)
        while shown and cell_len(_joined(labels[:shown], len(labels) - shown)) > room:
            shown -= 1
        if labels and not shown:  # not even the first fits
            besides = cell_len(_joined([""], len(labels) - 1))
            labels, shown = [clip(labels[0], room - besides), *labels[1:]], 1
        self.before = _joined(labels[:shown], len(labels) - shown)
        self._cut = self.before != whole
        self.lay()


def _joined(labels: Sequence[str], more: int) -> str:
    """Labels one after the other, and how many more there are."""
    parts = [*labels, *([t("form.taken", n=more)] if more else [])]
    return "".join(f"{part}; " for part in parts)
