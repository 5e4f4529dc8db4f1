"""What the school's page shows: of each part the number, and the newest or the next."""

from __future__ import annotations

from dataclasses import dataclass

from mitra_tui.rows.change import ChangeRow
from mitra_tui.rows.record import Record


@dataclass(frozen=True, slots=True)
class Officials:
    """How many hold an office now, how many ever did, and who leads the school."""

    current: int = 0
    count: int = 0
    principal: Record | None = None
    newest: str = ""
    newest_position: str = ""


@dataclass(frozen=True, slots=True)
class Programmes:
    """How many there are, and how many of them stand below another."""

    count: int = 0
    below: int = 0
    names: str = ""


@dataclass(frozen=True, slots=True)
class Needs:
    """How many are open, how many were met, and the open one that is due first."""

    waiting: int = 0
    met: int = 0
    text: str = ""
    due_on: str = ""


@dataclass(frozen=True, slots=True)
class Team:
    """How many belong to the team now, how many did, and whoever came last."""

    current: int = 0
    left: int = 0
    name: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Trainings:
    """How many there were, and the newest."""

    count: int = 0
    title: str = ""
    on_date: str = ""


@dataclass(frozen=True, slots=True)
class SchoolCard:
    """All that the page needs, read at one time. `backup` is the newest one's moment."""

    record: Record | None
    officials: Officials
    programmes: Programmes
    needs: Needs
    team: Team
    trainings: Trainings
    backup: str
    changes: int
    changed: ChangeRow | None
