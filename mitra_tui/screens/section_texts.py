"""The words that the sections of all pages of records are put together from."""

from __future__ import annotations

from mitra_tui.i18n.dates import moment_text
from mitra_tui.rows.change import ChangeRow


def joined(*parts: str | None) -> str:
    """The parts that there are, with a point between."""
    return " · ".join(part for part in parts if part)


def flat(text: str | None) -> str:
    """A text of several lines in one."""
    return " ".join((text or "").split())


def history_text(changes: int, changed: ChangeRow | None) -> tuple[str, str]:
    """How many changes there were, and the newest: when, what, by whom."""
    if changed is None:
        return "0", ""
    from mitra_tui.services.history import act_text

    return str(changes), joined(moment_text(changed.at), act_text(changed), changed.user)
