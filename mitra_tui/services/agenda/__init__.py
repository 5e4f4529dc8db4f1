"""What needs someone, from every kind of record: one bounded query for each of the sources."""

from __future__ import annotations

from datetime import date
from itertools import islice

from mitra_tui import clock
from mitra_tui.rows.agenda import MOST, Agenda, AgendaItem, Window
from mitra_tui.services.agenda.sources import SAVED, SOURCES

__all__ = ["MOST", "agenda", "as_item"]


def agenda(day: date | None = None, *, days: int | None = None, most: int = MOST) -> Agenda:
    """What is late, due on `day` (today unless given) or in the `days` after it.

    Without `days`: a month ahead, and agreements from their own lead time on. At most `most`
    things of each source, 0: all.
    """
    window = Window(day or clock.today(), days, most)
    found: list[AgendaItem] = []
    more = False
    for read in SOURCES:
        of_kind = list(islice(read(window), most + 1 if most else None))
        more = more or 0 < most < len(of_kind)
        found += of_kind[: most or None]
    return Agenda(tuple(sorted(found, key=lambda item: item.order)), more)


def as_item(what: str, record_id: int) -> AgendaItem:
    """A record as a line of the agenda, whether or not it asks for anything.

    Only of the kinds of `SAVED`. Raises `NotFound`.
    """
    from mitra_tui.services.registry import store_of

    store = store_of(what)
    values = store.get(record_id).values
    kind, due = SAVED[what]
    return AgendaItem(
        what, record_id, str(values.get("snoozed_to") or values[due] or ""), kind,
        store.title_of(values), str(values.get("owner") or ""), "",
        str(values.get("date_precision") or "day"), values.get("partner") or 0)
