"""Perjanjian (3): all agreements, from draft to renewal."""

from __future__ import annotations

from collections.abc import Sequence

from mitra_tui.i18n import t
from mitra_tui.rows.record import Record
from mitra_tui.rows.report import for_list
from mitra_tui.screens.list_screen import ListScreen
from mitra_tui.screens.verbs import verb


class AgreementsScreen(ListScreen):
    """The register of agreements; `n` opens the wizard, enter the agreement's page."""

    ROOT = "agreements"
    WHAT = "agreements"
    BINDINGS = [
        verb("l", "next", "next", show=True),
        verb("r", "renew", "renew", show=True),
        verb("z", "snooze", "snooze"),
        verb("t", "done", "finish"),
        verb("p", "print", "print", show=True),
    ]

    def cells(self, ids: Sequence[int]) -> Sequence[tuple[str, ...]]:
        """Partner, kind, number, last day, status: two queries a page."""
        from mitra_tui.services.agreements import lines

        return [row[:5] for row in lines(ids)] if ids else []

    def open_record(self, record_id: int) -> None:
        from mitra_tui.screens.agreement_page import AgreementPage

        self.app.push_screen(AgreementPage(record_id))

    def note_partner(self) -> int | None:
        here = self.rows.cursor_id
        found = self.attempt(self.store.get, here) if here is not None else None
        return int(found.values["partner"]) if found is not None else super().note_partner()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is done to what was removed, or to no agreement."""
        if action in ("next", "renew", "print", "finish", "snooze"):
            return self.is_mounted and bool(self.rows.count) and not self.query_now.hidden
        return super().check_action(action, parameters)

    # -- verbs -----------------------------------------------------------------
    def action_new(self) -> None:
        """A new agreement, in the wizard."""
        from mitra_tui.screens.agreement_wizard import begin_agreement

        partner = self.start_query.filter("partner")
        begin_agreement(self, self.saved, partner if isinstance(partner, int) else None)

    def edit_record(self, record_id: int) -> None:
        """Open an agreement in the wizard, at its review."""
        from mitra_tui.screens.agreement_wizard import continue_agreement

        record = self.attempt(self.store.get, record_id)
        if record is not None:
            continue_agreement(self, record, self.saved)

    def saved(self, record: Record | int | None) -> None:
        """Saved: the cursor stands on it, and it is said how to take it back."""
        if record is None:
            return
        self.reread(record if isinstance(record, int) else record.id)
        self.say_saved()

    def action_next(self) -> None:
        """Draft → sent → signed."""
        self._act("next_step")

    def action_renew(self) -> None:
        """Renew: a decision, and a new term."""
        self._act("renew")

    def action_print(self) -> None:
        """The document: on the screen, or as a file. Several as one PDF. Or a report."""
        from mitra_tui.screens.agreement_printing import print_agreements

        print_agreements(self, self.chosen(), for_list(self.WHAT))

    def action_finish(self) -> None:
        """One of its duties is done."""
        self._act("finish_duty")

    def action_snooze(self) -> None:
        """Be reminded of its end later."""
        self._act("snooze")

    def _act(self, name: str) -> None:
        """One of the acts on the agreement under the cursor; afterwards it is shown as it is."""
        from mitra_tui.screens import agreement_acts

        here = self.rows.cursor_id
        if here is not None:
            getattr(agreement_acts, name)(self, here, self._acted)

    def _acted(self, record_id: int) -> None:
        self.made()
        self.reread(record_id)
        self.say_saved()

    def related(self) -> list[tuple[str, str]]:
        more = [("more", t("agreements.do_more"))] if self.is_mounted and self.rows.count else []
        return [*more, *super().related()]

    def go_related(self, key: str) -> None:
        if key == "more":
            self._act("choose_more")
        else:
            super().go_related(key)
