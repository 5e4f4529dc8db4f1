"""What *Hari ini* does with agreements, their duties and their indicators, in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mitra_tui import clock
from mitra_tui.rows.agenda import AgendaItem

if TYPE_CHECKING:
    from mitra_tui.screens.today import TodayScreen


def open_page(screen: TodayScreen, item: AgendaItem) -> None:
    """The page of the agreement."""
    from mitra_tui.screens.agreement_page import AgreementPage

    screen.app.push_screen(AgreementPage(item.id))


def edit(screen: TodayScreen, item: AgendaItem) -> None:
    """The wizard, at its review."""
    _act(screen, item, "edit")


def sign(screen: TodayScreen, item: AgendaItem) -> None:
    """Sign what was sent."""
    _act(screen, item, "next_step")


def renew(screen: TodayScreen, item: AgendaItem) -> None:
    """A new term."""
    _act(screen, item, "renew")


def snooze(screen: TodayScreen, item: AgendaItem) -> None:
    """Be reminded later."""
    _act(screen, item, "snooze")


def _act(screen: TodayScreen, item: AgendaItem, name: str) -> None:
    from mitra_tui.screens import agreement_acts

    getattr(agreement_acts, name)(
        screen, item.id, lambda one: screen.acted(item, "message.saved_undo"))


# -- its duties and indicators ---------------------------------------------------------
def open_duties(screen: TodayScreen, item: AgendaItem) -> None:
    """The duties of the agreement, the cursor on this one."""
    _open_parts(screen, item, "duties")


def open_indicators(screen: TodayScreen, item: AgendaItem) -> None:
    """The indicators of the agreement, the cursor on this one."""
    _open_parts(screen, item, "indicators")


def _open_parts(screen: TodayScreen, item: AgendaItem, part: str) -> None:
    from mitra_tui.screens.agreement_parts import PartsPage

    screen.app.push_screen(PartsPage(item.id, part, item.part - 1))


def edit_duties(screen: TodayScreen, item: AgendaItem) -> None:
    """The wizard, at the duties."""
    _edit_parts(screen, item, "duties")


def edit_indicators(screen: TodayScreen, item: AgendaItem) -> None:
    """The wizard, at the indicators."""
    _edit_parts(screen, item, "indicators")


def _edit_parts(screen: TodayScreen, item: AgendaItem, part: str) -> None:
    from mitra_tui.screens.agreement_wizard import continue_agreement
    from mitra_tui.services.agreements import store

    record = screen.attempt(store.get, item.id)

    def saved(record_id: int | None) -> None:
        if record_id is not None:
            screen.acted(item, "message.saved_undo")

    if record is not None:
        continue_agreement(screen, record, saved, part)


def finish_duty(screen: TodayScreen, item: AgendaItem) -> None:
    """The duty was done, today."""
    from mitra_tui.screens.agreement_acts import set_part
    from mitra_tui.services.agreements import store

    record = screen.attempt(store.get, item.id)
    if record is not None and set_part(screen, record, "duties", item.part - 1, {
            "done_on": clock.today().isoformat()}):
        screen.acted(item, "message.done_one")


def tell_figure(screen: TodayScreen, item: AgendaItem) -> None:
    """Ask what the indicator reached."""
    from mitra_tui.screens.agreement_parts import ask_actual
    from mitra_tui.services.agreements import store

    record = screen.attempt(store.get, item.id)
    if record is not None:
        ask_actual(screen, record, item.part - 1,
                   lambda: screen.acted(item, "message.saved_undo"))
