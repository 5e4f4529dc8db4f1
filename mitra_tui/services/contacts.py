"""People at partners."""

from __future__ import annotations

from mitra_tui.models.contact import Contact
from mitra_tui.rows.contact import CONTACTS
from mitra_tui.services.store import Store

# Who has no last day is there longest: by the last day, newest first, they come before all others.
store = Store(CONTACTS, Contact, orders={
    "active_to": "CASE WHEN r.active_to = '' THEN '9999' ELSE r.active_to END"})
