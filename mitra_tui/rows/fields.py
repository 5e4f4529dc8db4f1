"""What a field is: the one description from which lists, forms, JSON, imports, exports,
help and history labels are derived.

An entity lists its fields in the order in which they stand on paper. Labels are catalogue keys:
`<what>.<field>` for the field, `<what>.<field>.<choice>` for one of its choices.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What a field holds, and so how it is typed, stored and shown."""

    TEXT = "text"  # one line
    LINES = "lines"  # several lines
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"  # ISO `2024-05-19`
    FLAG = "flag"
    CHOICE = "choice"
    REF = "ref"  # the id of one record of the entity `of`
    REFS = "refs"  # ids of several
    TEXTS = "texts"  # a list of short texts
    NUMBERS = "numbers"  # a list of whole numbers
    ROWS = "rows"  # a list of objects with the fields `parts`
    SUBJECT = "subject"  # `what/id`: any record; a bare name is of the entity `of`


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Field:
    """One field of an entity. `maximum` counts characters (text) or bounds the value (number)."""

    name: str
    kind: Kind = Kind.TEXT
    required: bool = False
    maximum: int = 0
    minimum: int | None = None
    choices: tuple[str, ...] = ()
    of: str = ""
    parts: tuple[Field, ...] = ()
    default: Any = None
    suggest: bool = False  # offer the values that exist already
    more: bool = False  # belongs to the part of the form that is opened on demand
    spans: bool = False  # a day that may be a month, a year or several days when it is typed
    computed: bool = False  # comes out, never goes in
    keyed: bool = False  # a list of pairs that JSON writes as an object: first part → second
    headers: tuple[str, ...] = ()  # further column headings by which an import knows it

    @property
    def many(self) -> bool:
        """Whether its value is a list."""
        return self.kind in (Kind.REFS, Kind.TEXTS, Kind.NUMBERS, Kind.ROWS)

    @property
    def is_year(self) -> bool:
        """Whether it is a year: a number that is written without a sign for the thousands."""
        return self.kind is Kind.INTEGER and self.name.endswith("_year")

    @property
    def empty(self) -> Any:
        """What JSON says when nothing was entered."""
        return [] if self.many else None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Column:
    """One column of a list: the field (or computed value) it shows and its width in cells.

    `width` is for 80 columns; `grow` says how the room of a wider terminal is shared.
    """

    name: str
    width: int
    grow: int = 0
    right: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Entity:
    """One kind of record: its plural and singular names in code, its fields and its list."""

    what: str
    one: str
    fields: tuple[Field, ...]
    title: str  # the field that names a record to people
    columns: tuple[Column, ...] = ()
    sorts: tuple[str, ...] = ()  # orders offered, the first is the default
    descending: frozenset[str] = frozenset()  # of these, the ones that start with the newest
    filters: tuple[str, ...] = ()
    natural: tuple[str, ...] = ()  # the fields by which an import knows a record again

    def field(self, name: str) -> Field:
        """The field of that name; KeyError when there is none."""
        for candidate in self.fields:
            if candidate.name == name:
                return candidate
        raise KeyError(name)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)
