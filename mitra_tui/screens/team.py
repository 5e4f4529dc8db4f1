"""The partnership team: who works on partnerships, and handing over when somebody leaves."""

from __future__ import annotations

from textual.binding import Binding

from mitra_tui.i18n import t
from mitra_tui.screens.list_screen import ListScreen


class TeamScreen(ListScreen):
    """The members by name; `l` hands over what the one under the cursor answers for."""

    WHAT = "team"
    BINDINGS = [
        Binding("l", "next", t("keys.team.hand_over"), show=True, id="list.next",
                tooltip=t("keys.team.hand_over.tip")),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is handed over from among the removed ones."""
        if action == "next":
            return not self.query_now.hidden
        return super().check_action(action, parameters)

    def action_next(self) -> None:
        """Hand over all open records and tasks."""
        from mitra_tui.screens.handover import hand_over_records

        here = self.rows.cursor_id
        found = self.attempt(self.store.get, here) if here is not None else None
        hand_over_records(self, str(found.values["name"]) if found is not None else "")
