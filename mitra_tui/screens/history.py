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
    from mitra_tui.services.history import change_sentence, history_of

    lines = []
    for change, fields in history_of(what, record_id):
        sentence = change_sentence(change)
        if change.undone_by is not None:
            sentence = t("changes.undone", label=sentence)
        lines.append(f"{change.id}  {sentence} · {change.user}")
        lines += [f"     {line}" for line in fields]
    return "\n".join(lines) or t("history.none")
