"""The quick note: an interaction and its follow-up in one line, from anywhere.

`c`, a few letters of the partner, what it was about, when to come back to it, enter. What was
understood stands above the line while it is typed; what was not is asked about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.containers import Horizontal
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from mitra_tui import clock
from mitra_tui.errors import MitraError
from mitra_tui.i18n import message, t
from mitra_tui.i18n.dates import day_text
from mitra_tui.rows.text import fold, gate
from mitra_tui.screens.note_texts import (
    MOST_FOUND,
    NAME_WIDTH,
    Partner,
    candidates,
    follow,
    quietly,
    understood,
)
from mitra_tui.screens.page import Page
from mitra_tui.screens.roots import ROOTS
from mitra_tui.widgets.cells import clip
from mitra_tui.widgets.dialogs import Choose
from mitra_tui.widgets.dialogs.dialog import Dialog, plain
from mitra_tui.widgets.line import LineInput
from mitra_tui.widgets.menu import Menu
from mitra_tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from mitra_tui.services.quick_note import Note

KEEP_AFTER = 0.3
"""Seconds after the last key until the draft is written."""


class NoteLine(LineInput):
    """The line. Backspace at its beginning gives the partner back."""

    class Emptied(Message):
        """Backspace was pressed at the beginning of the line."""

    def action_delete_left(self) -> None:
        if self.cursor_position == 0 and self.selection.is_empty:
            self.post_message(self.Emptied())
        else:
            super().action_delete_left()


class QuickNote(Dialog["tuple[Note, int | None] | None"]):
    """One line; answers with what it says and the partner's id (None: a new partner)."""

    def __init__(self, partner: Partner | None = None, error: str = "") -> None:
        """`partner` stands in the line already; `error` is why the note was refused before."""
        from mitra_tui.services import drafts

        self.key = f"note/{partner[0] if partner else 'new'}"
        left = quietly(drafts.take, self.key) or {}
        title = t("quick_note.title")
        super().__init__(f"{title} · {t('form.draft_taken')}" if left else title,
                         t("quick_note.keys"))
        self.partner = self._known(left) if left else partner
        self.text = str(left.get("text") or "")
        self.error = error
        self.found: list[Partner] = []
        self.menu = Menu(rows=MOST_FOUND, id="menu")
        self._timer: Timer | None = None

    @staticmethod
    def _known(left: dict[str, Any]) -> Partner | None:
        from mitra_tui.services.references import names

        one = left.get("partner")
        name = names("partners", [one]).get(one) if isinstance(one, int) else None
        return (one, name) if isinstance(one, int) and name else None

    # -- composing -------------------------------------------------------------
    def body(self) -> Sequence[Widget]:
        return [
            TextLine(id="understood"), TextLine(id="follow"),
            Static("", id="error", markup=False),
            Horizontal(Static("", id="whom", markup=False), NoteLine(self.text, id="answer"),
                       id="line"),
            self.menu,
        ]

    def on_mount(self) -> None:
        self._say(self.error)
        self._show_partner()
        self._show()

    @property
    def line(self) -> NoteLine:
        """The line that is typed."""
        return self.query_one(NoteLine)

    # -- while typing ------------------------------------------------------------
    @on(LineInput.Changed)
    def _changed(self, event: LineInput.Changed) -> None:
        event.stop()
        if event.value == self.text:
            return
        if self.partner and event.value[:1] == " ":  # typed after the comma that was taken
            self.line.value = event.value.lstrip()
            return
        self.text = event.value
        self._say("")
        if self.partner is None and self.text.find(",") == self.line.cursor_position - 1 >= 0:
            self._take_named()
        self._show()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(KEEP_AFTER, self.keep_draft)

    def _take_named(self) -> None:
        """A comma ends the partner's name: take whom it means, the one of that name first."""
        typed, _, rest = self.text.partition(",")
        if not self.found:
            return
        same = [one for one in self.found if fold(one[1]) == fold(gate(typed))]
        self._take((same or [self.found[self.menu.at]])[0], rest.lstrip())

    def _take(self, partner: Partner, rest: str) -> None:
        self.partner = partner
        self.text = self.line.value = rest
        self.line.cursor_position = len(rest)
        self._show_partner()
        self._show()

    @on(NoteLine.Emptied)
    def _give_back(self, event: NoteLine.Emptied) -> None:
        """Another partner: what was typed after the first stays."""
        event.stop()
        if self.partner is None:
            return
        self.partner = None
        self._show_partner()
        self.text = self.line.value = f", {self.text}" if self.text else ""
        self.line.cursor_position = 0
        self._show()

    def on_key(self, event: events.Key) -> None:
        """The arrows and tab act on the partners found; the F-keys leave for another screen."""
        screens = {f"f{digit + 1}": name for name, digit, _, _ in ROOTS}
        if event.key in screens:
            self.action_cancel()
            self.app.call_later(self.app.run_action, f"go('{screens[event.key]}')")
        elif event.key == "tab":
            if self.found:
                self._take(self.found[self.menu.at], self._after_name())
        elif not (event.key in ("up", "down") and self.found and self.menu.handle(event.key)):
            return
        event.stop()
        event.prevent_default()

    def _after_name(self) -> str:
        return self.text.partition(",")[2].lstrip()

    # -- showing -----------------------------------------------------------------
    def _note(self) -> Note:
        from mitra_tui.services.quick_note import parse

        return parse(self.text, clock.today(), whom=self.partner is None)

    def _show(self) -> None:
        """Say what was understood, and offer the partners that the name may mean."""
        note = self._note()
        self._find(note.partner)
        self.query_one("#understood", TextLine).text = understood(note, self.partner)
        self.query_one("#follow", TextLine).text = follow(note)

    def _find(self, typed: str) -> None:
        found = [] if self.partner is not None else candidates(typed)
        if found != self.found:
            self.found = found
            self.menu.show_lines([("", name) for _, name in found])
        self.menu.display = bool(found)

    def _show_partner(self) -> None:
        name = f"{clip(self.partner[1], NAME_WIDTH)}, " if self.partner else ""
        self.query_one("#whom", Static).update(plain(name))
        self.query_one("#whom").display = bool(name)

    def _say(self, text: str) -> None:
        line = self.query_one("#error", Static)
        line.update(plain(text))
        line.display = bool(text)

    # -- leaving -----------------------------------------------------------------
    @property
    def typed(self) -> bool:
        """Whether there is anything to keep."""
        return bool(self.text.strip())

    def keep_draft(self) -> None:
        """Write down what stands in the line; an empty one is no draft."""
        from mitra_tui.services import drafts

        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self.typed:
            partner = self.partner[0] if self.partner else None
            quietly(drafts.keep, self.key, {"text": self.text, "partner": partner})
        else:
            quietly(drafts.drop, self.key)

    def action_cancel(self) -> None:
        """Leave; what was typed stays as a draft."""
        self.keep_draft()
        page = self.app.screen_stack[-2]
        self.dismiss(None)
        if self.typed and isinstance(page, Page):
            page.just_left = self.key
            page.call_after_refresh(page.say, t("quick_note.draft_kept"))

    @on(LineInput.Submitted)
    def _entered(self, event: LineInput.Submitted) -> None:
        """Take the partner that is offered; with one, the note is done."""
        event.stop()
        rest = self._after_name()
        if self.found and self.partner is None:
            self._take(self.found[self.menu.at], rest)
            if not rest:
                return
        self._finish(self._note())

    def _finish(self, note: Note) -> None:
        """Answer, unless something is missing or was not understood: then ask."""
        if self.partner is None and not note.partner:
            self._say(t("quick_note.no_partner"))
        elif not note.subject:
            self._say(t("quick_note.no_subject"))
        elif note.strange:
            self._ask_about_day(note)
        elif self.partner is None:
            self._ask_about_partner(note)
        else:
            self._answer(note)

    def _answer(self, note: Note) -> None:
        self.keep_draft()
        self.dismiss((note, self.partner[0] if self.partner else None))

    def _ask_about_day(self, note: Note) -> None:
        """The day of the follow-up is none: mend it, or let it be words."""

        def chosen(key: str | None) -> None:
            if key == "words":
                subject = f"{note.subject}, {note.strange}"
                self._finish(replace(note, subject=subject, strange=""))

        self.app.push_screen(Choose(t("quick_note.strange", text=note.strange), [
            ("mend", t("quick_note.mend")), ("words", t("quick_note.as_words"))]), chosen)

    def _ask_about_partner(self, note: Note) -> None:
        """No such partner: one of similar name, a new one, or mend the name."""
        found = candidates(note.partner)

        def chosen(key: str | None) -> None:
            if key == "new":
                self._answer(note)
            elif key and key != "mend":
                self.partner = next(one for one in found if one[0] == int(key[1:]))
                self._answer(replace(note, partner=""))

        options = [("mend", t("quick_note.mend"))]
        options += [(f"#{one}", name) for one, name in found]
        options.append(("new", t("quick_note.new_partner", name=clip(note.partner, 50))))
        self.app.push_screen(
            Choose(t("quick_note.unknown", name=clip(note.partner, 50)), options), chosen)


# -- opening and saving ------------------------------------------------------------
def open_quick_note(page: Page[Any], error: str = "") -> None:
    """Ask for a note on top of `page` and save it; the partner that the page is on is given."""
    from mitra_tui.services.references import names

    one = page.note_partner()
    found = page.attempt(names, "partners", [one]) if one is not None else None
    partner = (one, found[one]) if one is not None and found and one in found else None
    asked = QuickNote(partner, error)
    page.app.push_screen(
        asked, lambda answer: _save(page, asked.key, *answer) if answer else None)


def _save(page: Page[Any], key: str, note: Note, partner: int | None) -> None:
    """Write the note; when it is refused, it is asked for again as it was typed."""
    from mitra_tui.services import drafts, quick_note
    from mitra_tui.services.references import names

    try:
        record_id = quick_note.save(note, partner)
    except MitraError as error:
        open_quick_note(page, message(error).replace("\n", " · "))
        return
    quietly(drafts.drop, key)
    page.made()
    page.noted(record_id)
    name = names("partners", [partner])[partner] if partner is not None else note.partner
    if note.follow_up_on:
        page.say_of("quick_note.saved_follow", name, day=day_text(note.follow_up_on))
    else:
        page.say_of("message.saved_undo", name)
