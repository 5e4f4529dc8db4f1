"""Placements of a PKL, as counts."""

from __future__ import annotations

from mitra_tui.models.base import Record, day, ref, string, whole
from mitra_tui.rows.placement import MOST


class Placement(Record):
    partner_id = ref("partner", required=True)
    agreement_id = ref("agreement")
    programme_id = ref("programme", required=True)
    grade = string("grade", 10)
    starts_on = day("starts_on")
    ends_on = day("ends_on")
    quota = whole("quota", 0, MOST)
    accepted = whole("accepted", 0, MOST)
    placed = whole("placed", 0, MOST)
    withdrawn = whole("withdrawn", 0, MOST)
    supervisor = string("supervisor", 100)
    instructor = string("instructor", 100)
    monitored_on = day("monitored_on")
