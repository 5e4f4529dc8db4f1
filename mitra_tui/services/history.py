"""Changes as people read them: sentences, lines of a list, what became of each field."""

from __future__ import annotations

from typing import Any

from mitra_tui.i18n import has, t
from mitra_tui.i18n.dates import moment_text
from mitra_tui.rows.change import ChangeRow
from mitra_tui.rows.registry import entity
from mitra_tui.services.display import label_of


def act_text(change: ChangeRow) -> str:
    """What kind of change it was, in words."""
    what, _, verb = change.action.partition(".")
    if not verb:
        return t(f"change.{what}")
    return t(f"change.{verb}", one=t(f"{what}.one") if has(f"{what}.one") else what)


def change_sentence(change: ChangeRow) -> str:
    """What, on which record, when: `Ubah mitra: PT X (19 Mei 2024 10:12)`."""
    label = f": {change.label}" if change.label else ""
    return f"{act_text(change)}{label} ({moment_text(change.at)})"


def change_cells(change: ChangeRow) -> list[str]:
    """A change as a line of the history."""
    return [str(change.id), moment_text(change.at), change.user, act_text(change), change.label]


def field_changes(what: str, change: ChangeRow) -> list[str]:
    """What became of each field, a line each."""
    known = entity(what)
    lines = []
    for name, (old, new) in change.fields.items():
        plain = name.removesuffix("_id")
        label = label_of(what, plain) if plain in known.names else name
        lines.append(f"{label}: {_brief(old)} → {_brief(new)}")
    return lines


def _brief(value: Any) -> str:
    text = "–" if value in (None, "") else " / ".join(str(value).splitlines())
    return text if len(text) <= 60 else text[:59] + "…"
