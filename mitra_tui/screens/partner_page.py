"""The page of one partner: who it is, and of each list that belongs to it the newest line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual import on
from textual.binding import Binding

from mitra_tui.errors import MitraError
from mitra_tui.i18n import t
from mitra_tui.rows.lines import Line
from mitra_tui.rows.partner_card import PartnerCard
from mitra_tui.rows.record import Query
from mitra_tui.screens.card_page import CardPage
from mitra_tui.screens.partner_lines import SECTIONS, head_texts, section_lines
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.table import RowsTable

# Sections that are lists: the field of a new record in which this partner stands.
_LISTS = {"contacts": "partner", "appraisals": "partner", "agreements": "partner",
          "activities": "partners", "benefits": "partner",
          "interactions": "partner", "conflicts": "partner", "responses": "partner",
          "evaluations": "partner", "followups": "subject"}


class PartnerPage(CardPage[PartnerCard]):
    """Three head rows, then a line for each section; enter opens it, `n` adds to it."""

    ROOT = "partners"
    WHAT = "partners"
    SECTIONS = SECTIONS
    HELP = "partner_page"
    BINDINGS = [
        verb("n", "new", "new", show=True),
        verb("e", "edit", "edit", show=True),
        Binding("c", "note", t("keys.page.note"), show=True, id="page.note",
                tooltip=t("keys.page.note.tip")),
        verb("h", "history", "history", show=True),
        verb("p", "print", "print", show=True),
        verb("x", "export", "export"),
        Binding("m", "merge", t("keys.partners.merge"), show=True, id="partners.merge",
                tooltip=t("keys.partners.merge.tip")),
    ]

    # -- what differs ----------------------------------------------------------
    def read_card(self) -> PartnerCard:
        from mitra_tui.services import partner_card

        return partner_card.get(self.record_id)

    def told(self, card: PartnerCard) -> tuple[Sequence[str], Sequence[Line]]:
        return head_texts(card), section_lines(card)

    def name_of(self, card: PartnerCard) -> str:
        return str(card.record.values["name"])

    def columns(self) -> tuple[int, str]:
        return 15, t("partner_page.newest")

    def shows(self, what: str) -> bool:
        return False  # of other partners' records this page knows nothing: see `owns`

    def turn_to(self, partner: int) -> None:
        """Be the page of another partner: the one that this one was merged into."""
        self.record_id = partner
        self.reread()
        self.rows.action_edge(False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was removed can be read and brought back."""
        if action in ("new", "edit", "note", "merge", "export", "print"):
            return self.card is None or not self.card.record.hidden
        return True

    # -- opening ---------------------------------------------------------------
    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        message.stop()
        card, section = self.card, self.section
        if card is None:
            return
        if section == "merged" and card.merged_into:
            self.turn_to(card.merged_into[0])
        elif section == "profile":
            self._show_profile(card)
        elif section == "aliases" and not card.record.hidden:
            self._open_form("aliases")
        elif section == "history":
            self.action_history()
        elif section == "attachments":
            from mitra_tui.screens.attachments import show_files

            show_files(self, self.WHAT, self.record_id)
        elif section == "pulse":
            from mitra_tui.screens.pulse_page import PulsePage

            self.app.push_screen(PulsePage(self.record_id))
        elif section in _LISTS:
            from mitra_tui.screens.plain_list import list_of

            self.app.push_screen(
                list_of(section, Query(filters=(("partner", self.record_id),)),
                        self._values(section)))

    def _show_profile(self, card: PartnerCard) -> None:
        from mitra_tui.services.display import card_of
        from mitra_tui.widgets.dialogs import Notice

        lines = []
        for label, text in card_of(card.record):
            first, *rest = text.split("\n")
            lines += [f"{label:<22}{first}", *(f"{'':<22}{line}" for line in rest)]
        self.app.push_screen(Notice("\n".join(lines), title=t("partner_page.profile_title")))

    def _values(self, section: str) -> dict[str, Any]:
        """What stands in the form of a new record of a section."""
        field = _LISTS[section]
        value: Any = {"partners": [self.record_id], "subject": f"partners/{self.record_id}"}.get(
            field, self.record_id)
        return {field: value}

    def note_partner(self) -> int | None:
        return self.record_id

    # -- verbs -----------------------------------------------------------------
    def action_new(self) -> None:
        """Add to the section under the cursor."""
        from mitra_tui.screens.record_form import open_form

        section = self.section
        if section == "agreements":
            from mitra_tui.screens.agreement_wizard import begin_agreement

            begin_agreement(self, lambda one: self._added(section, one), self.record_id)
        elif section in _LISTS:
            open_form(self, section, values=self._values(section),
                      done=lambda one: self._added(section, one))
        elif section == "aliases":
            self._ask_alias()
        elif section == "attachments":
            from mitra_tui.screens.attachments import attach_file

            attach_file(self, self.WHAT, self.record_id, self.attached)
        else:
            self.action_edit()

    def _added(self, what: str, record_id: int | None) -> None:
        """A record of a section was saved: show it, and say how to take it back."""
        if record_id is None:
            return
        from mitra_tui.services.registry import store_of

        self.made()
        self.reread()
        store = store_of(what)
        found = self.attempt(store.get, record_id)
        if found is not None:
            title = store.entity.field(store.entity.title)
            text = store.title_of(found.values)
            if title.choices:
                text = t(f"{what}.{title.name}.{text}")
            self.say(t("message.saved_undo", name=text))

    def _ask_alias(self) -> None:
        from mitra_tui.widgets.dialogs import Ask

        self.app.push_screen(Ask(t("partner_page.ask_alias")), self._add_alias)

    def _add_alias(self, name: str | None) -> None:
        if not name or self.card is None:
            return
        from mitra_tui.schemas.registry import draft_of
        from mitra_tui.services import partners

        record = self.card.record
        names = [*record.values["aliases"], name]
        try:
            draft = draft_of("partners").read({**record.values, "aliases": names})
            partners.store.save(draft.values(), record.id, record.version)
        except MitraError as error:
            self.reread()
            self.refuse(error)
            return
        self.saved(record.id)

    def action_edit(self) -> None:
        """Change the profile."""
        self._open_form("")

    def _open_form(self, at: str) -> None:
        if self.card is not None:
            from mitra_tui.screens.record_form import open_form

            open_form(self, "partners", self.card.record, at=at)

    def saved(self, record_id: int | None) -> None:
        """The profile was saved."""
        if record_id is not None and self.card is not None:
            self.reread()
            self.say(t("message.saved_undo", name=self.card.record.values["name"]))

    def action_merge(self) -> None:
        """Merge this partner with another that is picked."""
        from mitra_tui.screens.merging import merge_chosen

        merge_chosen(self, [self.record_id], self.turn_to)

    def action_print(self) -> None:
        """A letter to this partner."""
        from mitra_tui.screens.letters import write_letters

        write_letters(self, [self.record_id])

    def action_export(self) -> None:
        """Write the list of the section under the cursor into a file; of the profile, the
        partner's card."""
        from mitra_tui.screens.exporting import export_records

        section = self.section
        if section == "profile" and self.card is not None:
            from mitra_tui.screens.partner_card_printing import print_card

            print_card(self, self.record_id, self.name_of(self.card))
        elif section in _LISTS:
            export_records(self, section, Query(filters=(("partner", self.record_id),)))
        else:
            self.say(t("partner_page.no_export"))
