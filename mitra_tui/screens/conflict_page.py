"""The page of one conflict: where it stands on its ladder, what was done, how it ended."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on

from mitra_tui.i18n import t, tn
from mitra_tui.i18n.dates import day_text
from mitra_tui.rows.conflict_card import ConflictCard
from mitra_tui.rows.lines import Line
from mitra_tui.screens.card_page import CardPage
from mitra_tui.screens.conflict_lines import (
    SECTIONS,
    STEPS,
    head_texts,
    section_lines,
    step_text,
)
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.table import RowsTable


class ConflictPage(CardPage[ConflictCard]):
    """Three head rows, a line for each section, and between them the log step by step."""

    ROOT = "conflicts"
    WHAT = "conflicts"
    SECTIONS = SECTIONS
    HELP = "conflict_page"
    BINDINGS = [
        verb("l", "next", "next", show=True),
        verb("t", "done", "finish", show=True),
        verb("e", "edit", "edit", show=True),
        verb("d", "delete", "delete", show=True),
        verb("g", "related", "related", show=True),
        verb("h", "history", "history", show=True),
    ]

    # -- what differs ----------------------------------------------------------
    def read_card(self) -> ConflictCard:
        from mitra_tui.services.conflicts.card import card

        return card(self.record_id)

    def told(self, card: ConflictCard) -> tuple[Sequence[str], Sequence[Line]]:
        return head_texts(card), section_lines(card)

    def name_of(self, card: ConflictCard) -> str:
        return str(card.record.values["summary"])

    def columns(self) -> tuple[int, str]:
        return 21, t("conflict_page.says")

    def note_partner(self) -> int | None:
        return int(self.card.record.values["partner"]) if self.card else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is closed goes no further; what was removed can be read and brought back."""
        if self.card is None:
            return True
        hidden, closed = self.card.record.hidden, bool(self.card.record.values["closed_on"])
        if action in ("next", "finish"):
            return not hidden and not closed
        if action in ("edit", "note", "related"):
            return not hidden
        return True

    @property
    def step(self) -> int:
        """The number of the step under the cursor, 0 when it is on none."""
        here = self.rows.cursor_id or 0
        return here - STEPS if here > STEPS else 0

    @property
    def section(self) -> str:
        return "step" if self.step else super().section

    # -- opening ---------------------------------------------------------------
    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        message.stop()
        card, section = self.card, self.section
        if card is None:
            return
        if section == "history":
            self.action_history()
        elif section == "step":
            self._show_step(card)
        elif section == "about":
            self._choose_record(card)
        elif section == "ladder":
            self._show_ladder(card)
        elif section == "files":
            self._show_files(card)
        elif card.record.hidden:
            return
        elif section == "what":
            self._edit_record()
        elif section == "next":
            self.action_next()
        else:
            self._open_outcome(card)

    def _show_step(self, card: ConflictCard) -> None:
        from mitra_tui.widgets.dialogs import Notice

        entry = card.record.values["steps"][self.step - 1]
        kind = t(f"conflicts.steps.kind.{entry['kind']}")
        self.app.push_screen(Notice(
            step_text(entry), title=f"{self.step}. {kind} · {day_text(entry['on_date'])}"))

    def _show_ladder(self, card: ConflictCard) -> None:
        from mitra_tui.services.conflict_ladder import rung_text
        from mitra_tui.widgets.dialogs import Notice

        standing = card.standing
        lines = [f"{'>' if place == standing.at else ' '} {place + 1}. {rung_text(rung.code)}"
                 + (f" ({tn('agreement_page.days', rung.days)})" if rung.days else "")
                 for place, rung in enumerate(standing.rungs)]
        title = t("conflict_page.agreed" if card.agreed else "conflict_page.own")
        self.app.push_screen(Notice("\n".join(lines), title=title))

    def _show_files(self, card: ConflictCard) -> None:
        from mitra_tui.screens.attachments import show_files
        from mitra_tui.screens.conflict_acts import readable

        if not card.masked or readable(self, self.record_id):
            show_files(self, self.WHAT, self.record_id)

    def _choose_record(self, card: ConflictCard) -> None:
        """The partner, the agreement or the activity that it is about."""
        from mitra_tui.screens.record_pages import page_of
        from mitra_tui.widgets.dialogs import Choose

        values = card.record.values
        known = [("partners", "partner", card.partner),
                 ("agreements", "agreement", card.agreement),
                 ("activities", "activity", card.activity)]
        options = [(f"{what}/{values[field]}", f"{t(f'{what}.one')}: {name}")
                   for what, field, name in known if values[field]]

        def chosen(key: str | None) -> None:
            if key:
                what, _, number = key.partition("/")
                page = page_of(what, int(number))
                if page is not None:
                    self.app.push_screen(page)

        self.app.push_screen(Choose(t("conflict_page.about"), options), chosen)

    def _open_outcome(self, card: ConflictCard) -> None:
        """How it ended in full; of what is open, put an outcome to both sides."""
        from mitra_tui.widgets.dialogs import Notice

        if not card.record.values["closed_on"]:
            self.action_finish()
            return
        values = card.record.values
        text = "\n\n".join(f"{t(f'conflicts.{name}')}: {values[name]}"
                           for name in ("outcome", "lessons") if values[name])
        self.app.push_screen(Notice(text, title=t("conflict_page.outcome")))

    # -- verbs -----------------------------------------------------------------
    def action_next(self) -> None:
        """Record the next step of the ladder."""
        self._act("next_step")

    def action_finish(self) -> None:
        """Put an outcome to both sides."""
        self._act("close")

    def action_edit(self) -> None:
        """Say anew what the step under the cursor should have said; else change the conflict."""
        if self.step:
            from mitra_tui.screens.conflict_acts import correct

            correct(self, self.record_id, self.step, self.acted)
        else:
            self._edit_record()

    def action_delete(self) -> None:
        """Strike the step under the cursor, by a further entry; else remove the conflict."""
        if self.step and not self.just_left:
            from mitra_tui.screens.conflict_acts import take_back

            take_back(self, self.record_id, self.step, self.acted)
        else:
            super().action_delete()

    def action_related(self) -> None:
        """Open it again, or go to what it is about."""
        from mitra_tui.widgets.dialogs import Choose

        if self.card is None:
            return
        closed = bool(self.card.record.values["closed_on"])
        options = [("reopen", t("conflict_page.do_reopen"))] if closed else []
        options += [("about", t("conflict_page.about")), ("files", t("conflict_page.files"))]

        def chosen(key: str | None) -> None:
            if key == "reopen":
                self._act("reopen")
            elif key == "about" and self.card is not None:
                self._choose_record(self.card)
            elif key == "files" and self.card is not None:
                self._show_files(self.card)

        self.app.push_screen(Choose(t("list.related"), options), chosen)

    def _edit_record(self) -> None:
        from mitra_tui.screens.conflict_acts import readable
        from mitra_tui.screens.record_form import open_form

        record = readable(self, self.record_id)
        if record is not None:
            open_form(self, "conflicts", record)

    def _act(self, name: str) -> None:
        from mitra_tui.screens import conflict_acts

        getattr(conflict_acts, name)(self, self.record_id, self.acted)
