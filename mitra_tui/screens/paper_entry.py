"""Typing answers from paper: one key an answer, enter saves, the next sheet is there at once.

A sheet that is kept is mended in the same way: it stands there as it was typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from textual import on
from textual.binding import Binding
from textual.widget import Widget

from mitra_tui.errors import Invalid, MitraError, Stale
from mitra_tui.i18n import field_message, t, tn
from mitra_tui.rows.change import ChangeRow
from mitra_tui.rows.record import Record
from mitra_tui.rows.response import RESPONSES
from mitra_tui.rows.survey import SCALES, Question
from mitra_tui.screens.page import Page
from mitra_tui.widgets.answer_sheet import TEN, AnswerSheet, Asked
from mitra_tui.widgets.text_line import TextLine

_LAST = ("last_1", "last_2", "last_3")
# Both languages' keys for yes and no: an office may switch, its fingers do not.
_YES_NO = {"y": "yes", "t": "no", "n": "no"}
KEEP_AFTER = 1.0


def asked(questions: Iterable[Question]) -> list[Asked]:
    """Questions with the keys that answer them; those answered in words come last."""
    found = []
    for one in questions:
        if one.kind == "yesno":
            found.append(Asked(one.code, one.text, _YES_NO, t("paper_entry.yes_no")))
        elif one.kind in SCALES:
            low, high = SCALES[one.kind]
            keys = {str(score): str(score) for score in range(low, min(high, 9) + 1)}
            if high > 9:
                keys[TEN] = str(high)
            found.append(Asked(one.code, one.text, keys, t(f"paper_entry.{one.kind}")))
        else:
            found.append(Asked(one.code, one.text, {}))
    return sorted(found, key=lambda one: one.is_text)


class PaperEntry(Page[int]):
    """The sheet that is being typed, whose it is, and the last three for checking.

    With a `record` it is that sheet which is mended, and saving it leads back.
    """

    ROOT = "feedback"
    HELP = "paper_entry"
    BINDINGS = [
        Binding("e", "head", t("keys.paper.head"), show=True, id="list.edit",
                tooltip=t("keys.paper.head.tip")),
        Binding("g", "related", t("keys.paper.sheets"), show=True, id="list.related",
                tooltip=t("keys.paper.sheets.tip")),
    ]

    def __init__(self, survey_id: int, record: Record | None = None, *,
                 partner: int | None = None) -> None:
        """`partner`: whose sheet is typed first."""
        super().__init__()
        self.survey_id = survey_id
        self.record = record
        self.version = record.version if record else None
        self.key = f"responses/paper?survey={survey_id}" if record is None else (
            f"responses/paper?response={record.id}")
        self.head: dict[str, Any] = {} if partner is None else {"partner": partner}
        self._typed = False
        self._timer: Any = None

    # -- composing -------------------------------------------------------------
    def body(self) -> Iterable[Widget]:
        from mitra_tui.services.surveys import records

        yield TextLine(strong=True, id="whose")
        yield AnswerSheet(asked(records.questions(self.survey_id)))
        for name in _LAST:
            yield TextLine(id=name)

    def on_mount(self) -> None:
        """Begin with the next sheet, the one to be mended, or the one that was left half typed."""
        from mitra_tui.services import drafts
        from mitra_tui.services.surveys import entry

        kept, answers = entry.typed(self.record) if self.record else ({}, None)
        left = self.attempt(drafts.take, self.key) or {}
        self._next({**kept, **(left.get("head") or {}), **self.head},
                   left.get("answers", answers))
        self.sheet.focus()
        if left:
            self.version = left.get("version", self.version)
            self._typed = True
            self.say(t("form.draft_taken"))

    @property
    def sheet(self) -> AnswerSheet:
        """The questions."""
        return self.query_one(AnswerSheet)

    def shows(self, what: str) -> bool:
        return what == "responses"

    def owns(self, change: ChangeRow) -> bool:
        return change.id in self.own_changes or self.shows(change.what)

    def reread(self, record_id: int | None = None) -> None:
        self._tell()

    def _next(self, head: Mapping[str, Any] | None = None,
              answers: Mapping[str, str] | None = None) -> None:
        from mitra_tui.services.surveys import entry

        proposed = {} if self.record else self.attempt(entry.proposed, self.survey_id) or {}
        self.head = {**proposed, **(head or {})}
        # A sheet to be mended begins at its top: what is wrong may be anywhere.
        self.sheet.fill(answers, at=0 if self.record is not None else None)
        self._typed = False
        self._tell()

    def _tell(self) -> None:
        """Whose sheet it is, and the last ones."""
        from mitra_tui.services.references import names
        from mitra_tui.services.surveys import entry, results

        partner = self.head.get("partner")
        name = names("partners", [partner]).get(partner, "") if isinstance(partner, int) else (
            partner or t("paper_entry.nobody"))
        waiting = len(self.attempt(results.waiting, self.survey_id) or ())
        parts = [t("paper_entry.sheet", number=self.head.get("sheet") or "–"), str(name)]
        if self.record is not None:
            parts += [t("paper_entry.mended")]
        elif waiting:
            parts += [tn("paper_entry.waiting", waiting)]
        self.query_one("#whose", TextLine).text = " · ".join(parts)
        last = self.attempt(entry.last_sheets, self.survey_id) or []
        for at, place in enumerate(_LAST):
            one = last[at] if at < len(last) else None
            self.query_one(f"#{place}", TextLine).text = "" if one is None else (
                f"{t('paper_entry.sheet', number=one.sheet or '–')}  {one.answers}  {one.partner}")

    # -- the draft -------------------------------------------------------------
    @on(AnswerSheet.Changed)
    def _changed(self, message: AnswerSheet.Changed) -> None:
        message.stop()
        self._typed = True
        if self._timer is None:  # who types without a pause loses no more than that
            self._timer = self.set_timer(KEEP_AFTER, self.keep_draft)

    @on(AnswerSheet.Refused)
    def _refused(self, message: AnswerSheet.Refused) -> None:
        """Say what can be answered. Whoever looks at the paper hears it."""
        message.stop()
        self.app.bell()
        one = message.asked
        self.say(t("paper_entry.too_long", n=one.maximum) if one.is_text
                 else t("paper_entry.off_scale", hint=one.hint), error=True)

    def keep_draft(self) -> None:
        """Write down a sheet that is half typed."""
        from mitra_tui.services import drafts

        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._typed and self.sheet.begun:
            self.attempt(drafts.keep, self.key, {
                "head": self.head, "answers": self.sheet.typed,
                **({} if self.version is None else {"version": self.version})})

    def action_back(self) -> None:
        """Leave; a sheet that is half typed waits."""
        self.keep_draft()
        parent, left = self.app.screen_stack[-2], self._typed and self.sheet.begun
        self.dismiss(None)
        if left and isinstance(parent, Page):
            parent.just_left = self.key
            key = "l" if self.record is None else "enter"
            parent.call_after_refresh(parent.say, t("form.draft_kept", key=key))

    # -- verbs -----------------------------------------------------------------
    def action_head(self) -> None:
        """Whose sheet it is, its number, its day."""
        from mitra_tui.screens.asking import fill
        from mitra_tui.services.surveys.entry import HEAD

        def save(given: Mapping[str, Any]) -> None:
            self.head = {**self.head, **given}
            self._tell()

        fill(self, "responses", t("paper_entry.head"), [RESPONSES.field(name) for name in HEAD],
             self.head, save)

    def action_related(self) -> None:
        """The sheets that were typed, to be mended."""
        from mitra_tui.screens.survey_acts import show_sheets

        self.keep_draft()
        show_sheets(self, self.survey_id)

    @on(AnswerSheet.Finished)
    def _finished(self, message: AnswerSheet.Finished) -> None:
        """Save the sheet, and begin the next."""
        message.stop()
        if not self.sheet.answers:
            self.say(t("paper_entry.empty"), error=True)
        else:
            self._save()

    def _save(self) -> None:
        from mitra_tui.services import drafts
        from mitra_tui.services.surveys import entry

        try:
            kept = entry.save(self.survey_id, self.head, self.sheet.answers,
                              self.record.id if self.record else None, self.version)
        except Invalid as error:
            self._wrong(error)
            return
        except Stale as error:
            self._stale(error)
            return
        except MitraError as error:
            self.refuse(error)
            return
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self.attempt(drafts.drop, self.key)
        if self.record is not None:
            self.dismiss(kept)
            return
        self.made()
        number = self.head.get("sheet") or "–"
        self._next({"on_date": self.head.get("on_date")})
        self.say_of("message.saved_undo", t("paper_entry.sheet", number=number))

    def _stale(self, error: Stale) -> None:
        """Someone mended or removed this sheet meanwhile: what now stands there, then a yes."""
        from mitra_tui.services import responses
        from mitra_tui.services.surveys import entry
        from mitra_tui.widgets.dialogs import Confirm

        theirs = error.theirs
        if not isinstance(theirs, Record):
            self.refuse(error)
            return
        stands = entry.sheets([theirs.id])[0]

        def answered(yes: bool | None) -> None:
            if not yes:
                return
            if theirs.hidden:
                self.attempt(responses.store.restore, theirs.id)
            found = self.attempt(responses.store.get, theirs.id)
            if found is not None:
                self.version = found.version
                self._save()

        question = t("form.removed_meanwhile") if theirs.hidden else t(
            "paper_entry.stale", answers=f"{stands.answers} {stands.partner}")
        self.app.push_screen(Confirm(question), answered)

    def _wrong(self, error: Invalid) -> None:
        """Say what is wrong, with the cursor on the question it is about."""
        first = error.errors[0]
        if first.field.startswith("answers."):
            self.sheet.point(first.field.removeprefix("answers."))
        self.say(field_message(first), error=True)
