"""The partnership team."""

from __future__ import annotations

from mitra_tui.models.school import TeamMember
from mitra_tui.rows.team_member import TEAM
from mitra_tui.services.store import Store

store = Store(TEAM, TeamMember)
