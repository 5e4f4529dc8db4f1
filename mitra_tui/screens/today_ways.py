"""What can be done with each kind of line of *Hari ini*, and how: a line for each kind.

The keys are the verbs of the screen; a verb that a kind does not name is not offered on its lines.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from mitra_tui.rows.agenda import AgendaItem
from mitra_tui.screens import today_agreements as agreements
from mitra_tui.screens import today_conflicts as conflicts
from mitra_tui.screens import today_feedback as feedback

if TYPE_CHECKING:
    from mitra_tui.screens.today import TodayScreen

Way = Callable[["TodayScreen", AgendaItem], Any]


def open_form(screen: TodayScreen, item: AgendaItem) -> None:
    """Open the form of an item's record."""
    from mitra_tui.screens import record_form
    from mitra_tui.services.registry import store_of

    record = screen.attempt(store_of(item.what).get, item.id)
    if record is not None:
        record_form.open_form(screen, item.what, record,
                              done=lambda one: screen.saved_record(item.what, one))


def history(screen: TodayScreen, item: AgendaItem) -> None:
    """What happened to the record."""
    from mitra_tui.screens.history import show_history

    show_history(screen, item.what, item.id)


def _open_partner(screen: TodayScreen, item: AgendaItem) -> None:
    from mitra_tui.screens.partner_page import PartnerPage

    screen.app.push_screen(PartnerPage(item.partner))


def _open_pending(screen: TodayScreen, item: AgendaItem) -> None:
    from mitra_tui.screens.pending import PendingScreen

    screen.app.push_screen(PendingScreen(item.about))


def _finish_task(screen: TodayScreen, item: AgendaItem) -> None:
    from mitra_tui.services import followups

    _finished(screen, item, followups.finish)


def _open_activity(screen: TodayScreen, item: AgendaItem) -> None:
    from mitra_tui.screens.activity_page import ActivityPage

    screen.app.push_screen(ActivityPage(item.id))


def _finish_activity(screen: TodayScreen, item: AgendaItem) -> None:
    """Ask what came of it, and mark it as done; of what is done, only what came of it."""
    from mitra_tui.screens.activity_acts import finish_activity

    key = "message.saved_undo" if item.kind == "finding" else "message.done_one"
    finish_activity(screen, item.id, lambda _: screen.acted(item, key))


def _meet_need(screen: TodayScreen, item: AgendaItem) -> None:
    from mitra_tui.services import needs

    _finished(screen, item, needs.meet)


def _finished(screen: TodayScreen, item: AgendaItem, act: Callable[[list[int]], int]) -> None:
    if screen.attempt(act, [item.id]):
        screen.acted(item, "message.done_one")


def _answer_letter(screen: TodayScreen, item: AgendaItem) -> None:
    from mitra_tui.services import interactions

    _finished(screen, item, interactions.answer)


def _snooze_task(screen: TodayScreen, item: AgendaItem) -> None:
    from mitra_tui.screens.snoozing import snooze

    snooze(screen, [item.id],
           lambda until: screen.acted(item, "message.snoozed_one", day=until))


def _remove_task(screen: TodayScreen, item: AgendaItem) -> None:
    from mitra_tui.services import followups

    if screen.attempt(followups.store.set_hidden, [item.id], True):
        screen.acted(item, "message.removed_undo")


_FORM: dict[str, Way] = {"open": open_form, "edit": open_form, "history": history}
_ACTIVITY: dict[str, Way] = _FORM | {
    "open": _open_activity, "finish": _finish_activity, "next": _finish_activity}
_AGREEMENT: dict[str, Way] = {
    "open": agreements.open_page, "edit": agreements.edit, "history": history,
    "snooze": agreements.snooze}

WAYS: Mapping[str, Mapping[str, Way]] = {
    "followup": _FORM | {"finish": _finish_task, "snooze": _snooze_task, "delete": _remove_task},
    "need": _FORM | {"finish": _meet_need},
    "activity": _ACTIVITY,
    "happened": _ACTIVITY,
    "finding": _FORM | {"open": _open_activity, "finish": _finish_activity},
    "letter": _FORM | {"finish": _answer_letter, "next": _answer_letter},
    "survey": {"open": feedback.open_survey, "edit": open_form, "history": history,
               "next": feedback.next_of_survey},
    "review": _FORM | {"next": feedback.review, "finish": feedback.review},
    "contact": _FORM | {"open": _open_partner},
    "pending": {"open": _open_pending},
    "agreement": _AGREEMENT | {"renew": agreements.renew},
    "conflict": {"open": conflicts.open_page, "edit": conflicts.edit, "history": history,
                 "next": conflicts.next_step, "finish": conflicts.close},
    "sign": _AGREEMENT | {"next": agreements.sign},
    "duty": {"open": agreements.open_duties, "edit": agreements.edit_duties,
             "history": history, "finish": agreements.finish_duty},
    "indicator": {"open": agreements.open_indicators, "edit": agreements.edit_indicators,
                  "history": history, "finish": agreements.tell_figure},
}
