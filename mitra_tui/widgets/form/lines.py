"""Fields of several lines: free text, and lists of objects, one a line."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import Any

from textual.reactive import reactive
from textual.widgets import TextArea

from mitra_tui.i18n import t
from mitra_tui.rows.fields import Field, Kind
from mitra_tui.rows.numbers import write_number
from mitra_tui.rows.text import fold
from mitra_tui.widgets.form.editor import Editor, Under
from mitra_tui.widgets.form.sources import Sources


class LinesEditor(Editor, TextArea, inherit_bindings=False):
    """Text of several lines. Tab leaves it; so do the arrows beyond its first and last line."""

    # F6 and F7 go to screens, everywhere.
    BINDINGS = [binding for binding in TextArea.BINDINGS
                if getattr(binding, "key", "") not in ("f6", "f7")]

    ALLOW_SELECT = False
    ROWS = 3

    cursor_blink = reactive(False, init=False)

    def __init__(self, field: Field, sources: Sources) -> None:
        super().__init__(field, sources, compact=True, highlight_cursor_line=False)
        self.match_cursor_bracket = False
        self._seen = ""

    def read(self, text: str) -> Any:
        """The value that the text stands for."""
        return text or None

    def write(self, value: Any) -> str:
        """The text in which `value` stands in the field."""
        return value or ""

    def answer(self) -> Any:
        return self.read(self.text.strip())

    def put(self, value: Any) -> None:
        self._seen = self.write(value)
        self.load_text(self._seen)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell a person's change from a value that was put in."""
        event.stop()
        if self.text != self._seen:
            self._seen = self.text
            self.edited()

    def action_cursor_up(self, select: bool = False) -> None:
        if not select and self.cursor_at_first_line:
            self.leave(-1)
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        if not select and self.cursor_at_last_line:
            self.leave(1)
        else:
            super().action_cursor_down(select)


class RowsEditor(LinesEditor):
    """A list of objects: one a line, its parts between semicolons in the order of the hint.

    A part that itself holds a semicolon stands in double quotes, as in a CSV file.
    """

    def read(self, text: str) -> list[dict[str, Any]]:
        return [self._object(line) for line in text.splitlines() if line.strip()]

    def write(self, value: Any) -> str:
        return "\n".join(self._line(one) for one in value or ())

    def options(self) -> Sequence[Under]:
        if not self.has_focus:
            return ()
        parts = self.field.parts
        head = "; ".join(self._part(part) + (" *" if part.required else "") for part in parts)
        said = [Under(head, "form--hint")]
        row = self.cursor_location[0]
        line = self.document.get_line(row)
        if line.strip():
            understood = " · ".join(
                f"{self._part(part)}: {self._say(part, value)}"
                for part, value in zip(parts, self._object(line).values(), strict=True)
                if value is not None
            )
            said.append(Under(f"{row + 1}. {understood}", "form--hint"))
        return said

    def blame(self, sentence: str, where: str = "") -> None:
        """`where` is `row.part` or `row`, rows counted from 1."""
        row, _, name = where.partition(".")
        if row.isdigit():
            part = next((part for part in self.field.parts if part.name == name), None)
            sentence = t("form.in_row", n=int(row), sentence=sentence,
                         part=self._part(part) if part else self.sources.label(self.field.name))
            line = min(int(row), self.document.line_count) - 1
            if line != self.cursor_location[0]:
                self.move_cursor((line, 0))
        super().blame(sentence)

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        """What is said about the line follows the cursor."""
        event.stop()
        self.lay()

    def _part(self, part: Field) -> str:
        return self.sources.label(self.field.name, part.name)

    def _object(self, line: str) -> dict[str, Any]:
        """One line as an object; what is left over belongs to the last part."""
        parts = self.field.parts
        cells = next(csv.reader([line], delimiter=";", skipinitialspace=True), [])
        if len(cells) > len(parts):
            last = "; ".join(cell.strip() for cell in cells[len(parts) - 1 :])
            cells = [*cells[: len(parts) - 1], last]
        cells += [""] * (len(parts) - len(cells))
        return {part.name: self._read(part, cell.strip())
                for part, cell in zip(parts, cells, strict=True)}

    def _line(self, one: dict[str, Any]) -> str:
        cells = [self._write(part, one.get(part.name)) for part in self.field.parts]
        while cells and not cells[-1]:
            cells.pop()
        return "; ".join(_quoted(cell.replace("\n", " ")) for cell in cells)

    def _read(self, part: Field, text: str) -> Any:
        if not text:
            return None
        if part.kind is Kind.DATE:
            day = self.sources.read_day(part, text)
            return text if day is None else day[0]
        if part.kind in (Kind.NUMBER, Kind.INTEGER):
            number = self.sources.number(part, text)
            return text if number is None else number
        if part.kind is Kind.CHOICE:
            typed = _spoken(text)
            return next((choice for choice in part.choices
                         if typed in (choice, _spoken(self._choice(part, choice)))), text)
        return text

    def _write(self, part: Field, value: Any) -> str:
        if value is None:
            return ""
        if part.kind is Kind.DATE:
            return self.sources.day(str(value))
        if isinstance(value, int | float):
            return write_number(value)
        if part.kind is Kind.CHOICE and value in part.choices:
            return self._choice(part, value)
        return str(value)

    def _say(self, part: Field, value: Any) -> str:
        """A part as it was understood."""
        day = self.sources.read_day(part, str(value)) if part.kind is Kind.DATE else None
        return day[1] if day else self._write(part, value)

    def _choice(self, part: Field, choice: str) -> str:
        return self.sources.label(self.field.name, part.name, choice)


def _spoken(text: str) -> str:
    """A choice however its dash is typed: keyboards have the short one."""
    return fold(text).replace("–", "-")


def _quoted(cell: str) -> str:
    """A part as it stands in its line, in double quotes where it could be misread."""
    if ";" in cell or cell.startswith('"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell
