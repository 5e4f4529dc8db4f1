"""The palette: what can be done here, where one can go, and every record, by name.

It has no list of its own: acts come from whatever is bound and allowed on the screen that is
on, places from the kinds of records there are, records from the search index.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.app import App
from textual.screen import Screen

from mitra_tui.i18n import t
from mitra_tui.rows.text import fold

MOST = 10  # as many as the list shows at once
# Nobody looks for these by name.
MOVES = frozenset({"list.down", "list.up", "list.page_down", "list.page_up", "list.home",
                   "list.end", "list.open", "page.back"})
# The kinds that the palette looks through, and where a record of each is opened.
SEARCHED = ("partners", "contacts", "activities", "programmes")


def acts(screen: Screen[Any]) -> list[tuple[str, str]]:
    """What can be done here: (binding's id, label with its key)."""
    found: dict[str, str] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if active.enabled and binding.id and binding.description and binding.id not in MOVES:
            key = screen.app.get_key_display(binding)
            found.setdefault(binding.id, f"{binding.description}  ({key})")
    shown = {active.binding.id for active in screen.active_bindings.values()
             if active.binding.show}
    return sorted(found.items(), key=lambda pair: pair[0] not in shown)  # the usual ones first


def records(typed: str) -> list[tuple[str, str]]:
    """Records whose words begin like what was typed: (`what/id`, label)."""
    from mitra_tui.services.references import lookup

    found = []
    for what in SEARCHED:
        found += [(f"{what}/{one}", f"{t(f'{what}.one')}: {name}")
                  for one, name in lookup(what, typed, limit=5)]
    return [*found, *_agreements(typed), *_conflicts(typed)]


def _agreements(typed: str) -> list[tuple[str, str]]:
    """Agreements by partner, title or number; many have the same title, so the partner is said."""
    from mitra_tui.rows.record import Query
    from mitra_tui.services.agreements import lines, store
    from mitra_tui.services.listing import Listing

    ids = Listing(store, Query(search=typed)).ids(0, 5)
    return [(f"agreements/{one}", f"{t('agreements.one')}: {row[0]}")
            for one, row in zip(ids, lines(ids), strict=True)]


def _conflicts(typed: str) -> list[tuple[str, str]]:
    """Conflicts by partner or by the words of their log; the partner is said."""
    from mitra_tui.rows.record import Query
    from mitra_tui.services.conflicts import lines, store
    from mitra_tui.services.listing import Listing

    ids = Listing(store, Query(search=typed)).ids(0, 5)
    return [(f"conflicts/{one}", f"{t('conflicts.one')}: {row[0]} · {row[1]}")
            for one, row in zip(ids, lines(ids), strict=True)]


def _has(wanted: Sequence[str], text: str) -> bool:
    """Whether all that was typed stands somewhere in a text."""
    text = fold(text)
    return all(word in text for word in wanted)


def _some_of_each(kinds: Sequence[Sequence[tuple[str, str]]]) -> list[tuple[str, str]]:
    """`MOST` lines, the first kinds first, but room for some of those that come later."""
    shown: list[tuple[str, str]] = []
    for place, kind in enumerate(kinds, 1):
        later = sum(min(len(one), MOST // len(kinds)) for one in kinds[place:])
        shown += kind[: MOST - len(shown) - later]
    return shown


def open_palette(app: App[Any]) -> None:
    """Ask what to do, then do it."""
    from mitra_tui.screens.page import Page
    from mitra_tui.screens.places import go_to, places
    from mitra_tui.widgets.dialogs import Pick

    screen = app.screen
    known = acts(screen)

    def lookup(typed: str) -> Sequence[tuple[str, str]]:
        wanted = fold(typed).split()
        hits = [pair for pair in known if _has(wanted, pair[1])]
        if not wanted:
            return hits[:MOST]
        there = [(place.key, place.label) for place in places()
                 if _has(wanted, f"{place.label} {place.words}")]
        return _some_of_each([hits, there, records(typed) if len(fold(typed)) > 1 else []])

    def chosen(key: str | None) -> None:
        if key and "/" in key:
            open_found(app, *key.split("/"))
        elif key and ":" in key and isinstance(screen, Page):
            app.call_later(go_to, screen, key)
        elif key:
            for active in screen.active_bindings.values():
                if active.binding.id == key:
                    app.call_later(app.run_action, active.binding.action, active.node)
                    return

    app.push_screen(Pick(t("palette.title"), lookup), chosen)


def open_found(app: App[Any], what: str, number: str) -> None:
    """Show a record that was found by name."""
    from mitra_tui.services.registry import store_of

    record_id = int(number)
    from mitra_tui.screens.page import Page
    from mitra_tui.screens.record_form import open_form
    from mitra_tui.screens.record_pages import page_of

    found = page_of(what, record_id)
    if found is not None:
        app.push_screen(found)
        return

    page = app.screen
    if isinstance(page, Page):
        record = page.attempt(store_of(what).get, record_id)
        if record is not None:
            open_form(page, what, record)
