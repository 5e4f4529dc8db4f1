"""A cell → a field's value, and back.

`read_value` takes what an office writes (`1.234,5`, `ya`, `Perguruan tinggi`, `PT A dan PT B`);
`write_value` makes the cell that `read_value` reads as exactly the same value again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from mitra_tui.exchange.choices import choice_words, label, nearest
from mitra_tui.exchange.dates import read_date
from mitra_tui.exchange.headings import heading_key
from mitra_tui.exchange.listed import pieces_of, programme_of, says_nothing
from mitra_tui.exchange.tables import Cell
from mitra_tui.i18n import t
from mitra_tui.rows.fields import Field, Kind
from mitra_tui.rows.numbers import read_number, write_number
from mitra_tui.rows.text import NO as TYPED_NO
from mitra_tui.rows.text import YES as TYPED_YES
from mitra_tui.rows.text import gate

YES = TYPED_YES | {"benar", "ada", "sudah", "x", "v", "✓", "✔", "√", "☑"}
NO = TYPED_NO | {"salah", "-", "–", "✗", "✘", "☐", "belum", "tidak ada"}
_MOST_DIGITS = 10 ** 15  # a spreadsheet keeps no more figures of a number exactly
_PARTS = re.compile(r"\s*[;\n]\s*")
# In these a cell that only says that it is empty (`-`) is so; texts may mean what they say.
_NAMELESS = frozenset({
    Kind.INTEGER, Kind.NUMBER, Kind.DATE, Kind.CHOICE, Kind.REF, Kind.REFS, Kind.TEXTS,
    Kind.NUMBERS, Kind.ROWS, Kind.SUBJECT})


@dataclass(frozen=True, slots=True)
class ReadValue:
    """What a cell says. `problem` is a catalogue key, `params` fill it (`value` is the cell).

    `value` is what the entity's draft takes; the field's empty value for an empty cell and
    wherever there is a problem. `suggestion` is how the cell might be written instead.
    """

    value: Any
    problem: str = ""
    params: Mapping[str, Any] = dataclass_field(default_factory=dict)
    suggestion: str = ""


def read_value(what: str, field: Field, cell: Cell, *, typed: bool = False) -> ReadValue:
    """Read one cell for a field of the entity `what`.

    `typed`: the cell comes from JSON, so a number in a reference is an id and a text is not
    taken apart. Never raises.
    """
    if isinstance(cell, str) and not gate(cell, lines=True):
        return ReadValue(field.empty)
    if field.kind in _NAMELESS and not typed and isinstance(cell, str) and says_nothing(cell):
        return ReadValue(field.empty)
    return _READERS[field.kind](what, field, cell, typed)


def _problem(field: Field, key: str, cell: Cell, suggestion: str = "", **params: Any) -> ReadValue:
    told = gate(str(cell))
    shown = told if len(told) <= 60 else told[:59] + "…"
    return ReadValue(field.empty, key, {"value": shown, **params}, suggestion)


def _as_text(cell: Cell, *, lines: bool = False) -> str:
    """A cell as text; the figures of a number stay as they are."""
    if isinstance(cell, str):
        return gate(cell, lines=lines)
    if isinstance(cell, bool):
        return t("value.yes") if cell else t("value.no")
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int) or cell != cell or abs(cell) == float("inf"):
        return str(cell)
    return write_number(cell)


def _text(what: str, field: Field, cell: Cell, typed: bool) -> ReadValue:
    lost = isinstance(cell, (int, float)) and not isinstance(cell, bool) and not typed
    if lost and abs(cell) >= _MOST_DIGITS:  # type: ignore[arg-type]
        return _problem(field, "value.digits_lost", cell)
    return ReadValue(_as_text(cell, lines=field.kind is Kind.LINES))


def _number(what: str, field: Field, cell: Cell, typed: bool) -> ReadValue:
    key = "value.not_whole" if field.kind is Kind.INTEGER else "value.not_a_number"
    number: int | float | None = None
    if isinstance(cell, str):
        number = read_number(field, gate(cell)) if len(cell) <= 60 else None
    elif isinstance(cell, (int, float)) and not isinstance(cell, bool):
        number = cell if cell == cell and abs(cell) < 1e18 else None
    if number is not None and field.kind is Kind.INTEGER:
        number = int(number) if number == int(number) else None
    return _problem(field, key, cell) if number is None else ReadValue(number)


def _date(what: str, field: Field, cell: Cell, typed: bool) -> ReadValue:
    iso = _iso_day(cell)
    if iso:  # any year: a day of our own export, or of JSON
        return ReadValue(iso)
    read = read_date(cell)
    if read.known and read.precision == "day" and not read.place:
        return ReadValue(read.starts_on)
    if read.known:
        problem = "date.text_around" if read.precision == "day" else "date.not_a_day"
        offer = read.starts_on if read.precision == "day" else ""
        return ReadValue(field.empty, problem, {"text": read.raw[:60]}, offer)
    offer = read.suggestion.text if read.suggestion and read.suggestion.precision == "day" else ""
    return ReadValue(field.empty, read.problem, {"text": read.raw[:60]}, offer)


def _iso_day(cell: Cell) -> str:
    if not isinstance(cell, str) or not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", cell):
        return ""
    try:
        return date.fromisoformat(cell).isoformat()
    except ValueError:
        return ""


def _flag(what: str, field: Field, cell: Cell, typed: bool) -> ReadValue:
    if isinstance(cell, bool):
        return ReadValue(cell)
    word = _as_text(cell).casefold()
    if word in YES or word in NO:
        return ReadValue(word in YES)
    return _problem(field, "value.not_a_flag", cell)


def _choice(what: str, field: Field, cell: Cell, typed: bool) -> ReadValue:
    text = _as_text(cell)
    if text in field.choices:
        return ReadValue(text)
    words = choice_words(what, field.name, field.choices)
    found = words.get(heading_key(text)) or words.get(heading_key(text, brackets=False))
    if found:
        return ReadValue(found)
    return _problem(field, "value.not_a_choice", cell, nearest(heading_key(text), words),
                    choices=", ".join(label(what, field.name, one) for one in field.choices))


def _reference(what: str, field: Field, cell: Cell, typed: bool) -> ReadValue:
    if typed and isinstance(cell, int) and not isinstance(cell, bool) and abs(cell) < 2**63:
        return ReadValue(cell)
    text = _as_text(cell)
    return ReadValue(programme_of(text) if field.of == "programmes" and not typed else text)


def _is_broken(value: object) -> bool:
    """Whether a text holds half a surrogate pair, which JSON can say and nobody can store."""
    return isinstance(value, str) and any("\ud800" <= char <= "\udfff" for char in value)


def _list(what: str, field: Field, cell: Cell, typed: bool) -> ReadValue:
    told = _json_list(cell)
    if told is not None:
        if any(isinstance(one, bool) or not isinstance(one, str | int | float) for one in told):
            return _problem(field, "value.not_a_list", cell)
        return ReadValue([gate(one, lines=True) if _is_broken(one) else one for one in told])
    text = _as_text(cell, lines=True)
    pieces = [piece for piece in _PARTS.split(text) if piece]
    if field.kind is Kind.NUMBERS:
        return _numbers(what, field, cell, pieces)
    if field.kind is Kind.REFS and not typed:
        pieces = _named_in(field.of, text)
    elif not typed:
        pieces = pieces_of(text)
    return ReadValue(list(dict.fromkeys(pieces)))


def _named_in(of: str, text: str) -> list[str]:
    """The names in a cell; where they are parted plainly, a comma or `dan` parts no further."""
    pieces = pieces_of(text, of=of)
    if len(pieces) == 1:
        pieces = _named(of, pieces[0])
    return [programme_of(one) for one in pieces] if of == "programmes" else pieces


def _named(of: str, text: str) -> list[str]:
    if of == "partners":
        from mitra_tui.exchange.titles import split_partners

        return split_partners(text)
    if of == "programmes":
        from mitra_tui.exchange.titles import split_programmes

        return split_programmes(text)
    return [text]


def _numbers(what: str, field: Field, cell: Cell, pieces: list[str]) -> ReadValue:
    one = Field(field.name, Kind.INTEGER, minimum=field.minimum, maximum=field.maximum)
    found = []
    for piece in (part for text in pieces for part in re.split(r"\s*,\s*|\s+", text) if part):
        read = read_value(what, one, piece)
        if read.problem:
            return _problem(field, read.problem, cell)
        found.append(read.value)
    return ReadValue(found)


def _json_list(cell: Cell) -> list[Any] | None:
    """The list that a cell holds as JSON text; None when it is no such text."""
    if not isinstance(cell, str) or not cell.lstrip().startswith("["):
        return None
    try:
        found = json.loads(cell)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, list) else None


def _json_pairs(field: Field, cell: Cell) -> list[Any] | None:
    """A list of pairs that is written as an object, those without a value left out; None when
    the cell holds no object."""
    if not isinstance(cell, str) or not cell.lstrip().startswith("{"):
        return None
    try:
        told = json.loads(cell)
    except (ValueError, RecursionError):
        return None
    key, value = (part.name for part in field.parts)
    return [{key: name, value: one} for name, one in told.items() if one is not None]


def _rows(what: str, field: Field, cell: Cell, typed: bool) -> ReadValue:
    """Objects as JSON text; otherwise each piece is the first required part: a name, a day."""
    told = _json_pairs(field, cell) if field.keyed else None
    told = _json_list(cell) if told is None else told
    if told is not None and all(isinstance(one, dict) for one in told):
        return ReadValue(told)
    main = next((part for part in field.parts if part.required), None)
    if told is not None or typed or main is None:
        return _problem(field, "value.not_a_list", cell)
    found = []
    for piece in _PARTS.split(_as_text(cell, lines=True)):
        read = read_value(what, main, piece)
        if read.problem:
            return _problem(field, read.problem, piece, read.suggestion, **dict(read.params))
        if piece:
            found.append({main.name: read.value})
    return ReadValue(found)


_Reader = Callable[[str, Field, Cell, bool], ReadValue]
_READERS: dict[Kind, _Reader] = {
    Kind.TEXT: _text, Kind.LINES: _text, Kind.INTEGER: _number, Kind.NUMBER: _number,
    Kind.DATE: _date, Kind.FLAG: _flag, Kind.CHOICE: _choice, Kind.REF: _reference,
    Kind.REFS: _list, Kind.TEXTS: _list, Kind.NUMBERS: _list, Kind.ROWS: _rows, Kind.SUBJECT: _text,
}


def write_value(what: str, field: Field, value: Any, *, typed: bool = False) -> Cell:
    """The cell for a value, which `read_value` reads as the same value again.

    `typed`: for spreadsheets, where numbers, days and yes/no are not texts. Choices are written
    by label where the label says only one choice.
    """
    if value is None or value == "" or value == []:
        return ""
    if field.kind is Kind.FLAG:
        return bool(value) if typed else t("value.yes") if value else t("value.no")
    if field.kind in (Kind.INTEGER, Kind.NUMBER):
        return value if typed else write_number(value)
    if field.kind is Kind.DATE and typed and "1901" <= value[:4] <= "9998":
        return date.fromisoformat(value)
    if field.kind is Kind.CHOICE:
        told = label(what, field.name, value)
        return told if read_value(what, field, told).value == value else str(value)
    if field.many:
        return _write_list(what, field, value)
    return str(value)


def _write_list(what: str, field: Field, value: list[Any]) -> str:
    if field.kind is not Kind.ROWS and all(isinstance(one, (str, int)) for one in value):
        plain = "; ".join(str(one) for one in value)
        if read_value(what, field, plain).value == value:
            return plain
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else str(value)
