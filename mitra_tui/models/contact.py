"""People at partners."""

from __future__ import annotations

from mitra_tui.models.base import Named, choice, day, ref, string
from mitra_tui.rows.contact import CHANNELS


class Contact(Named):
    partner_id = ref("partner", required=True)
    name = string("name", 100, required=True)
    position = string("position", 100)
    phone = string("phone", 40)
    email = string("email", 100)
    channel = choice("channel", CHANNELS)
    active_from = day("active_from")
    active_to = day("active_to")
    notes = string("notes", 4000)

    class Meta:
        indexes = (
            (("hidden", "sort_key", "id"), False),
            (("hidden", "updated_at", "id"), False),
        )
