"""Kegiatan (4): what was done and what is planned."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding

from mitra_tui.i18n import t, tn
from mitra_tui.screens.list_screen import ListScreen


class ActivitiesScreen(ListScreen):
    """The register of activities, newest first."""

    ROOT = "activities"
    WHAT = "activities"
    BINDINGS = [
        Binding("t", "finish", t("keys.list.done"), show=True, id="list.done",
                tooltip=t("keys.list.done.tip")),
    ]

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
        """Mark as done."""
        from mitra_tui.services import activities

        done = self.attempt(activities.finish, self.chosen())
        if done is not None:
            self.rows.clear_marks()
            self.reread()
            self.say(tn("message.done_many", done))
