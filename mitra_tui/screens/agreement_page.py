"""The page of one agreement: what was agreed, what became of it, and what can be done next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual import on

from mitra_tui.i18n import t
from mitra_tui.rows.agreement_card import AgreementCard
from mitra_tui.rows.agreement_steps import NAMES
from mitra_tui.rows.lines import Line
from mitra_tui.rows.record import Query
from mitra_tui.screens.agreement_lines import SECTIONS, head_texts, link_kind, section_lines
from mitra_tui.screens.card_page import CardPage
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.table import RowsTable

_LISTED = ("duties", "indicators")


class AgreementPage(CardPage[AgreementCard]):
    """Three head rows, then a line for each section; enter opens it."""

    ROOT = "agreements"
    WHAT = "agreements"
    SECTIONS = SECTIONS
    HELP = "agreement_page"
    BINDINGS = [
        verb("l", "next", "next", show=True),
        verb("e", "edit", "edit", show=True),
        verb("r", "renew", "renew", show=True),
        verb("p", "print", "print", show=True),
        verb("n", "new", "new"),
        verb("z", "snooze", "snooze"),
        verb("t", "done", "finish"),
        verb("g", "related", "related", show=True),
        verb("h", "history", "history"),
    ]

    # -- what differs ----------------------------------------------------------
    def read_card(self) -> AgreementCard:
        from mitra_tui.services.agreements.card import card

        return card(self.record_id)

    def told(self, card: AgreementCard) -> tuple[Sequence[str], Sequence[Line]]:
        return head_texts(card), section_lines(card)

    def name_of(self, card: AgreementCard) -> str:
        return str(card.record.values["title"] or card.partner)

    def columns(self) -> tuple[int, str]:
        return 21, t("agreement_page.says")

    def note_partner(self) -> int | None:
        return int(self.card.record.values["partner"]) if self.card else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is over is not begun anew; what was removed can be read and brought back."""
        if self.card is None:
            return True
        values, hidden = self.card.record.values, self.card.record.hidden
        if action in ("new", "edit", "note", "snooze", "finish", "print"):
            return not hidden
        if action == "next":
            return not hidden and values["state"] in ("draft", "sent")
        if action == "renew":
            return not hidden and values["state"] == "signed"
        return True

    # -- opening ---------------------------------------------------------------
    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        message.stop()
        card, section = self.card, self.section
        if card is None:
            return
        if section in _LISTED:
            from mitra_tui.screens.agreement_parts import PartsPage

            self.app.push_screen(PartsPage(self.record_id, section))
        elif section == "chain":
            self._choose_link(card)
        elif section == "attachments":
            from mitra_tui.screens.attachments import show_files

            show_files(self, self.WHAT, self.record_id)
        elif section == "activities":
            from mitra_tui.screens.plain_list import list_of

            self.app.push_screen(list_of(
                "activities", Query(filters=(("agreement", self.record_id),)),
                self._activity(card)))
        elif section == "conflicts":
            from mitra_tui.screens.plain_list import list_of

            self.app.push_screen(list_of(
                "conflicts", Query(filters=(("agreement", self.record_id),)),
                {"partner": card.record.values["partner"], "agreement": self.record_id}))
        elif section == "history":
            self.action_history()
        elif section in NAMES and not card.record.hidden:
            self._open_wizard(section)

    def _activity(self, card: AgreementCard) -> dict[str, Any]:
        """What stands in the form of a new activity under this agreement."""
        values = card.record.values
        return {"agreement": card.record.id, "partners": [values["partner"]],
                "programmes": list(values["programmes"])}

    def _choose_link(self, card: AgreementCard) -> None:
        """The family of the agreement as a tree; enter opens one of it."""
        from mitra_tui.widgets.dialogs import Choose

        options = [(str(link.id), f"{'   ' * link.depth}{'└ ' if link.depth else ''}"
                    f"{link_kind(link)} · {link.title} · "
                    f"{t(f'agreements.status.{link.status}')}") for link in card.chain]

        def chosen(key: str | None) -> None:
            if key and int(key) != self.record_id:
                self.app.push_screen(AgreementPage(int(key)))

        self.app.push_screen(
            Choose(t("agreement_page.chain_title"), options, current=str(self.record_id)), chosen)

    def _open_wizard(self, at: str) -> None:
        from mitra_tui.screens.agreement_wizard import continue_agreement

        if self.card is not None:
            continue_agreement(self, self.card.record, self.saved, at)

    # -- verbs -----------------------------------------------------------------
    def action_new(self) -> None:
        """A file, where the cursor is on these; else an activity under this agreement."""
        from mitra_tui.screens.attachments import attach_file
        from mitra_tui.screens.record_form import open_form

        if self.card is None:
            return
        if self.section == "attachments":
            attach_file(self, self.WHAT, self.record_id, self.attached)
            return
        open_form(self, "activities", values=self._activity(self.card), done=self.saved)

    def action_edit(self) -> None:
        """Change the part under the cursor, in the wizard."""
        self._open_wizard(self.section if self.section in NAMES else "review")

    def action_next(self) -> None:
        """Draft → sent → signed."""
        self._act("next_step")

    def action_renew(self) -> None:
        """Renew: a decision, and a new term."""
        self._act("renew")

    def action_snooze(self) -> None:
        """Be reminded of its end later."""
        self._act("snooze")

    def action_finish(self) -> None:
        """One of its duties is done."""
        self._act("finish_duty")

    def action_print(self) -> None:
        """The document: on the screen, or as a file."""
        from mitra_tui.screens.agreement_printing import print_agreements

        print_agreements(self, [self.record_id])

    def action_related(self) -> None:
        """What else can become of an agreement, and whose it is."""
        from mitra_tui.screens.agreement_acts import choose_more

        choose_more(self, self.record_id, self._acted)

    def _act(self, name: str) -> None:
        from mitra_tui.screens import agreement_acts

        getattr(agreement_acts, name)(self, self.record_id, self._acted)

    def _acted(self, record_id: int) -> None:
        """Something was done; another agreement that came of it is shown now."""
        self.record_id = record_id
        self.acted(record_id)
