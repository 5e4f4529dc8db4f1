"""What a conflict's page shows: the conflict, where it stands, and what it is about by name."""

from __future__ import annotations

from dataclasses import dataclass

from mitra_tui.rows.attachment import Attached
from mitra_tui.rows.change import ChangeRow
from mitra_tui.rows.conflict_ladder import Standing
from mitra_tui.rows.record import Record


@dataclass(frozen=True, slots=True)
class ConflictCard:
    """All that the page needs, read at one time. `masked`: its text is not for whoever reads;
    `agreed`: the ladder is the agreement's own."""

    record: Record
    partner: str
    agreement: str
    activity: str
    standing: Standing
    agreed: bool
    masked: bool
    files: tuple[Attached, ...]
    changes: int
    changed: ChangeRow | None
