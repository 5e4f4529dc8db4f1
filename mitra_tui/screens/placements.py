"""Placements of a PKL as a list; the grid is one key away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from textual.binding import Binding

from mitra_tui import clock
from mitra_tui.errors import FieldError
from mitra_tui.i18n import t
from mitra_tui.rows.fields import Field, Kind
from mitra_tui.screens.list_screen import ListScreen
from mitra_tui.screens.page import Page
from mitra_tui.widgets.dialogs.fill import Fill


class PlacementsScreen(ListScreen):
    """Every placement, the newest period first."""

    WHAT = "placements"
    BINDINGS = [
        Binding("t", "monitor", t("keys.placements.monitor"), show=True, id="list.done",
                tooltip=t("keys.placements.monitor.tip")),
    ]

    def related(self) -> list[tuple[str, str]]:
        return [("grid", t("placement_grid.place")), *super().related()]

    def go_related(self, key: str) -> None:
        if key == "grid":
            from mitra_tui.screens.placement_grid import PlacementGridScreen

            self.app.push_screen(PlacementGridScreen())
        else:
            super().go_related(key)

    def action_monitor(self) -> None:
        """Note a visit to what is chosen."""
        ids = self.chosen()
        if ids:
            ask_visit(self, ids, self._monitored)

    def _monitored(self) -> None:
        self.rows.clear_marks()
        self.reread(self.rows.cursor_id)
        self.say_saved()

    def saved(self, record: Any) -> None:
        """A form was saved: placements are called by partner and programme."""
        if isinstance(record, int):
            self.reread(record)
            self.say_saved()


def ask_visit(page: Page[Any], ids: Sequence[int], done: Callable[[], None]) -> None:
    """Ask when placements were visited and what was seen, and note it."""
    from mitra_tui.screens.form_sources import form_sources
    from mitra_tui.services import placements

    fields = (Field("monitored_on", Kind.DATE, required=True),
              Field("note", Kind.LINES, maximum=4000))

    def check(given: dict[str, Any]) -> Sequence[FieldError]:
        from mitra_tui.errors import Invalid
        from mitra_tui.schemas.interaction import InteractionDraft

        try:
            InteractionDraft.read({"partner": 1, "subject": "-", "on_date": given["monitored_on"],
                                   "notes": given["note"]})
        except Invalid as error:
            names = {"on_date": "monitored_on", "notes": "note"}
            return [FieldError(names.get(one.field, one.field), one.key, one.params)
                    for one in error.errors]
        return ()

    def filled(given: dict[str, Any] | None) -> None:
        if given is not None and page.attempt(
                placements.monitor, ids, given["monitored_on"], given["note"] or ""):
            page.made()
            done()

    page.app.push_screen(
        Fill(t("placements.ask_visit"), fields,
             replace(form_sources("placements"), say=_say),
             {"monitored_on": clock.today().isoformat()}, check=check), filled)


def _say(key: str) -> str:
    """A label: the note of a visit is no field of a placement."""
    return t("placements.note") if key == "placements.note" else t(key)
