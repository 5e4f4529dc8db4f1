"""Officials: who held which office when; who holds it now is said in words."""

from __future__ import annotations

from collections.abc import Sequence

from mitra_tui import clock
from mitra_tui.i18n import t
from mitra_tui.i18n.dates import day_text
from mitra_tui.rows.contact import is_current
from mitra_tui.rows.record import Record
from mitra_tui.screens.list_screen import ListScreen


class OfficialsScreen(ListScreen):
    """The offices in their order, their holders one below the other."""

    WHAT = "officials"

    def cells(self, ids: Sequence[int]) -> Sequence[tuple[str, ...]]:
        return [_cells(record) for record in self.store.records(ids)]


def _cells(record: Record) -> tuple[str, ...]:
    """Office, name, since, until. An office that is held now has a word in place of its end."""
    values = record.values
    first, last = str(values["from_on"] or ""), str(values["to_on"] or "")
    position = str(values["position"])
    if values["acting"]:
        position = t("officials.acting_as", position=position)
    now = not last and is_current(first, last, clock.today())
    return position, str(values["name"]), day_text(first), (
        t("officials.now") if now else day_text(last))
