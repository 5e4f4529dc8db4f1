"""One entry of the history: who did what, when, to which record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change as people read it. `action` is a catalogue key below `change.`.

    `fields` (only where one record's history is asked for) tells what became of its fields:
    name → (before, after).
    """

    id: int
    at: str
    user: str
    action: str
    what: str
    record_id: int | None
    label: str
    undoes: int | None
    undone_by: int | None
    fields: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The object that the command line prints."""
        return {
            "change": self.id, "at": self.at, "user": self.user, "action": self.action,
            "what": self.what or None, "id": self.record_id, "label": self.label or None,
            "undoes": self.undoes, "undone_by": self.undone_by,
            "fields": {name: list(pair) for name, pair in self.fields.items()},
        }
