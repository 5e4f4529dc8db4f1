"""Mitra (2): the directory."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding

from mitra_tui.i18n import t, tn
from mitra_tui.screens.list_screen import ListScreen


class PartnersScreen(ListScreen):
    """Search, filter, mark, merge; enter opens the partner's page."""

    ROOT = "partners"
    WHAT = "partners"
    BINDINGS = [
        Binding("m", "merge", t("keys.partners.merge"), show=False, id="partners.merge",
                tooltip=t("keys.partners.merge.tip")),
    ]

    def cells(self, ids: Sequence[int]) -> Sequence[tuple[str, ...]]:
        """Name, city, contact, phone, document status: three queries a page."""
        from mitra_tui.services import partners

        if not ids:
            return []
        found = partners.lines(ids)
        return [
            (*found[one][:4], t(f"agreements.status.{found[one][4]}") if found[one][4] else "")
            for one in ids
        ]

    def open_record(self, record_id: int) -> None:
        from mitra_tui.screens.partner_page import PartnerPage

        self.app.push_screen(PartnerPage(record_id))

    def note_partner(self) -> int | None:
        return self.rows.cursor_id

    def related(self) -> list[tuple[str, str]]:
        marked = len(self.rows.marks) if self.is_mounted else 0
        many = [("agreements", tn("partners.make_agreements", marked))] if marked else []
        many += [("letters", tn("partners.write_letters", marked or 1)),
                 ("survey", tn("survey_asking.ask", marked or 1))] if self._any else []
        return [*many, ("contacts", t("contacts")), ("appraisals", t("appraisals")),
                ("duplicates", t("partners.find_duplicates")), *super().related()]

    @property
    def _any(self) -> bool:
        """Whether there is a partner to write to."""
        return self.is_mounted and bool(self.rows.count) and not self.query_now.hidden

    def go_related(self, key: str) -> None:
        if key == "agreements":
            from mitra_tui.screens.agreements_many import begin_many

            begin_many(self, sorted(self.rows.marks))
        elif key == "letters":
            self._write_letters()
        elif key == "survey":
            from mitra_tui.screens.survey_acts import ask_by_survey

            ask_by_survey(self, self.chosen())
        elif key == "contacts":
            from mitra_tui.screens.contacts import ContactsScreen

            self.app.push_screen(ContactsScreen())
        elif key == "appraisals":
            from mitra_tui.screens.plain_list import list_of

            self.app.push_screen(list_of("appraisals"))
        elif key == "duplicates":
            from mitra_tui.screens.duplicates import DuplicatesScreen

            self.app.push_screen(DuplicatesScreen())
        else:
            super().go_related(key)

    def action_print(self) -> None:
        """Letters to the partners that are marked; without marks, the list's report."""
        if self.rows.marks and self._any:
            self._write_letters()
        else:
            super().action_print()

    def _write_letters(self) -> None:
        from mitra_tui.screens.letters import write_letters

        write_letters(self, self.chosen())

    def action_merge(self) -> None:
        """Merge the two marked partners (or this one with another that is picked)."""
        from mitra_tui.screens.merging import merge_chosen

        merge_chosen(self, self.chosen(), self._merged)

    def _merged(self, keep: int) -> None:
        self.rows.clear_marks()
        self.reread(keep)
