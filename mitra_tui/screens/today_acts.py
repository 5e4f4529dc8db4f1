"""What *Hari ini* does besides its lines: the first steps, whose things to show, other lists."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mitra_tui import clock, paths
from mitra_tui.errors import MitraError
from mitra_tui.i18n import t, tn
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


def export_calendar(screen: TodayScreen) -> None:
    """Write all that is to come as a calendar into the results folder, in a thread."""
    from mitra_tui.screens.background import in_background
    from mitra_tui.screens.handing_over import hand_over
    from mitra_tui.services.agenda.events import write_events
    from mitra_tui.services.new_files import write_free

    try:
        folder = paths.results(clock.today(), screen.mitra.settings.results)
    except MitraError as error:
        screen.refuse(error)
        return
    stem = folder / f"{t('calendar.agenda')}-{clock.today().isoformat()}"

    def written(answer: tuple[int, Path]) -> None:
        number, target = answer
        hand_over(screen, target, tn("today.calendar_written", number))

    in_background(screen, t("export.writing"),
                  lambda: write_free(stem, "ics", write_events), written)


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
    options.insert(0, ("warnings", t("warnings")))
    waiting = next((item.about for item in screen.shown.items if item.what == "pending"), "")
    if waiting:
        options.append(("pending", t("list.go_pending")))

    def chosen(what: str | None) -> None:
        if what == "warnings":
            from mitra_tui.screens.warnings import WarningsScreen

            screen.app.push_screen(WarningsScreen())
        elif what == "pending":
            from mitra_tui.screens.pending import PendingScreen

            screen.app.push_screen(PendingScreen(waiting))
        elif what:
            from mitra_tui.screens.plain_list import list_of

            query = Query(filters=(("done", "no"),)) if what == "followups" else Query()
            screen.app.push_screen(list_of(what, query))

    screen.app.push_screen(Choose(t("list.related"), options), chosen)
