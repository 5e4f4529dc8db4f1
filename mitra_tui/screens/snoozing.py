"""Putting tasks off: a few usual days, or any."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
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
    when they do."""
    today = clock.today()
    days = {key: (today + timedelta(days=count)).isoformat() for key, count in _CHOICES}
    options = [(key, f"{t(f'snooze.in_{key}')} · {weekday_text(day)}") for key, day in days.items()]

    def chosen(key: str | None) -> None:
        if key == _OTHER:
            _ask_day(page, lambda day: _rest(page, ids, day, then))
        elif key:
            _rest(page, ids, days[key], then)

    page.app.push_screen(
        Choose(t("snooze.title"), [*options, (_OTHER, t("snooze.other"))]), chosen)


def _rest(page: Page[Any], ids: Sequence[int], day: str, then: Callable[[str], None]) -> None:
    from mitra_tui.services import followups

    if page.attempt(followups.snooze, ids, day):
        then(day_text(day))


def _ask_day(page: Page[Any], then: Callable[[str], None]) -> None:
    from mitra_tui.services.typed import read_day

    def check(text: str) -> str | None:
        day = read_day(text, clock.today())
        if day is None:
            return t("snooze.no_day")
        return None if day > clock.today().isoformat() else t("snooze.past")

    def answered(text: str | None) -> None:
        day = read_day(text, clock.today()) if text else None
        if day:
            then(day)

    page.app.push_screen(Ask(t("snooze.ask"), check=check), answered)
