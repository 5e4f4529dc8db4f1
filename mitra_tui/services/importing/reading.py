"""What the cells of a row say, field by field; what cannot be read becomes a problem.

What cannot be read waits for a person; what can be read and breaks a rule is refused later, by
the draft. Neither is guessed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from mitra_tui.exchange.headings import COUNTING, field_keys, heading_key
from mitra_tui.exchange.listed import means_all, says_nothing
from mitra_tui.exchange.tables import BROKEN, EXTRA, SCRAMBLED, Cell, Row, Sheet
from mitra_tui.exchange.titles import School
from mitra_tui.exchange.values import ReadValue, read_value
from mitra_tui.models.base import db
from mitra_tui.rows.fields import Entity, Field, Kind
from mitra_tui.rows.text import gate
from mitra_tui.services.importing.activities import ActivityReader
from mitra_tui.services.importing.agreements import AgreementReader
from mitra_tui.services.importing.responses import ResponseReader
from mitra_tui.services.importing.shapes import Offer, Problem, Reading

# The cells that say when something is are read together, by the reader of its kind.
_TOGETHER = frozenset({"starts_on", "ends_on"})
# What our own JSON says besides the fields.
_BOOKKEEPING = frozenset({"version", "created_at", "updated_at"})
_FIGURES = re.compile(r"[().\s]")
MAX_WAITING_CELL = 4000  # characters: what a row that waits can keep of one cell


class Reader:
    """Reads the rows of one table with one mapping of columns to fields."""

    def __init__(self, entity: Entity, sheet: Sheet, mapping: dict[int, str]) -> None:
        self.entity = entity
        self.sheet = sheet
        self._typed = sheet.kind == "json"
        self._choices: dict[tuple[str, str], ReadValue] = {}
        self._number = next(
            (at for at, header in enumerate(sheet.headers) if heading_key(header) == "id"), -1)
        counting = [at for at, header in enumerate(sheet.headers)
                    if heading_key(header) in COUNTING and at not in mapping]
        self.ignored = {self._number, *counting} | {
            at for at, header in enumerate(sheet.headers) if header in _BOOKKEEPING}
        if self._number >= 0:  # of our own export: what follows from the rest is not told
            computed = {key for field in entity.fields if field.computed
                        for key in field_keys(entity.what, field)}
            self.ignored |= {at for at, header in enumerate(sheet.headers)
                             if heading_key(header) in computed and at not in mapping}
        self._counting = counting[0] if counting else -1
        self._count = (0, 0)  # the table that is being read, and its last number
        self._activities = (
            ActivityReader(sheet, mapping) if entity.what == "activities" else None)
        self._whole: ActivityReader | AgreementReader | ResponseReader | None = (
            AgreementReader(sheet, mapping) if entity.what == "agreements" else
            ResponseReader(mapping) if entity.what == "responses" else self._activities)
        self._columns = [
            (at, entity.field(name)) for at, name in sorted(mapping.items())
            if self._whole is None or name not in _TOGETHER]

    @property
    def school(self) -> School | None:
        """The school itself, where its name in the rows must be known."""
        return self._activities.school if self._activities else None

    def read_all(self) -> list[Reading]:
        """The readings of all rows, in their order."""
        self._count = (0, 0)
        if self._counting < 0 or self._activities is None:
            return [self.read(row) for row in self.sheet.rows]
        return [replace(self.read(row), count=self._counted(row)) for row in self.sheet.rows]

    def _counted(self, row: Row) -> tuple[int, int] | None:
        """The table of a row and its number there: where numbers begin again, so does a table."""
        number = _whole(_FIGURES.sub("", str(row.cells[self._counting])))
        if not number:
            return None
        table, last = self._count
        self._count = (table + (number < last), number)
        return self._count

    def read(self, row: Row) -> Reading:
        """What one row says."""
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        if BROKEN in row.flags:
            return Reading(values, {}, (Problem("", BROKEN, waits=False),))
        for flag in row.flags:
            if flag in (SCRAMBLED, EXTRA):
                problems.append(Problem("", flag))
        for at, field in self._columns:
            cell = row.cells[at]
            if cell == "":
                continue
            if type(cell) is str and field.kind in (Kind.TEXT, Kind.LINES):
                text = gate(cell, lines=field.kind is Kind.LINES)
                if text and not self._is_empty(field, text):
                    values.setdefault(field.name, text)
                continue
            problem = self._read_cell(field, cell, at, values)
            if problem is not None:
                problems.append(problem)
        derived: dict[str, Any] = {}
        if self._number >= 0 and isinstance(number := _whole(row.cells[self._number]), int):
            derived["id"] = number
        reading = Reading(values, derived, tuple(problems))
        if self._whole is not None:
            reading = self._whole.complete(row, reading)
        if reading.problems and any(
            isinstance(cell, str) and len(cell) > MAX_WAITING_CELL for cell in row.cells
        ):
            return self._too_long(row, reading)
        return reading

    def _read_cell(
        self, field: Field, cell: Cell, at: int, values: dict[str, Any]
    ) -> Problem | None:
        read = self._read_value(field, cell)
        if field.of and isinstance(cell, str) and not self._typed and means_all(cell):
            every = _every_programme() if field.many and field.of == "programmes" else []
            read = ReadValue(every, "" if every else "value.means_all", {"value": cell.strip()})
        if read.problem:
            offer = Offer({field.name: read.suggestion}) if read.suggestion else None
            return Problem(field.name, read.problem, read.params, suggestion=read.suggestion,
                           offer=offer, column=at)
        if read.value in (None, "", []):
            return None
        if field.many and field.name in values:  # `Mitra 1`, `Mitra 2`
            values[field.name] = [*values[field.name], *read.value]
        else:
            values.setdefault(field.name, read.value)
        return None

    def _is_empty(self, field: Field, text: str) -> bool:
        """Whether a text only says that there is none. `Tidak ada` may be a finding of its own,
        and a name may be anything."""
        if self._typed or field.name == self.entity.title or field.name in self.entity.natural:
            return False
        return says_nothing(text) and (
            field.kind is Kind.TEXT or not any(map(str.isalnum, text)))

    def _read_value(self, field: Field, cell: Cell) -> ReadValue:
        """A cell's value; of a choice, which has few, each cell is read once."""
        if field.kind is not Kind.CHOICE or not isinstance(cell, str):
            return read_value(self.entity.what, field, cell, typed=self._typed)
        key = (field.name, cell)
        found = self._choices.get(key)
        if found is None:
            found = self._choices[key] = read_value(self.entity.what, field, cell)
        return found

    def _too_long(self, row: Row, reading: Reading) -> Reading:
        """A row that would have to wait, with more in a cell than can be kept, is refused."""
        at = next(at for at, cell in enumerate(row.cells)
                  if isinstance(cell, str) and len(cell) > MAX_WAITING_CELL)
        length = len(str(row.cells[at]))
        name = next((field.name for column, field in self._columns if column == at), "")
        problem = Problem(name, "check.too_long",
                          {"length": length, "maximum": MAX_WAITING_CELL}, waits=False, column=at)
        return Reading(reading.values, reading.derived, (problem,))


def _every_programme() -> list[str]:
    """The names of all programmes under which no other stands."""
    return [row[0] for row in db.execute_sql(
        "SELECT name FROM programme p WHERE hidden = 0 AND NOT EXISTS (SELECT 1 FROM programme "
        "below WHERE below.parent_id = p.id AND below.hidden = 0) ORDER BY sort_key")]


def _whole(cell: Cell) -> int | None:
    if isinstance(cell, int) and not isinstance(cell, bool):
        return cell
    if isinstance(cell, str) and cell.isascii() and cell.isdigit() and len(cell) < 18:
        return int(cell)
    return None
