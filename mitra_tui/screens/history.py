"""What happened to a record: who, when, and what became of each field."""

from __future__ import annotations

from typing import Any

from mitra_tui.i18n import t
from mitra_tui.screens.page import Page
from mitra_tui.widgets.dialogs import Notice


def show_history(page: Page[Any], what: str, record_id: int) -> None:
    """Open the history of one record."""
    page.app.push_screen(Notice(history_text(what, record_id), title=t("history.title")))


def history_text(what: str, record_id: int) -> str:
    """The changes of a record as lines, newest first."""
    from mitra_tui.services import changes
    from mitra_tui.services.history import change_sentence, field_changes
    from mitra_tui.services.registry import store_of

    table = "school" if what == "school" else store_of(what).table
    lines = []
    for change in changes.of_record(table, record_id):
        lines.append(f"{change.id}  {change_sentence(change)} · {change.user}")
        lines += [f"     {line}" for line in field_changes(what, change)]
    return "\n".join(lines) or t("history.none")
