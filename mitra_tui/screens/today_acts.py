"""What *Hari ini* does besides its lines: the first steps, whose things to show, other lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mitra_tui.i18n import t
from mitra_tui.rows.record import Query
from mitra_tui.widgets.dialogs import Choose

if TYPE_CHECKING:
    from mitra_tui.screens.today import TodayScreen

_LISTS = ("followups", "needs", "interactions")


def send_steps_away(screen: TodayScreen) -> None:
    """Hide the first steps."""
    from mitra_tui.services import checklist

    screen.attempt(checklist.send_away)
    screen.show_lines()
    screen.say(t("today.steps_away"))


def choose_owner(screen: TodayScreen) -> None:
    """Whose items to show, of those who have any."""
    from mitra_tui.services.agenda import agenda

    found = screen.attempt(agenda)
    owners = sorted({item.owner for item in found.items if item.owner}) if found else []
    if not owners:
        screen.say(t("list.no_values", field=t("followups.owner")))
        return
    options = [(f"={owner}", owner) for owner in owners]
    if screen.owner:
        options.append(("*", t("today.everybody")))

    def chosen(key: str | None) -> None:
        if key:
            screen.show_owner("" if key == "*" else key[1:])

    screen.app.push_screen(
        Choose(t("followups.owner"), options, current=f"={screen.owner}"), chosen)


def choose_list(screen: TodayScreen) -> None:
    """Open a whole list: tasks, needs, what was said to partners, or the rows that wait."""
    options = [(what, t(what)) for what in _LISTS]
    waiting = next((item.about for item in screen.shown.items if item.what == "pending"), "")
    if waiting:
        options.append(("pending", t("list.go_pending")))

    def chosen(what: str | None) -> None:
        if what == "pending":
            from mitra_tui.screens.pending import PendingScreen

            screen.app.push_screen(PendingScreen(waiting))
        elif what:
            from mitra_tui.screens.plain_list import list_of

            query = Query(filters=(("done", "no"),)) if what == "followups" else Query()
            screen.app.push_screen(list_of(what, query))

    screen.app.push_screen(Choose(t("list.related"), options), chosen)
