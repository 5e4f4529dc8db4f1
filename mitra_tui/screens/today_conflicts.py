"""What *Hari ini* does with open conflicts, in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mitra_tui.rows.agenda import AgendaItem

if TYPE_CHECKING:
    from mitra_tui.screens.today import TodayScreen


def open_page(screen: TodayScreen, item: AgendaItem) -> None:
    """The page of the conflict."""
    from mitra_tui.screens.conflict_page import ConflictPage

    screen.app.push_screen(ConflictPage(item.id))


def edit(screen: TodayScreen, item: AgendaItem) -> None:
    """The form of the conflict, for those who may read it."""
    from mitra_tui.screens.conflict_acts import readable
    from mitra_tui.screens.record_form import open_form

    record = readable(screen, item.id)
    if record is not None:
        open_form(screen, "conflicts", record,
                  done=lambda one: screen.saved_record("conflicts", one))


def next_step(screen: TodayScreen, item: AgendaItem) -> None:
    """Record the next step of its ladder."""
    from mitra_tui.screens import conflict_acts

    conflict_acts.next_step(
        screen, item.id, lambda one: screen.acted(item, "message.saved_undo"))


def close(screen: TodayScreen, item: AgendaItem) -> None:
    """Put an outcome to both sides."""
    from mitra_tui.screens import conflict_acts

    conflict_acts.close(screen, item.id, lambda one: screen.acted(item, "message.saved_undo"))
