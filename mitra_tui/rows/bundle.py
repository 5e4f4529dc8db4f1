"""The accreditation folder: what goes into it, and what became of each file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

REPORTS, AGREEMENTS, ACTIVITIES = "reports", "agreements", "activities"
SECTIONS = (REPORTS, AGREEMENTS, ACTIVITIES)


@dataclass(frozen=True, slots=True)
class Packed:
    """A file of the bundle: its path in it (with `/`), its section, what it is called and what it
    belongs to, its size in bytes and SHA-256. `missing` says why it is not there."""

    path: str
    section: str
    title: str
    about: str
    on_date: str = ""
    size: int = 0
    checksum: str = ""
    missing: str = ""

    def to_json(self) -> dict[str, Any]:
        """The object that the command line prints."""
        return {"path": self.path, "section": self.section, "title": self.title,
                "about": self.about, "on_date": self.on_date or None, "size": self.size,
                "checksum": self.checksum or None, "missing": self.missing or None}


def missing_of(packed: tuple[Packed, ...]) -> tuple[Packed, ...]:
    """The files that could not be put in."""
    return tuple(one for one in packed if one.missing)
