"""The quick note: an interaction and its follow-up in one line, from anywhere.

`c`, a few letters of the partner, what it was about, when to come back to it, enter. What was
understood stands above the line while it is typed; what was not is asked about.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from mitra_tui import clock
from mitra_tui.i18n import t
from mitra_tui.rows.text import gate
from mitra_tui.screens.note_line import NoteLine
from mitra_tui.screens.note_questions import ask_about_day, ask_about_partner, ask_which
from mitra_tui.screens.note_texts import (
    MOST_FOUND,
    NAME_WIDTH,
    WORDS_BEGIN,
    Partner,
    candidates,
    follow,
    named,
    quietly,
    understood,
)
from mitra_tui.screens.page import Page
from mitra_tui.screens.roots import ROOTS
from mitra_tui.widgets.cells import clip
from mitra_tui.widgets.dialogs.dialog import Dialog, plain
from mitra_tui.widgets.line import LineInput
from mitra_tui.widgets.menu import Menu
from mitra_tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from mitra_tui.services.quick_note import Note
    from mitra_tui.services.references import Hit

KEEP_AFTER = 0.3
"""Seconds after the last key until the draft is written."""


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
        self.picked = False  # the arrows chose among those found
        self.replaced: tuple[Partner, str] | None = None  # by a name typed behind it: whom, which
        self.kept = ""  # a first piece that is no partner's name: the one before it was wanted
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
        if self.text.find(",") == self.line.cursor_position - 1 >= 0:
            self._take_named()
        self._show()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(KEEP_AFTER, self.keep_draft)

    def _take_named(self) -> None:
        """A comma ends a name: take the partner it means, unless that needs a question.

        Behind a partner that stands there already only the beginning of a name is one: words
        inside names are too often what the note is about."""
        typed, _, rest = self.text.partition(",")
        if self.partner is None and self.picked:
            self.take(self.found[self.menu.at], rest.lstrip())
            return
        found = self._named()
        if self._sure(found):
            before = self.partner if self.partner and self.partner[0] != found[0].id else None
            self.take((found[0].id, found[0].name), rest.lstrip())
            self.replaced = (before, gate(typed)) if before else None

    def _named(self) -> list[Hit]:
        """The partners that the first piece names, where it is not the one that is taken."""
        piece, comma, _ = self.text.partition(",")
        if not comma or gate(piece) == self.kept:
            return []
        found = named(gate(piece), begun=self.partner is not None)
        own = [hit for hit in found if self.partner and hit.id == self.partner[0]]
        if own:  # named once more, or a word of its name
            return own if own[0].closeness < WORDS_BEGIN else []
        return found

    def take(self, partner: Partner, rest: str) -> None:
        """Let the note be about a partner; `rest` stands in the line."""
        self.partner, self.picked, self.replaced, self.kept = partner, False, None, ""
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
        text = f", {self.text}" if self.text else ""
        if self.replaced:  # what was typed was no name: back to the partner before
            self.partner, self.kept = self.replaced
            text = self.kept + text
        else:
            self.partner = None
        self.replaced = None
        self._show_partner()
        self.text = self.line.value = text
        self.line.cursor_position = len(self.kept)
        self._show()

    @on(NoteLine.Cleared)
    def _clear(self, event: NoteLine.Cleared) -> None:
        event.stop()
        self.partner, self.replaced, self.kept = None, None, ""
        self._show_partner()
        self._show()

    def on_key(self, event: events.Key) -> None:
        """The arrows and tab act on the partners found; the F-keys leave for another screen."""
        screens = {f"f{digit + 1}": name for name, digit, _, _ in ROOTS}
        if event.key in screens:
            self.action_cancel()
            self.app.call_later(self.app.run_action, f"go('{screens[event.key]}')")
        elif event.key == "tab":
            if self.found:
                self.take(self.found[self.menu.at], self._after_name())
        elif event.key in ("up", "down") and self.found and self.menu.handle(event.key):
            self.picked = True
            self._show()
        else:
            return
        event.stop()
        event.prevent_default()

    def _after_name(self) -> str:
        return self.text.partition(",")[2].lstrip()

    # -- showing -----------------------------------------------------------------
    def note(self) -> Note:
        """What was understood of the line; one that was pasted may begin with another name."""
        from mitra_tui.services.quick_note import parse

        whom = self.partner is None or self._sure(self._named())
        return parse(self.text, clock.today(), whom=whom)

    def _show(self) -> None:
        """Say what was understood, and offer the partners that the name may mean."""
        note = self.note()
        self._find(note.partner)
        self.query_one("#understood", TextLine).text = understood(note, self._whom(note))
        self.query_one("#follow", TextLine).text = follow(note)

    def _whom(self, note: Note) -> str:
        """The name of the partner that the note would be about now; a `?` where it would ask."""
        named = self._named()
        if self._sure(named):
            return named[0].name
        if self.partner is not None:
            return f"{gate(self.text.partition(',')[0])}?" if named else self.partner[1]
        if not note.partner:
            return ""
        if self.found and (self.picked or "," not in self.text):
            return self.found[self.menu.at][1]
        return f"{note.partner}?"

    def _sure(self, named: Sequence[Hit]) -> bool:
        """Whether the partner that the first piece names is taken without a question."""
        return len(named) == 1 and (self.partner is None or named[0].closeness < WORDS_BEGIN)

    def _find(self, typed: str) -> None:
        found = [] if self.partner is not None else candidates(typed)
        if found != self.found:
            self.found, self.picked = found, False
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
        rest, named = self._after_name(), self._named()
        if self.found and self.partner is None and (self.picked or "," not in self.text):
            self.take(self.found[self.menu.at], rest)
            if not rest:
                return
        elif self._sure(named):
            self.take((named[0].id, named[0].name), rest)
        elif named:
            ask_which(self, named)
            return
        self.finish(self.note())

    def finish(self, note: Note) -> None:
        """Answer, unless something is missing or was not understood: then ask."""
        if self.partner is None and not note.partner:
            self._say(t("quick_note.no_partner"))
        elif not note.subject:
            self._say(t("quick_note.no_subject"))
        elif note.strange:
            ask_about_day(self, note)
        elif self.partner is None:
            ask_about_partner(self, note)
        else:
            self.answer(note)

    def answer(self, note: Note) -> None:
        """The note is complete."""
        self.keep_draft()
        self.dismiss((note, self.partner[0] if self.partner else None))
