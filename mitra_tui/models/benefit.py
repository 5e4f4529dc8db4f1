"""Benefits that one side had of the other."""

from __future__ import annotations

from mitra_tui.models.base import Record, choice, day, number, ref, string
from mitra_tui.rows.benefit import BENEFIT_KINDS, SIDES


class Benefit(Record):
    partner_id = ref("partner", required=True)
    side = choice("side", SIDES, required=True)
    kind = choice("kind", BENEFIT_KINDS, required=True)
    quantity = number("quantity", 0)
    unit = string("unit", 40)
    on_date = day("on_date")
    activity_id = ref("activity")
    evidence = string("evidence", 300)

    class Meta:
        indexes = ((("hidden", "on_date", "id"), False),)
