"""People at partners."""

from __future__ import annotations

from mitra_tui.models.contact import Contact
from mitra_tui.rows.contact import CONTACTS
from mitra_tui.services.store import Store

store = Store(CONTACTS, Contact)
