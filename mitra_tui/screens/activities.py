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

    def related(self) -> list[tuple[str, str]]:
        return [("interactions", t("interactions")), ("benefits", t("benefits")),
                *super().related()]

    def go_related(self, key: str) -> None:
        if key in ("interactions", "benefits"):
            from mitra_tui.screens.plain_list import PlainList

            self.app.push_screen(PlainList(key))
        else:
            super().go_related(key)

    def action_finish(self) -> None:
        """Mark what is planned as done."""
        from mitra_tui.services import activities

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
