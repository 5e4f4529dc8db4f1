"""Contacts: of all partners, or of one, where those who are there now come first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from mitra_tui.i18n import t
from mitra_tui.i18n.dates import day_text
from mitra_tui.rows.record import Query
from mitra_tui.screens.list_screen import ListScreen
from mitra_tui.widgets.table import Head


class ContactsScreen(ListScreen):
    """Who can be called. Of one partner it also says since when and until when."""

    WHAT = "contacts"

    def __init__(self, query: Query | None = None,
                 values: Mapping[str, Any] | None = None) -> None:
        query = query or Query()
        self.of_partner = bool(query.filter("partner"))
        if self.of_partner:
            query = replace(query, sort="active_to")
        super().__init__(query, values)

    def heads(self) -> list[Head]:
        if not self.of_partner:
            return super().heads()
        return [*super().heads()[:3], Head(t("contacts.period"), 27, grow=1)]

    def cells(self, ids: Sequence[int]) -> Sequence[tuple[str, ...]]:
        found = super().cells(ids)
        if not self.of_partner:
            return found
        records = self.store.records(ids)
        return [(*cells[:3], _period(str(record.values["active_from"] or ""),
                                     str(record.values["active_to"] or "")))
                for cells, record in zip(found, records, strict=True)]


def _period(active_from: str, active_to: str) -> str:
    """`sejak 1 Jan 2023`, `1 Jan 2020 – 31 Des 2022`, `s.d. 31 Des 2022`, or empty."""
    first, last = day_text(active_from), day_text(active_to)
    if first and last:
        return f"{first} – {last}"
    if last:
        return t("contacts.until_day", day=last)
    return t("contacts.since_day", day=first) if first else ""
