"""The page of one activity: what is planned, with whom, what came of it, and what hangs on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual import on

from mitra_tui.i18n import t, tn
from mitra_tui.rows.activity_card import ActivityCard
from mitra_tui.rows.lines import Line
from mitra_tui.rows.record import Query
from mitra_tui.screens.activity_lines import FIELDS, SECTIONS, head_texts, section_lines
from mitra_tui.screens.card_page import CardPage
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.table import RowsTable

# Sections that are lists of records: the filter and the field by which these name the activity.
_LISTS = {"benefits": "activity", "interactions": "activity", "conflicts": "activity",
          "followups": "subject"}


class ActivityPage(CardPage[ActivityCard]):
    """Three head rows, then a line for each section; enter opens it, `n` adds to it."""

    ROOT = "activities"
    WHAT = "activities"
    SECTIONS = SECTIONS
    HELP = "activity_page"
    BINDINGS = [
        verb("t", "done", "finish", show=True),
        verb("e", "edit", "edit", show=True),
        verb("n", "new", "new", show=True),
        verb("g", "related", "related", show=True),
        verb("h", "history", "history", show=True),
        verb("l", "next", "next"),
    ]

    # -- what differs ----------------------------------------------------------
    def read_card(self) -> ActivityCard:
        from mitra_tui.services import activity_card

        return activity_card.get(self.record_id)

    def told(self, card: ActivityCard) -> tuple[Sequence[str], Sequence[Line]]:
        return head_texts(card), section_lines(card)

    def name_of(self, card: ActivityCard) -> str:
        return str(card.record.values["title"])

    def columns(self) -> tuple[int, str]:
        return 17, t("activity_page.says")

    def note_partner(self) -> int | None:
        """A note is about the partner, where there is just one."""
        partners = self.card.partners if self.card else ()
        return partners[0][0] if len(partners) == 1 else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was removed can be read and brought back; only what is planned has a next step."""
        if self.card is None:
            return True
        if action in ("new", "edit", "note", "finish", "related"):
            return not self.card.record.hidden
        if action == "next":
            return not self.card.record.hidden and (
                self.card.record.values["status"] == "planned")
        return True

    # -- opening ---------------------------------------------------------------
    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        message.stop()
        card, section = self.card, self.section
        if card is None:
            return
        if section in _LISTS:
            from mitra_tui.screens.plain_list import list_of

            subject = f"activities/{self.record_id}"
            value: str | int = subject if section == "followups" else self.record_id
            self.app.push_screen(list_of(
                section, Query(filters=((_LISTS[section], value),)), self._values(section)))
        elif section == "partners" and card.partners:
            self._choose("partners", card.partners, t("activity_page.partners"))
        elif section == "agreement" and card.record.values["agreement"]:
            self._open("agreements", card.record.values["agreement"])
        elif section == "clashes":
            self._choose("activities", [(one, title) for one, title, _ in card.clashes],
                         t("activity_page.clashes"))
        elif section == "evidence":
            from mitra_tui.screens.attachments import AttachmentsPage

            self.app.push_screen(AttachmentsPage(self.WHAT, self.record_id, self.name_of(card)))
        elif section == "history":
            self.action_history()
        elif section == "outcome" and not card.record.hidden:
            self.action_finish()
        elif not card.record.hidden:
            self._edit(FIELDS[section])

    def _choose(self, what: str, records: Sequence[tuple[int, str]], title: str) -> None:
        """Go to the only one of some records, or to the one that is chosen."""
        if len(records) == 1:
            self._open(what, records[0][0])
        elif records:
            from mitra_tui.widgets.dialogs import Choose

            self.app.push_screen(
                Choose(title, [(str(one), name) for one, name in records]),
                lambda key: self._open(what, int(key)) if key else None)

    def _open(self, what: str, record_id: int) -> None:
        from mitra_tui.screens.record_pages import page_of

        page = page_of(what, record_id)
        if page is not None:
            self.app.push_screen(page)

    def _values(self, section: str) -> dict[str, Any]:
        """What stands in the form of a new record that hangs on the activity."""
        if section == "followups":
            return {"subject": f"activities/{self.record_id}"}
        found: dict[str, Any] = {"activity": self.record_id}
        partner = self.note_partner()
        if partner is not None:
            found["partner"] = partner
        if section == "benefits" and self.card is not None:
            found["on_date"] = self.card.record.values["ends_on"]
        return found

    # -- verbs -----------------------------------------------------------------
    def action_new(self) -> None:
        """Add to the section under the cursor; where nothing can be added, a follow-up."""
        if self.section == "evidence":
            from mitra_tui.screens.attachments import attach_file

            attach_file(self, self.WHAT, self.record_id, self.attached)
        elif self.section in FIELDS:
            self._edit(FIELDS[self.section])
        else:
            from mitra_tui.screens.record_form import open_form

            section = self.section if self.section in _LISTS else "followups"
            open_form(self, section, values=self._values(section), done=self.acted)

    def action_edit(self) -> None:
        """Change the activity."""
        self._edit("")

    def _edit(self, at: str) -> None:
        from mitra_tui.screens.record_form import open_form

        if self.card is not None:
            open_form(self, "activities", self.card.record, at=at)

    def saved(self, record_id: int | None) -> None:
        """The activity was saved."""
        if record_id is not None and self.card is not None:
            self.reread()
            self.say_of("message.saved_undo", self.name_of(self.card))

    def action_finish(self) -> None:
        """What came of it: it is done."""
        from mitra_tui.screens.activity_acts import finish_activity

        finish_activity(self, self.record_id, self.saved)

    def action_next(self) -> None:
        """The next step of what is planned: that it was done."""
        self.action_finish()

    def action_related(self) -> None:
        """What else can be done with it."""
        from mitra_tui.widgets.dialogs import Choose

        if self.card is None:
            return
        cancelled = self.card.record.values["status"] == "cancelled"
        options = [("p", t("activity_acts.plan"))] if cancelled else [
            ("b", t("activity_acts.cancel"))]
        options.append(("s", t("activity_acts.copy")))
        options += [("w", t("activities.write_letters"))] if self.card.partners else []
        self.app.push_screen(Choose(t("activity_page.more"), options), self._related)

    def _related(self, key: str | None) -> None:
        from mitra_tui.screens import activity_acts

        if key in ("p", "b"):
            status = "cancelled" if key == "b" else "planned"
            if activity_acts.set_status(self, [self.record_id], status):
                self.saved(self.record_id)
        elif key == "s":
            made = activity_acts.copy_to_next_year(self, [self.record_id])
            if made:
                self.record_id = made[0]
                self.reread()
                self.say(tn("activity_acts.copied", len(made)))
        elif key == "w" and self.card is not None:
            from mitra_tui.screens.letters import write_letters

            write_letters(self, [one for one, _ in self.card.partners], activity=self.record_id)
