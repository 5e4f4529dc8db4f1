"""One record as it stands in the database, and one question put to a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from mitra_tui.rows.registry import entity


@dataclass(frozen=True, slots=True)
class Record:
    """A record with all its fields; lists are complete, references are ids.

    `values` holds what JSON shows: None where nothing was entered. One that ships with the program
    and that nobody has saved has the id 0.
    """

    what: str
    id: int
    version: int
    created_at: str
    updated_at: str
    hidden: bool
    values: Mapping[str, Any]

    def to_json(self) -> dict[str, Any]:
        """The object that the command line prints."""
        values = dict(self.values)
        for field in entity(self.what).fields:
            if field.keyed:
                key, told = (part.name for part in field.parts)
                values[field.name] = {one[key]: one[told] for one in values[field.name]}
        return {
            "id": self.id or None, **values, "version": self.version or None,
            "created_at": self.created_at or None, "updated_at": self.updated_at or None,
        }


@dataclass(frozen=True, slots=True)
class Query:
    """What a list shows: search words, filters, order. `hidden` asks for the removed ones.

    A filter's value is a text as people write it, or the id of the record that is meant.
    """

    search: str = ""
    filters: tuple[tuple[str, str | int], ...] = ()
    sort: str = ""
    descending: bool | None = None  # None: as the order usually runs
    hidden: bool = False

    def filtered(self, key: str, value: str | int) -> Self:
        """The same with one filter set (empty value: taken away)."""
        kept = tuple(pair for pair in self.filters if pair[0] != key)
        return replace(self, filters=(*kept, (key, value)) if value else kept)

    def filter(self, key: str) -> str | int:
        """The value of one filter, empty when it is not set."""
        return next((value for name, value in self.filters if name == key), "")
