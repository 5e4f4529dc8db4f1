"""Opening a file: what it holds, or why it cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mitra_tui.errors import BadFile

if TYPE_CHECKING:
    from mitra_tui.services.importing import Sheet


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file holds: its sheets, and the one that was read, or why it could not be."""

    path: Path
    sheets: list[str]
    sheet: Sheet | None = None
    error: BadFile | None = None


def open_file(file: Path, what: str, wanted: str) -> Opened:
    """Read a file; of a book whose likeliest sheet is no table, only say which sheets it has."""
    from mitra_tui.services import importing

    if wanted:
        return Opened(file, [], importing.read_file(str(file), what=what, sheet=wanted))
    sheets = importing.sheets_of(str(file))
    try:
        return Opened(file, sheets, importing.read_file(str(file), what=what))
    except BadFile as error:
        return Opened(file, sheets, error=error)
