"""What an agreement's page shows: the agreement, and of what belongs to it the number and more."""

from __future__ import annotations

from dataclasses import dataclass

from mitra_tui.rows.agreement_score import Scorecard
from mitra_tui.rows.attachment import Attached
from mitra_tui.rows.change import ChangeRow
from mitra_tui.rows.partner_card import Activities, Conflicts
from mitra_tui.rows.record import Record


@dataclass(frozen=True, slots=True)
class Link:
    """An agreement in the chain of another: how deep it stands, its line, and whether it renews
    the one before it at its depth."""

    id: int
    depth: int
    kind: str
    title: str
    status: str
    renews: bool = False


@dataclass(frozen=True, slots=True)
class AgreementCard:
    """All that the page needs, read at one time."""

    record: Record
    partner: str
    programmes: tuple[str, ...]
    score: Scorecard
    chain: tuple[Link, ...]
    activities: Activities
    conflicts: Conflicts
    attachments: tuple[Attached, ...]
    changes: int
    changed: ChangeRow | None
