"""Trainings of the partnership team."""

from __future__ import annotations

from mitra_tui.models.school import Training
from mitra_tui.rows.training import TRAININGS
from mitra_tui.services.store import Store

store = Store(TRAININGS, Training)
