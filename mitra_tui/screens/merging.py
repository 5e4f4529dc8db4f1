"""Making one partner of several: which fields stand, then one change that one undo reverses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mitra_tui.errors import MitraError, Stale
from mitra_tui.i18n import t, tn
from mitra_tui.rows.record import Record
from mitra_tui.screens.page import Page
from mitra_tui.widgets.dialogs import Choose, Pair, Pick, Sides

# More than these are not one partner spelt differently, but a mistake with the marks.
MOST = 8

Done = Callable[[int], None]
"""Hears the id of the partner that remains."""


def merge_chosen(page: Page[Any], ids: Sequence[int], done: Done) -> None:
    """Merge the marked partners; a single one with another that is picked."""
    if len(ids) > MOST:
        page.say(tn("merge.too_many", len(ids), most=MOST), error=True)
    elif len(ids) > 1:
        merge(page, ids, done)
    elif ids:
        _pick_other(page, ids[0], done)


def _pick_other(page: Page[Any], one: int, done: Done) -> None:
    """Those with a similar name stand first, as long as nothing is typed."""
    from mitra_tui.services import partners
    from mitra_tui.services.references import lookup

    record = page.attempt(partners.store.get, one)
    if record is None:
        return
    name = str(record.values["name"])

    def find(typed: str) -> Sequence[tuple[int, str]]:
        alike = [] if typed else partners.similar(name, besides=one, limit=8)
        return [pair for pair in alike or lookup("partners", typed) if pair[0] != one]

    def picked(other: int | None) -> None:
        if other is not None:
            merge(page, [one, other], done)

    page.app.push_screen(Pick(t("merge.pick", name=name), find), picked)


def merge(page: Page[Any], ids: Sequence[int], done: Done) -> None:
    """Merge these partners, first asking which name and which fields stand."""
    from mitra_tui.services import partners

    found = page.attempt(partners.store.records, list(ids))
    if not found or len(found) < 2:
        return
    hidden = next((one for one in found if one.hidden), None)
    if hidden is not None:
        page.say(t("error.removed_already", id=hidden.id), error=True)
    elif len(found) == 2:
        _Merging(page, found, done).ask()
    else:
        _choose_name(page, found, done)


def _choose_name(page: Page[Any], found: Sequence[Record], done: Done) -> None:
    """Of three or more, first the one that the others are merged into."""

    def chosen(key: str | None) -> None:
        if key:
            keep = next(one for one in found if one.id == int(key))
            rest = [one for one in found if one is not keep]
            _Merging(page, [keep, *rest], done).ask()

    options = [(str(one.id).rjust(2), _named(one)) for one in found]
    page.app.push_screen(Choose(t("merge.which_name"), options), chosen)


def _named(record: Record) -> str:
    city = record.values["city"]
    return f"{record.values['name']} ({city})" if city else str(record.values["name"])


@dataclass
class _Merging:
    """One merge while it is being asked about: the records, and what was chosen so far.

    The first record keeps its number. The others are laid beside it one after the other, so
    with three there are two questions; written is only after the last, as one change.
    """

    page: Page[Any]
    found: list[Record]
    done: Done
    at: int = 1
    values: dict[str, Any] = field(default_factory=dict)
    again: bool = False  # someone else saved one of them meanwhile

    def ask(self) -> None:
        """Lay the next one beside what stands so far; after the last, write."""
        if self.at == len(self.found):
            self.write()
            return
        other = self.found[self.at]
        now = {**self.found[0].values, **self.values}
        pairs = self._pairs(now, other)
        title = t("merge.again" if self.again else "merge.title")
        if len(self.found) > 2:
            title = f"{title} ({self.at}/{len(self.found) - 1})"
        heads = (str(now["name"]), str(other.values["name"]))

        def answered(sides: Mapping[str, str] | None) -> None:
            if sides is None:
                return
            self.values |= {name: other.values[name]
                            for name, side in sides.items() if side == "right"}
            self.at += 1
            self.ask()

        self.page.app.push_screen(Sides(title, pairs, heads), answered)

    def _pairs(self, now: Mapping[str, Any], other: Record) -> list[Pair]:
        """The fields that differ, the name always first. Other names are kept from both sides."""
        from mitra_tui.services.display import label_of, value_text

        pairs = []
        for one in _fields():
            left, right = (value_text("partners", one, values.get(one.name), {})
                           for values in (now, other.values))
            if left != right or one.name == "name":
                pairs.append(Pair(one.name, label_of("partners", one.name), left, right))
        return pairs

    def write(self) -> None:
        """Merge; when one of them moved on, show it as it is now and ask again."""
        from mitra_tui.services import partners

        keep, *drop = self.found
        # What was not chosen stays as the first has it, empty fields too: they were shown.
        chosen = {one.name: keep.values[one.name] for one in _fields()} | self.values
        try:
            moved = partners.merge(keep.id, [one.id for one in drop], chosen,
                                   {one.id: one.version for one in self.found})
        except Stale as error:
            self._ask_again(error)
            return
        except MitraError as error:
            self.page.refuse(error)
            return
        self.page.made()
        self.done(keep.id)
        name = chosen["name"]
        self.page.say(tn("merge.done", moved, name=name) if moved
                      else t("merge.done_alone", name=name))

    def _ask_again(self, error: Stale) -> None:
        from mitra_tui.services import partners

        fresh = self.page.attempt(partners.store.records, [one.id for one in self.found])
        if not fresh or any(one.hidden for one in fresh):
            self.page.refuse(error)
            return
        self.found, self.at, self.values, self.again = fresh, 1, {}, True
        self.ask()


def _fields() -> list[Any]:
    from mitra_tui.rows.partner import PARTNERS

    return [one for one in PARTNERS.fields if one.name != "aliases"]
