"""The texts of the quick note: what was understood, and the partners that a name may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mitra_tui import clock
from mitra_tui.errors import MitraError
from mitra_tui.i18n import t
from mitra_tui.i18n.dates import day_text, weekday_text
from mitra_tui.widgets.cells import clip

if TYPE_CHECKING:
    from mitra_tui.services.quick_note import Note
    from mitra_tui.services.references import Hit

Partner = tuple[int, str]
"""A partner's id and name."""

MOST_FOUND = 5
"""Partners offered while a name is typed."""

WORDS_BEGIN = 3
"""The closeness (`services.references`) up to which a name is meant, and not only a town."""

SHORTEST = 3
"""Letters from which a word behind a partner may name another."""

NUMBER_WIDTH = 24
"""Cells for the number of a letter."""

NAME_WIDTH = 28
"""Cells for the partner's name before the line."""


def candidates(typed: str) -> list[Partner]:
    """Partners whose words begin like what was typed, else those of similar name; for nothing
    typed, those of the last notes."""
    from mitra_tui.services import partners, quick_note
    from mitra_tui.services.references import by_initials, lookup

    if not typed:
        return list(quietly(quick_note.recent_partners, MOST_FOUND) or [])
    found = quietly(lookup, "partners", typed, MOST_FOUND) or [
        (hit.id, hit.name) for hit in quietly(by_initials, typed, MOST_FOUND) or []]
    return list(found or quietly(partners.similar, typed) or [])


def named(typed: str, *, begun: bool = False) -> list[Hit]:
    """The partners whose names a piece of the line is the beginning of, or has the words or the
    initials of: all that answer to it equally well. `begun`: another partner stands before it, so
    a short word or a kind of interaction is no name."""
    from mitra_tui.services.quick_note import is_kind
    from mitra_tui.services.references import by_initials, closest

    found = (quietly(closest, "partners", typed, MOST_FOUND) if typed else None) or []
    found = found or quietly(by_initials, typed, MOST_FOUND) or []
    best = found[0].closeness if found else None
    if best is None or best > WORDS_BEGIN:
        return []
    if begun and best and (len(typed) < SHORTEST or is_kind(typed)):
        return []
    return [hit for hit in found if hit.closeness == best]


def understood(note: Note, name: str) -> str:
    """Whom, how, when and what about, in one line."""
    day = t("partner_page.today") if note.on_date == clock.today().isoformat() else day_text(
        note.on_date)
    kind = t(f"interactions.kind.{note.kind}")
    if note.direction == "in":
        kind = f"{kind} ({t('interactions.direction.in')})"
    if note.number:
        kind = f"{kind} {clip(note.number, NUMBER_WIDTH)}"
    return " · ".join((clip(name, NAME_WIDTH) or t("quick_note.whom"), kind, day,
                       note.subject or t("quick_note.what")))


def follow(note: Note) -> str:
    """When to come back to it, and until when an answer is awaited."""
    if note.answer_by and not note.strange:
        until = t("quick_note.answer", day=weekday_text(note.answer_by))
        return f"{until} · {_follow(note)}" if note.follow_up_on else until
    return _follow(note)


def _follow(note: Note) -> str:
    if note.strange:
        return t("quick_note.strange", text=note.strange)
    if note.follow_up_on:
        return t("quick_note.follow", day=weekday_text(note.follow_up_on))
    return t("quick_note.no_follow")


def quietly(act: Any, *args: Any) -> Any:
    """A service call that may fail without a word: a help while typing, no more."""
    try:
        return act(*args)
    except MitraError:
        return None
