"""Opening the quick note on a page, and saving what it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mitra_tui.errors import MitraError
from mitra_tui.i18n import message
from mitra_tui.i18n.dates import day_text
from mitra_tui.screens.note_texts import quietly
from mitra_tui.screens.page import Page
from mitra_tui.screens.quick_note import QuickNote

if TYPE_CHECKING:
    from mitra_tui.services.quick_note import Note


def open_quick_note(page: Page[Any], error: str = "") -> None:
    """Ask for a note on top of `page` and save it; the partner that the page is on is given."""
    from mitra_tui.services.references import names

    one = page.note_partner()
    found = page.attempt(names, "partners", [one]) if one is not None else None
    partner = (one, found[one]) if one is not None and found and one in found else None
    asked = QuickNote(partner, error)
    page.app.push_screen(
        asked, lambda answer: _save(page, asked.key, *answer) if answer else None)


def _save(page: Page[Any], key: str, note: Note, partner: int | None) -> None:
    """Write the note; when it is refused, it is asked for again as it was typed."""
    from mitra_tui.services import drafts, quick_note
    from mitra_tui.services.references import names

    try:
        record_id = quick_note.save(note, partner)
    except MitraError as error:
        open_quick_note(page, message(error).replace("\n", " · "))
        return
    quietly(drafts.drop, key)
    page.made()
    page.noted(record_id)
    name = names("partners", [partner])[partner] if partner is not None else note.partner
    if note.follow_up_on:
        page.say_of("quick_note.saved_follow", name, day=day_text(note.follow_up_on))
    else:
        page.say_of("message.saved_undo", name)
