"""Needs and goals: what the school wants of its partnerships, and what was met."""

from __future__ import annotations

from mitra_tui.i18n import tn
from mitra_tui.screens.list_screen import ListScreen
from mitra_tui.screens.verbs import verb


class NeedsScreen(ListScreen):
    """All needs and goals, by their day."""

    WHAT = "needs"
    BINDINGS = [verb("t", "done", "finish", show=True)]

    def action_finish(self) -> None:
        """Mark as met today."""
        from mitra_tui.services import needs

        met = self.attempt(needs.meet, self.chosen())
        if met is not None:
            self.rows.clear_marks()
            self.reread()
            self.say(tn("message.met_many", met))
