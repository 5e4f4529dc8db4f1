"""Undo and redo from any screen: at once where it is plain what is meant, else after asking."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from mitra_tui import clock
from mitra_tui.i18n import t
from mitra_tui.rows.change import ChangeRow
from mitra_tui.screens.background import at_once_or_not
from mitra_tui.screens.page import Page
from mitra_tui.widgets.dialogs import Confirm

# A change of this screen and this window that is younger than this is undone without a question.
FRESH = timedelta(minutes=10)


def undo(page: Page[Any]) -> None:
    """Undo the newest change: at once if it was made in this window, is this screen's and fresh."""
    from mitra_tui.services import changes
    from mitra_tui.services.history import change_sentence

    newest = page.attempt(changes.undoable)
    if newest is None:
        page.say(t("error.nothing_to_undo"))
        return
    if changes.made_here(newest.id) and page.owns(newest) and _is_fresh(newest):
        _reverse(page, newest.id)
        return

    def answered(yes: bool | None) -> None:
        if yes:
            _reverse(page, newest.id)

    page.app.push_screen(Confirm(t("undo.ask", what=change_sentence(newest))), answered)


def _is_fresh(change: ChangeRow) -> bool:
    now, then = (datetime.fromisoformat(moment) for moment in (clock.now(), change.at))
    return now - then < FRESH


def _reverse(page: Page[Any], change: int) -> None:
    from mitra_tui.services import changes

    _act(page, change, lambda: changes.undo(change), "message.undone")


def redo(page: Page[Any]) -> None:
    """Bring back what was undone last: at once if it was undone in this window."""
    from mitra_tui.services import changes
    from mitra_tui.services.history import change_sentence

    undone = page.attempt(changes.redoable)
    if undone is None:
        page.say(t("error.nothing_to_redo"))
        return
    if changes.made_here(undone.id):
        _act(page, undone.id, changes.redo, "message.redone")
        return

    def answered(yes: bool | None) -> None:
        if yes:
            _act(page, undone.id, lambda: changes.undo(undone.id), "message.redone")

    page.app.push_screen(Confirm(t("changes.ask_redo", what=change_sentence(undone))), answered)


def _act(page: Page[Any], change: int, act: Callable[[], ChangeRow], said: str) -> None:
    """Undo or redo: one record at once, a whole import in a thread."""
    from mitra_tui.services import changes
    from mitra_tui.services.history import change_sentence

    def done(one: ChangeRow) -> None:
        about = changes.get(one.undoes) if one.undoes else one
        if page.is_attached:
            page.show_record(about.what, about.record_id)
        current = page.app.screen
        if isinstance(current, Page):
            current.say(t(said, what=change_sentence(about)))

    at_once_or_not(page, changes.size(change), t("many.undoing"), act, done)
