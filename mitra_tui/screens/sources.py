"""What widgets ask of services: rows for a list, answers for a form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from mitra_tui import clock
from mitra_tui.i18n.dates import day_text, weekday_text
from mitra_tui.rows.fields import Field
from mitra_tui.rows.lines import Line
from mitra_tui.services.listing import Listing
from mitra_tui.widgets.form.sources import Sources

Cells = Callable[[Sequence[int]], Sequence[tuple[str, ...]]]


class ListSource:
    """A `Listing` as lines of text. `cells` makes the texts of a page from its ids.

    `pinned` is a record that is shown on top when the query does not find it: the one that was
    just saved, which must not vanish from under the cursor.
    """

    def __init__(self, listing: Listing, cells: Cells, pinned: int | None = None) -> None:
        self.listing = listing
        self.cells = cells
        self.pinned = pinned
        if pinned is not None and listing.position(pinned) is not None:
            self.pinned = None

    def count(self) -> int:
        return self.listing.count() + (self.pinned is not None)

    def lines(self, start: int, stop: int) -> Sequence[Line]:
        ids: list[int] = []
        if self.pinned is not None:
            if start == 0 and stop > 0:
                ids.append(self.pinned)
            start, stop = max(0, start - 1), max(0, stop - 1)
        ids += self.listing.ids(start, stop)
        return [Line(one, cells) for one, cells in zip(ids, self.cells(ids), strict=True)]

    def position(self, id: int) -> int | None:
        if id == self.pinned:
            return 0
        found = self.listing.position(id)
        return None if found is None else found + (self.pinned is not None)


def form_sources(what: str) -> Sources:
    """The answers a form for records of this kind needs."""
    return Sources(
        what, lookup=_lookup, name=_name, suggest=_suggester(what), read_day=_read_day,
        write_day=_write_day)


def _lookup(field: Field, text: str) -> Sequence[tuple[Any, str]]:
    from mitra_tui.services.references import lookup

    return lookup(field.of, text)


def _name(field: Field, value: Any) -> str:
    from mitra_tui.services.references import names

    return names(field.of, [value]).get(value, str(value))


def _suggester(what: str) -> Callable[[Field, str], str | None]:
    def suggest(field: Field, text: str) -> str | None:
        from mitra_tui.services.references import suggestions
        from mitra_tui.services.registry import store_of

        if what == "school":
            return None
        found = suggestions(store_of(what).table, field.name, text)
        return found[0] if found else None

    return suggest


def _read_day(text: str) -> tuple[str, str] | None:
    from mitra_tui.services.typed import read_day

    iso = read_day(text, clock.today())
    return (iso, weekday_text(iso)) if iso else None


def _write_day(iso: str) -> str:
    return day_text(iso, short=False)
