"""The pulse of one partner: every strategy with its signs and the records they were judged by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual import on
from textual.binding import Binding
from textual.widget import Widget

from mitra_tui.i18n import t
from mitra_tui.rows.lines import Fixed
from mitra_tui.rows.pulse import Pulse, Sign
from mitra_tui.screens import pulse_acts
from mitra_tui.screens.page import RowsPage
from mitra_tui.screens.pulse_lines import Spot, act_text, line_of, next_text, spots
from mitra_tui.screens.reviewing import Reviewing
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.bars import MessageLine
from mitra_tui.widgets.table import Head, RowsTable
from mitra_tui.widgets.text_line import TextLine


class PulsePage(Reviewing, RowsPage[None]):
    """Enter opens a record, or begins what a sign lacks; `l` does so for the strategy."""

    ROOT = "evaluation"
    HELP = "pulse_page"
    BINDINGS = [
        verb("l", "next", "next", show=True),
        Binding("n", "new", t("keys.evaluation.review"), show=True, id="list.new",
                tooltip=t("keys.evaluation.review.tip")),
        Binding("c", "note", t("keys.page.note"), show=True, id="page.note",
                tooltip=t("keys.page.note.tip")),
    ]

    def __init__(self, partner: int) -> None:
        super().__init__()
        self.partner = partner
        self.pulse: Pulse | None = None
        self.spots: list[Spot] = []

    def body(self) -> Iterable[Widget]:
        yield TextLine(strong=True, id="name")
        yield TextLine(id="second")
        yield RowsTable([Head("", 2), Head(t("pulse.sign"), 40, grow=1),
                         Head(t("pulse.day"), 14)])

    def reread(self, record_id: int | None = None) -> None:
        from mitra_tui.services.pulse import pulse_of

        found = self.present(lambda: pulse_of(self.partner))
        if found is None:
            return
        self.pulse, self.spots = found, list(spots(found))
        self.query_one("#name", TextLine).text = found.name
        act = next_text(found)
        self.query_one("#second", TextLine).text = (
            f"{t('pulse.next')}: {act}" if act else t("pulse.all_strong"))
        self.rows.show(Fixed([line_of(place, one) for place, one in enumerate(self.spots)]),
                       cursor_id=self.rows.cursor_id)

    def note_partner(self) -> int | None:
        return self.partner

    @property
    def spot(self) -> Spot | None:
        """What the line under the cursor is about."""
        here = self.rows.cursor_id
        return None if here is None else self.spots[here]

    # -- verbs -----------------------------------------------------------------
    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        """A record is opened; a sign that does not hold leads to what brings it about."""
        message.stop()
        spot = self.spot
        if spot is None:
            return
        if spot.evidence is not None:
            pulse_acts.open_evidence(self, spot.evidence.what, spot.evidence.id, self._acted)
        else:
            self._begin(spot, _sign_of(spot))

    def action_next(self) -> None:
        """What the strategy under the cursor lacks first."""
        spot = self.spot
        if spot is not None and not self.follow_review():
            self._begin(spot, pulse_acts.wanted(spot.reading))

    def _begin(self, spot: Spot, sign: Sign | None) -> None:
        if sign is None:
            self.say(t("pulse.strong"))
        else:
            pulse_acts.take(self, self.partner, spot.reading, sign, self._acted)

    @on(RowsTable.Highlighted)
    def _advise(self, message: RowsTable.Highlighted) -> None:
        """With the cursor on a strategy or a sign, what would raise it is said."""
        message.stop()
        spot = self.spot
        if spot is None or spot.evidence is not None or self.query_one(MessageLine).text:
            return
        sign = _sign_of(spot)
        if sign is not None and (spot.sign is None or not spot.sign.holds):
            self.say(t("pulse.advice", act=act_text(spot.reading, sign)))

    def action_new(self) -> None:
        """A review of this partnership."""
        pulse_acts.review(self, self.partner, self.reviewed)

    def _acted(self, record_id: Any) -> None:
        if record_id is not None:
            self.made()
            self.reread()
            self.say_saved()


def _sign_of(spot: Spot) -> Sign | None:
    """The sign that a line is about: its own if that is lacking, else the strategy's first."""
    own = spot.sign
    return own if own is not None and own.holds is False else pulse_acts.wanted(spot.reading)
