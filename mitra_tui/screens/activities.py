"""Kegiatan (4): what was done and what is planned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual import on

from mitra_tui.i18n import t, tn
from mitra_tui.screens.list_screen import ListScreen
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.table import RowsTable


class ActivitiesScreen(ListScreen):
    """The register of activities, newest first."""

    ROOT = "activities"
    WHAT = "activities"
    BINDINGS = [
        verb("t", "done", "finish", show=True),
        verb("l", "next", "next"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is planned becomes done."""
        if action in ("finish", "next"):
            return not self.query_now.hidden and self._is_planned
        return super().check_action(action, parameters)

    def possible(self) -> Any:
        return super().possible(), self._is_planned

    @property
    def _is_planned(self) -> bool:
        """Whether the activity under the cursor is planned; of marked ones some may be."""
        from mitra_tui.services import activities

        here = self.rows.cursor_id if self.is_mounted else None
        return bool(here is not None and (self.rows.marks or activities.is_planned(here)))

    @on(RowsTable.Highlighted)
    def _moved(self, message: RowsTable.Highlighted) -> None:
        message.stop()
        self.note_possible()

    def cells(self, ids: Sequence[int]) -> Sequence[tuple[str, ...]]:
        from mitra_tui.services import activities

        return activities.lines(ids) if ids else []

    def open_record(self, record_id: int) -> None:
        from mitra_tui.screens.activity_page import ActivityPage

        self.app.push_screen(ActivityPage(record_id))

    def related(self) -> list[tuple[str, str]]:
        letters = [("letters", t("activities.write_letters"))] if self._partners() else []
        acts = [("copy", t("activity_acts.copy")), ("cancel", t("activity_acts.cancel"))] if (
            self.rows.count and not self.query_now.hidden) else []
        return [("year", t("school_year.place")), ("grid", t("placement_grid.place")), *acts,
                *letters, ("interactions", t("interactions")), ("benefits", t("benefits")),
                *super().related()]

    def go_related(self, key: str) -> None:
        if key == "year":
            from mitra_tui.screens.school_year import SchoolYearScreen

            self.app.push_screen(SchoolYearScreen())
        elif key == "grid":
            from mitra_tui.screens.placement_grid import PlacementGridScreen

            self.app.push_screen(PlacementGridScreen())
        elif key in ("copy", "cancel"):
            self._ask(key)
        elif key == "letters":
            from mitra_tui.screens.letters import write_letters

            write_letters(self, self._partners(), activity=self.rows.cursor_id)
        elif key in ("interactions", "benefits"):
            from mitra_tui.screens.plain_list import list_of

            self.app.push_screen(list_of(key))
        else:
            super().go_related(key)

    def _partners(self) -> list[int]:
        """The partners of the activity under the cursor, to whom letters about it would go."""
        here = self.rows.cursor_id if self.is_mounted and not self.query_now.hidden else None
        record = self.attempt(self.store.get, here) if here is not None else None
        return list(record.values["partners"]) if record is not None else []

    def _ask(self, act: str) -> None:
        """Copy or cancel what is chosen; many only after asking."""
        from mitra_tui.screens import activity_acts
        from mitra_tui.widgets.dialogs import Confirm

        ids = self.chosen()

        def go() -> None:
            if act == "copy":
                done = activity_acts.copy_to_next_year(self, ids)
                self.rows.clear_marks()
                self.reread(done[0] if done else None)
                if done:
                    self.say(tn("activity_acts.copied", len(done)))
                return
            many = activity_acts.set_status(self, ids, "cancelled")
            if many:
                self.rows.clear_marks()
                self.reread(self.rows.cursor_id)
                self.say(tn("activity_acts.cancelled", many))

        if len(ids) > 1:
            names = [str(one.values["title"]) for one in self.store.records(ids[:8])]
            self.app.push_screen(Confirm(t(f"activity_acts.{act}_ask"), names, count=len(ids)),
                                 lambda yes: go() if yes else None)
        elif ids:
            go()

    def action_finish(self) -> None:
        """Ask what came of the activity, and mark it as done; of marked ones, all at once."""
        from mitra_tui.screens.activity_acts import finish_activity
        from mitra_tui.services import activities

        here = self.rows.cursor_id
        if not self.rows.marks and here is not None:
            finish_activity(self, here, self.saved)
            return
        done = self.attempt(activities.finish, self.chosen())
        if done == 0:
            self.say(t("activities.none_planned"))
        elif done is not None:
            self.rows.clear_marks()
            self.reread()
            self.say(tn("message.done_many", done))

    def action_next(self) -> None:
        """The next step of what is planned: that it was done."""
        self.action_finish()
