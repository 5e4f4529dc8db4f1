"""Putting tasks off: a few usual days, or any."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from mitra_tui import clock
from mitra_tui.i18n import t
from mitra_tui.i18n.dates import day_text, weekday_text
from mitra_tui.screens.page import Page
from mitra_tui.widgets.dialogs import Ask, Choose

# Days, by the choice's letter and its key below `snooze`.
_CHOICES = (("1", 1), ("3", 3), ("7", 7), ("0", 30))
_OTHER = "t"


def snooze(page: Page[Any], ids: Sequence[int], then: Callable[[str], None]) -> None:
    """Ask until when tasks should rest, and let them; `then` hears the day, as people say it,
    when they do. The days count from the day on which the tasks would ask for attention."""
    from mitra_tui.services import followups

    first = page.attempt(followups.latest_day, ids)
    if first is not None:
        ask_until(page, first, lambda day: _rest(page, ids, day, then))


def ask_until(page: Page[Any], first: date, then: Callable[[str], None]) -> None:
    """Ask for a day after `first`: one of a few usual ones, or any. `then` hears it, as ISO."""
    days = {key: (first + timedelta(days=count)).isoformat() for key, count in _CHOICES}
    now = first == clock.today()
    options = [(key, f"{t(f'snooze.in_{key}' if now else f'snooze.later_{key}')} · "
                     f"{weekday_text(day)}") for key, day in days.items()]

    def chosen(key: str | None) -> None:
        if key == _OTHER:
            _ask_day(page, first, then)
        elif key:
            then(days[key])

    page.app.push_screen(
        Choose(t("snooze.title"), [*options, (_OTHER, t("snooze.other"))]), chosen)


def _rest(page: Page[Any], ids: Sequence[int], day: str, then: Callable[[str], None]) -> None:
    from mitra_tui.services import followups

    if page.attempt(followups.snooze, ids, day):
        then(day_text(day))


def _ask_day(page: Page[Any], first: date, then: Callable[[str], None]) -> None:
    from mitra_tui.services.typed import read_day

    def check(text: str) -> str | None:
        day = read_day(text, clock.today())
        if day is None:
            return t("snooze.no_day")
        if day > first.isoformat():
            return None
        if first == clock.today():
            return t("snooze.past")
        return t("snooze.not_later", day=weekday_text(first.isoformat()))

    def answered(text: str | None) -> None:
        day = read_day(text, clock.today()) if text else None
        if day:
            then(day)

    page.app.push_screen(Ask(t("snooze.ask"), check=check), answered)
