"""Typing answers from paper: one key an answer, enter saves, the next sheet is there at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from textual import on
from textual.widget import Widget

from mitra_tui.errors import Invalid, MitraError
from mitra_tui.i18n import field_message, t
from mitra_tui.rows.change import ChangeRow
from mitra_tui.rows.response import RESPONSES
from mitra_tui.rows.survey import SCALES, Question
from mitra_tui.screens.page import Page
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.answer_sheet import TEN, AnswerSheet, Asked
from mitra_tui.widgets.text_line import TextLine

_HEAD = ("sheet", "partner", "respondent_kind", "on_date")
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


class PaperEntry(Page[None]):
    """The sheet that is being typed, whose it is, and the last three for checking."""

    ROOT = "feedback"
    HELP = "paper_entry"
    BINDINGS = [
        verb("e", "edit", "head", show=True),
    ]

    def __init__(self, survey_id: int) -> None:
        super().__init__()
        self.survey_id = survey_id
        self.key = f"responses/paper?survey={survey_id}"
        self.head: dict[str, Any] = {}
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
        """Begin with the next sheet, or with the one that was left half typed."""
        from mitra_tui.services import drafts

        left = self.attempt(drafts.take, self.key) or {}
        self._next(left.get("head"), left.get("answers"))
        self.sheet.focus()
        if left:
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

        proposed = self.attempt(entry.proposed, self.survey_id) or {}
        self.head = {**proposed, **(head or {})}
        self.sheet.fill(answers)
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
        parts += [t("paper_entry.waiting", n=waiting)] if waiting else []
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
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(KEEP_AFTER, self.keep_draft)

    def keep_draft(self) -> None:
        """Write down a sheet that is half typed."""
        from mitra_tui.services import drafts

        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._typed and self.sheet.begun:
            self.attempt(drafts.keep, self.key, {
                "head": self.head, "answers": self.sheet.answers})

    def action_back(self) -> None:
        """Leave; a sheet that is half typed waits."""
        self.keep_draft()
        parent, left = self.app.screen_stack[-2], self._typed and self.sheet.begun
        self.dismiss(None)
        if left and isinstance(parent, Page):
            parent.just_left = self.key
            parent.call_after_refresh(parent.say, t("form.draft_kept", key="l"))

    # -- verbs -----------------------------------------------------------------
    def action_head(self) -> None:
        """Whose sheet it is, its number, its day."""
        from mitra_tui.screens.agreement_acts import fill

        def save(given: Mapping[str, Any]) -> None:
            self.head = {**self.head, **given}
            self._tell()

        fill(self, t("paper_entry.head"), [RESPONSES.field(name) for name in _HEAD], self.head,
             save)

    @on(AnswerSheet.Finished)
    def _finished(self, message: AnswerSheet.Finished) -> None:
        """Save the sheet, and begin the next."""
        message.stop()
        from mitra_tui.services import drafts
        from mitra_tui.services.surveys import entry

        if not self.sheet.answers:
            self.say(t("paper_entry.empty"), error=True)
            return
        try:
            entry.save(self.survey_id, self.head, self.sheet.answers)
        except Invalid as error:
            self._wrong(error)
            return
        except MitraError as error:
            self.refuse(error)
            return
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self.attempt(drafts.drop, self.key)
        self.made()
        number = self.head.get("sheet") or "–"
        self._next({"on_date": self.head.get("on_date")})
        self.say_of("message.saved_undo", t("paper_entry.sheet", number=number))

    def _wrong(self, error: Invalid) -> None:
        """Say what is wrong, with the cursor on the question it is about."""
        first = error.errors[0]
        if first.field.startswith("answers."):
            self.sheet.point(first.field.removeprefix("answers."))
        self.say(field_message(first), error=True)
