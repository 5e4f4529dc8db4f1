"""Needs and goals: what the school wants of its partnerships, and what was met."""

from __future__ import annotations

from textual.binding import Binding

from mitra_tui.i18n import t, tn
from mitra_tui.screens.list_screen import ListScreen
from mitra_tui.screens.verbs import verb


class NeedsScreen(ListScreen):
    """All needs and goals, by their day."""

    WHAT = "needs"
    BINDINGS = [
        verb("t", "done", "finish", show=True),
        Binding("l", "next", t("keys.needs.candidates"), show=True, id="list.next",
                tooltip=t("keys.needs.candidates.tip")),
    ]

    def action_next(self) -> None:
        """Compare the candidates for the need, and choose one."""
        from mitra_tui.screens.choosing import ChoosingScreen

        here = self.rows.cursor_id
        if here is not None:
            self.app.push_screen(ChoosingScreen(here))

    def action_finish(self) -> None:
        """Mark as met today."""
        from mitra_tui.services import needs

        met = self.attempt(needs.meet, self.chosen())
        if met is not None:
            self.rows.clear_marks()
            self.reread()
            self.say(tn("message.met_many", met))
