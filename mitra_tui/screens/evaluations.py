"""Reviews of partnerships; what follows from one is noted from here."""

from __future__ import annotations

from typing import Any

from textual.binding import Binding

from mitra_tui.i18n import t
from mitra_tui.screens.list_screen import ListScreen


class EvaluationsScreen(ListScreen):
    """The reviews, the newest on top; enter opens one, `l` notes a follow-up of it."""

    ROOT = "evaluation"
    WHAT = "evaluations"
    HELP = "evaluations"
    BINDINGS = [
        Binding("l", "next", t("keys.survey.follow"), show=True, id="list.next",
                tooltip=t("keys.evaluations.follow.tip")),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Something follows from a review that is there."""
        if action == "next":
            return self.is_mounted and bool(self.rows.count) and not self.query_now.hidden
        return super().check_action(action, parameters)

    def action_next(self) -> None:
        """Note a follow-up; the review's first line of findings is its title."""
        from mitra_tui.screens.reviewing import follow

        here = self.rows.cursor_id
        if here is not None:
            follow(self, here, self._followed)

    def _followed(self, record_id: Any) -> None:
        if record_id is not None:
            self.made()
            self.reread(self.rows.cursor_id)
            self.say_saved()
