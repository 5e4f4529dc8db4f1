"""Choosing a partner for a need: the candidates side by side, criterion by criterion."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from textual import on
from textual.binding import Binding
from textual.widget import Widget

from mitra_tui.i18n import t
from mitra_tui.i18n.dates import day_text, number_text
from mitra_tui.rows.appraisal import CRITERIA
from mitra_tui.rows.candidate import Candidate
from mitra_tui.rows.lines import Fixed, Line
from mitra_tui.rows.record import Query
from mitra_tui.screens.page import RowsPage
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.detail import DIM, STRONG, Detail
from mitra_tui.widgets.table import Head, RowsTable
from mitra_tui.widgets.text_line import TextLine

LINES = ("reason", *CRITERIA, "total", "verdict", "document", "together")
_LABEL, _COLUMN = 17, 19
_NONE = "–"


class ChoosingScreen(RowsPage[None]):
    """Left and right go from candidate to candidate; `n` appraises one, enter chooses it."""

    ROOT = "school"
    HELP = "choosing"
    BINDINGS = [
        verb("n", "new", "new", show=True),
        Binding("l", "next", t("keys.choosing.choose"), show=True, id="list.next",
                tooltip=t("keys.choosing.choose.tip")),
        verb("e", "edit", "edit", show=True),
        verb("g", "related", "related", show=True),
        Binding("left", "step(-1)", show=False, id="choosing.left",
                tooltip=t("keys.choosing.left.tip")),
        Binding("right", "step(1)", show=False, id="choosing.right",
                tooltip=t("keys.choosing.right.tip")),
        verb("h", "history", "history"),
    ]

    def __init__(self, need: int) -> None:
        super().__init__()
        self.need = need
        self.candidates: list[Candidate] = []
        self.at = 0  # the candidate that is looked at

    # -- composing -------------------------------------------------------------
    def body(self) -> Iterable[Widget]:
        yield TextLine(strong=True, id="name")
        yield TextLine(id="about")
        yield RowsTable([Head("", _LABEL, stays=True)], empty=t("choosing.empty"))
        yield Detail(id="detail")

    def shows(self, what: str) -> bool:
        return what in ("appraisals", "needs")

    def forget_message(self, key: str) -> None:
        """What was left half built stays at hand for `n` too."""
        left = self.just_left
        super().forget_message(key)
        self.just_left = left if key == "n" else self.just_left

    def note_partner(self) -> int | None:
        return self.here.id if self.here else None

    @property
    def here(self) -> Candidate | None:
        """The candidate that is looked at."""
        return self.candidates[self.at] if self.candidates else None

    # -- reading ---------------------------------------------------------------
    def reread(self, record_id: int | None = None) -> None:
        """Show the candidates as they are now, and stay on the one that is looked at."""
        from mitra_tui.services import choosing, needs
        from mitra_tui.services.references import names

        stays = self.here.id if self.here else None
        found = self.present(
            lambda: (needs.store.get(self.need), choosing.candidates(self.need)))
        if found is None:
            return
        need, self.candidates = found
        programme = need.values["programme"]
        about = [names("programmes", [programme])[programme] if programme else "",
                 need.values["target"] or "", day_text(need.values["due_on"] or "")]
        self.query_one("#name", TextLine).text = str(need.values["text"])
        self.query_one("#about", TextLine).text = " · ".join(part for part in about if part)
        ids = [one.id for one in self.candidates]
        self.at = ids.index(stays) if stays in ids else 0
        self._lay()

    def on_resize(self) -> None:
        """As many candidates as there is room for."""
        if self.candidates:
            self._lay()

    def _lay(self) -> None:
        """Show the columns around the candidate that is looked at."""
        room = max(1, (self.app.size.width - _LABEL - 2) // (_COLUMN + 1))
        start = min(max(0, self.at - room + 1), max(0, len(self.candidates) - room))
        shown = self.candidates[start : start + room]
        heads = [Head(self._place(), _LABEL, stays=True)]
        heads += [Head(f"{'>' if one is self.here else ' '} {one.name}", _COLUMN, grow=1,
                       stays=one is self.here) for one in shown]
        self.rows.set_heads(heads)
        self.rows.show(Fixed([
            Line(place, (t(f"choosing.{name}") if name not in CRITERIA
                         else t(f"appraisals.{name}"),
                         *(f"  {_cell(name, one)}" for one in shown)))
            for place, name in enumerate(LINES)] if shown else []))
        self._explain()
        self.refresh_bindings()

    def _place(self) -> str:
        return t("choosing.place", at=self.at + 1, of=len(self.candidates)) if (
            self.candidates) else ""

    @on(RowsTable.Highlighted)
    def _moved(self, message: RowsTable.Highlighted) -> None:
        message.stop()
        self._explain()

    def _explain(self) -> None:
        """All that the cell under the cursor says, below the table."""
        line, here = self.rows.cursor_id, self.here
        if line is None or here is None:
            self.query_one(Detail).show([])
            return
        self.query_one(Detail).show([
            (here.name, STRONG), (_cell(LINES[line], here), ""), (_who(here), DIM)])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a candidate there is nobody to appraise or to choose."""
        if action in ("new", "next", "step"):
            return self.is_mounted and self.here is not None
        if action in ("edit", "history"):
            return self.is_mounted and self.here is not None and self.here.appraised is not None
        return True

    # -- verbs -----------------------------------------------------------------
    def action_step(self, way: int) -> None:
        """Look at the next candidate, or the one before."""
        self.at = min(max(0, self.at + way), len(self.candidates) - 1)
        self._lay()

    def action_new(self) -> None:
        """Appraise the candidate for this need; what was judged before stays. Right after an
        agreement was left half built, take that up again, as the message says."""
        from mitra_tui.screens.record_form import open_form

        left, self.just_left = self.just_left, ""
        if self.here is not None and left.startswith("agreements/"):
            self._begin(self.here.id)
        elif self.here is not None:
            open_form(self, "appraisals", values={"partner": self.here.id, "need": self.need})

    def action_edit(self) -> None:
        """Change the candidate's newest appraisal."""
        from mitra_tui.screens.record_form import open_form
        from mitra_tui.services.appraisals import store

        if self.here is not None and self.here.appraised is not None:
            record = self.attempt(store.get, self.here.appraised.id)
            if record is not None:
                open_form(self, "appraisals", record)

    def saved(self, record_id: int | None) -> None:
        """An appraisal was saved: say how to take it back."""
        if record_id is not None:
            self.made()
            self.reread()
            self.say_saved()

    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        message.stop()
        self.action_next()

    def action_next(self) -> None:
        """Record why this candidate is chosen, then offer to begin the agreement."""
        from mitra_tui.widgets.dialogs import Ask

        here = self.here
        if here is None:
            return
        if here.appraised is None or not here.appraised.for_need:
            self.say(t("choosing.not_appraised"), error=True)
            return
        begun = t("choosing.because")
        self.app.push_screen(
            Ask(t("choosing.ask_verdict", name=here.name), here.appraised.verdict or begun,
                check=lambda text: t("choosing.why") if text in ("", begun.strip()) else None),
            lambda text: self._choose(here, text) if text else None)

    def _choose(self, chosen: Candidate, verdict: str) -> None:
        from mitra_tui.services import choosing
        from mitra_tui.widgets.dialogs import Confirm

        if self.attempt(choosing.choose, self.need, chosen.id, verdict) is None:
            return
        self.made()
        self.reread()
        self.say_saved()
        self.app.push_screen(Confirm(t("choosing.begin", name=chosen.name)),
                             lambda yes: self._begin(chosen.id) if yes else None)

    def _begin(self, partner: int) -> None:
        from mitra_tui.screens.agreement_wizard import begin_agreement

        begin_agreement(self, self.saved, partner, need=self.need)

    def action_delete(self) -> None:
        """Discard the draft just left; else take the candidate from those of the need."""
        from mitra_tui.services import choosing

        here = self.here
        if self.drop_draft() or here is None:
            return
        dropped = self.attempt(choosing.drop, self.need, here.id)
        if dropped:
            self.made()
            self.reread()
            self.say_saved()
        elif dropped is not None:
            self.say(t("choosing.not_named"))

    def action_history(self) -> None:
        """What happened to the candidate's newest appraisal."""
        from mitra_tui.screens.history import show_history

        if self.here is not None and self.here.appraised is not None:
            show_history(self, "appraisals", self.here.appraised.id)

    def action_related(self) -> None:
        """Add a candidate, open the partner's page, all appraisals for this need."""
        from mitra_tui.widgets.dialogs import Choose

        options = [("add", t("choosing.add"))]
        options += [("page", t("choosing.page", name=self.here.name))] if self.here else []
        options += [("all", t("choosing.all"))]
        self.app.push_screen(Choose(t("list.related"), options), self._related)

    def _related(self, key: str | None) -> None:
        from mitra_tui.screens.partner_page import PartnerPage
        from mitra_tui.screens.plain_list import list_of
        from mitra_tui.widgets.dialogs import Pick

        if key == "add":
            self.app.push_screen(Pick(t("choosing.add"), self._find), self._add)
        elif key == "page" and self.here:
            self.app.push_screen(PartnerPage(self.here.id))
        elif key == "all":
            self.app.push_screen(list_of(
                "appraisals", Query(filters=(("need", self.need),)), {"need": self.need}))

    def _find(self, typed: str) -> Sequence[tuple[Any, str]]:
        """Partners by a part of their name; before anything is typed, those proposed."""
        from mitra_tui.services import choosing
        from mitra_tui.services.references import lookup

        proposed = [] if typed else choosing.proposals(self.need)
        return proposed or lookup("partners", typed)

    def _add(self, partner: int | None) -> None:
        from mitra_tui.services import choosing

        if partner is None:
            return
        self.attempt(choosing.name, self.need, partner)
        self.reread()
        ids = [one.id for one in self.candidates]
        if partner in ids:
            self.at = ids.index(partner)
            self._lay()


def _cell(name: str, one: Candidate) -> str:
    """What a line says of a candidate."""
    found = one.appraised
    if name == "reason":
        return t(f"choosing.reason.{one.reason}")
    if name == "document":
        return t(f"agreements.status.{one.document}") if one.document else _NONE
    if name == "together":
        newest = " · ".join(part for part in (day_text(one.newest_on), one.newest) if part)
        return f"{one.activities} · {newest}" if one.activities else _NONE
    if found is None:
        return _NONE
    if name == "total":
        elsewhere = "" if found.for_need else t("choosing.other_need")
        return " · ".join(part for part in (
            number_text(found.total) or _NONE, elsewhere, day_text(found.on_date)) if part)
    if name == "verdict":
        return found.verdict or _NONE
    if name not in found.scores:
        return _NONE
    score, evidence = found.scores[name]
    return f"{score} · {evidence}" if evidence else str(score)


def _who(one: Candidate) -> str:
    """Who appraised the candidate, and when."""
    found = one.appraised
    if found is None:
        return t("choosing.unappraised")
    return t("choosing.by", name=found.by or _NONE, day=day_text(found.on_date) or _NONE)
