"""What is done with activities: brought to an end with what came of them, cancelled, planned
anew, copied into the next school year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from mitra_tui.errors import FieldError, Invalid
from mitra_tui.i18n import t
from mitra_tui.rows.activity import ACTIVITIES
from mitra_tui.screens.form_sources import form_sources
from mitra_tui.screens.page import Page
from mitra_tui.widgets.cells import clip
from mitra_tui.widgets.dialogs.fill import Fill

OUTCOME = tuple(replace(ACTIVITIES.field(name), more=False)
                for name in ("finding", "achievements", "challenges"))

_TITLE = 44  # cells of a title in a question

Values = dict[str, Any]


def finish_activity(page: Page[Any], activity: int, done: Callable[[int], None]) -> None:
    """Ask what came of an activity, and mark it as done with it; all of it may be said later."""
    from mitra_tui.services import activities

    record = page.attempt(activities.store.get, activity)
    if record is None:
        return

    def filled(given: Values | None) -> None:
        if given is None:
            return
        if page.attempt(activities.conclude, activity, given, record.version):
            page.made()
            done(activity)

    page.app.push_screen(
        Fill(t("activity_acts.finish", title=clip(str(record.values["title"]), _TITLE)), OUTCOME,
             form_sources("activities"),
             {field.name: record.values[field.name] for field in OUTCOME}, check=_check), filled)


def _check(given: Values) -> Sequence[FieldError]:
    from mitra_tui.schemas.activity import ActivityDraft

    try:
        ActivityDraft.read({"title": "-", **given})
    except Invalid as error:
        return error.errors
    return ()


def set_status(page: Page[Any], ids: Sequence[int], status: str) -> int:
    """Cancel what is planned, or plan anew what was cancelled or done; says how many these were."""
    from mitra_tui.services import activities

    changed = page.attempt(activities.set_status, ids, status)
    if changed:
        page.made()
    return changed or 0


def copy_to_next_year(page: Page[Any], ids: Sequence[int]) -> list[int]:
    """Copy activities into the school year after theirs, as plans; the copies' ids."""
    from mitra_tui.services import activities

    made: list[int] = page.attempt(activities.copy_to_next_year, ids) or []
    if made:
        page.made()
    return made
