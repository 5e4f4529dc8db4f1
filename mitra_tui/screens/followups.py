"""Every follow-up, done or not; *Hari ini* shows those that are due."""

from __future__ import annotations

from mitra_tui.i18n import tn
from mitra_tui.screens.list_screen import ListScreen
from mitra_tui.screens.verbs import verb


class FollowupsScreen(ListScreen):
    """The register of tasks, the most urgent first."""

    WHAT = "followups"
    BINDINGS = [
        verb("t", "done", "finish", show=True),
        verb("z", "snooze", "snooze", show=True),
    ]

    def action_finish(self) -> None:
        """Mark as done today."""
        from mitra_tui.services import followups

        done = self.attempt(followups.finish, self.chosen())
        if done is not None:
            self.acted(tn("message.done_many", done))

    def action_snooze(self) -> None:
        """Put off, all that are marked to the same day."""
        from mitra_tui.screens.snoozing import snooze

        ids = self.chosen()
        if ids:
            snooze(self, ids, lambda until: self.acted(
                tn("message.snoozed_many", len(ids), day=until)))

    def acted(self, sentence: str) -> None:
        """Something was written: show the list anew, and say it."""
        self.rows.clear_marks()
        self.reread()
        self.say(sentence)
