"""A file that a record has: a signed agreement, a photo, a list of those who came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Attached:
    """One file of a record. `size` is in bytes; `gone` says that it has vanished from the folder
    (or was cut short there)."""

    id: int
    name: str
    size: int
    added_at: str
    checksum: str
    gone: bool = False

    def to_json(self) -> dict[str, Any]:
        """The object that the command line prints."""
        return {"id": self.id, "name": self.name, "size": self.size, "added_at": self.added_at,
                "checksum": self.checksum, "gone": self.gone}
