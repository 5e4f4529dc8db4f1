"""`x`: writing all that a list shows into a file of the results folder, in a thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mitra_tui import clock, paths
from mitra_tui.errors import MitraError
from mitra_tui.i18n import t, tn
from mitra_tui.rows.record import Query
from mitra_tui.rows.text import words
from mitra_tui.screens.background import in_background
from mitra_tui.screens.handing_over import hand_over
from mitra_tui.screens.page import Page
from mitra_tui.widgets.dialogs import Choose

if TYPE_CHECKING:
    from mitra_tui.screens.list_screen import ListScreen

# The letter that picks a format.
_FORMATS = {"c": "csv", "x": "xlsx", "o": "ods", "j": "json"}


def export_list(screen: ListScreen) -> None:
    """Write all that the list shows: not the page, everything the query finds."""
    export_records(screen, screen.WHAT, screen.query_now, screen.rows.count)


def export_records(page: Page[Any], what: str, query: Query, shown: int | None = None) -> None:
    """Ask for the format, then write the records that `query` finds. `shown` is how many."""
    if shown == 0:
        page.say(t("export.nothing"))
        return
    formats = dict(_FORMATS, **({"v": "vcf"} if what == "contacts" else {}))
    title = t("export.as") if shown is None else tn("export.count_as", shown)

    def chosen(key: str | None) -> None:
        if key:
            _start(page, what, query, formats[key])

    page.app.push_screen(
        Choose(title, [(key, t(f"export.{kind}")) for key, kind in formats.items()]), chosen)


def _start(page: Page[Any], what: str, query: Query, kind: str) -> None:
    """Write in a thread; the screen stays usable, and hears of the file or of what went wrong."""
    try:
        folder = paths.results(clock.today(), page.mitra.settings.results)
    except MitraError as error:
        page.refuse(error)
        return
    name = f"{'-'.join(words(t(what)))}-{clock.today().isoformat()}"

    def written(answer: tuple[int, Path]) -> None:
        number, target = answer
        hand_over(page, target, tn("export.written", number))

    in_background(page, t("export.writing"),
                  lambda: _write(what, query, kind, folder / name), written)


def _write(what: str, query: Query, kind: str, stem: Path) -> tuple[int, Path]:
    """Write to the first name that is free; how many records, and where."""
    from mitra_tui.services.exporting import export
    from mitra_tui.services.listing import Listing
    from mitra_tui.services.new_files import write_free
    from mitra_tui.services.registry import store_of

    listing = Listing(store_of(what), query)
    if query.search and not listing.count():
        listing.guess()  # the list shows what was probably meant
    return write_free(stem, kind, lambda stream: export(listing, kind, stream))
