"""What the quick note asks before it saves what was not understood, or not surely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mitra_tui.i18n import t
from mitra_tui.rows.text import gate
from mitra_tui.screens.note_texts import NAME_WIDTH, candidates
from mitra_tui.widgets.cells import clip
from mitra_tui.widgets.dialogs import Choose

if TYPE_CHECKING:
    from mitra_tui.screens.quick_note import QuickNote
    from mitra_tui.services.quick_note import Note
    from mitra_tui.services.references import Hit


def ask_about_day(line: QuickNote, note: Note) -> None:
    """The day of the follow-up is none: mend it, or let it be words."""

    def chosen(key: str | None) -> None:
        if key == "words":
            subject = f"{note.subject}, {note.strange}"
            line.finish(replace(note, subject=subject, strange=""))

    line.app.push_screen(Choose(t("quick_note.strange", text=note.strange), [
        ("mend", t("quick_note.mend")), ("words", t("quick_note.as_words"))]), chosen)


def ask_about_partner(line: QuickNote, note: Note) -> None:
    """No such partner: one of similar name, a new one, or mend the name."""
    found = candidates(note.partner)

    def chosen(key: str | None) -> None:
        if key == "new":
            line.answer(note)
        elif key and key != "mend":
            line.partner = next(one for one in found if one[0] == int(key[1:]))
            line.answer(replace(note, partner=""))

    options = [("mend", t("quick_note.mend"))]
    options += [(f"#{one}", name) for one, name in found]
    options.append(("new", t("quick_note.new_partner", name=clip(note.partner, 50))))
    line.app.push_screen(
        Choose(t("quick_note.unknown", name=clip(note.partner, 50)), options), chosen)


def ask_which(line: QuickNote, found: Sequence[Hit]) -> None:
    """The first piece is in the names of several, or may be what the note is about."""
    text, _, rest = line.text.partition(",")

    def chosen(key: str | None) -> None:
        if key == "words":
            line.kept = gate(text)
            line.finish(line.note())
        elif key and key != "mend":
            one = next(hit for hit in found if hit.id == int(key[1:]))
            line.take((one.id, one.name), rest.lstrip())
            line.finish(line.note())

    options = [("mend", t("quick_note.mend"))]
    if line.partner is not None:
        options.append(("words", t("quick_note.about_words",
                                   name=clip(line.partner[1], NAME_WIDTH))))
    options += [(f"#{hit.id}", hit.name) for hit in found]
    line.app.push_screen(
        Choose(t("quick_note.which", text=clip(gate(text), 40)), options), chosen)
