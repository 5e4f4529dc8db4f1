"""The ledger of benefits: what each side got, with the way to its balance and to suggestions."""

from __future__ import annotations

from textual.binding import Binding

from mitra_tui.i18n import t
from mitra_tui.screens.list_screen import ListScreen


class BenefitsScreen(ListScreen):
    """All benefits, or those of one partner, the newest first."""

    WHAT = "benefits"
    HELP = "benefits"
    BINDINGS = [
        Binding("l", "next", t("keys.benefits.suggestions"), show=True, id="list.next",
                tooltip=t("keys.benefits.suggestions.tip")),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Suggestions stand in no list of removed ones."""
        if action == "next":
            return not self.query_now.hidden
        return super().check_action(action, parameters)

    def action_next(self) -> None:
        """What activities seem to have given, to be agreed to."""
        from mitra_tui.screens.benefit_suggestions import SuggestionsPage

        activity = self.start_query.filter("activity")
        self.app.push_screen(SuggestionsPage(
            self.note_partner(), activity if isinstance(activity, int) else None))

    def related(self) -> list[tuple[str, str]]:
        return [("balance", t("benefits.balance")), *super().related()]

    def go_related(self, key: str) -> None:
        if key == "balance":
            from mitra_tui.screens.benefit_balance import BalancePage

            self.app.push_screen(BalancePage())
        else:
            super().go_related(key)
