"""A warning in words, and as JSON."""

from __future__ import annotations

from typing import Any

from mitra_tui.i18n import t
from mitra_tui.i18n.dates import day_text, number_text
from mitra_tui.rows.warning import EarlyWarning

_LONGEST = 70  # letters of a title within a sentence


def sentence(warning: EarlyWarning) -> str:
    """What is wrong, in one sentence."""
    figures = {name: _figure(name, value) for name, value in warning.figures.items()}
    told = t(f"warnings.told.{_variant(warning)}", **figures)
    more = int(warning.figures.get("count", 1)) - 1
    return f"{told} {t('warnings.and_more', more=more)}" if more else told


def _variant(warning: EarlyWarning) -> str:
    """The rule, and which of its sentences: whose letter, whose duty, why it clashes."""
    further = {"letter": "side", "duty": "side", "clash": "why"}.get(warning.rule)
    return f"{warning.rule}.{warning.figures[further]}" if further else warning.rule


def _figure(name: str, value: Any) -> str:
    if name == "day":
        return day_text(value)
    if isinstance(value, int | float):
        return number_text(round(value, 1))
    return value if len(value) <= _LONGEST else f"{value[:_LONGEST - 1].rstrip()}…"


def to_json(warning: EarlyWarning) -> dict[str, Any]:
    """One warning as the command line prints it."""
    return {
        "rule": warning.rule, "what": warning.what, "id": warning.id,
        "partner": warning.partner or None, "name": warning.name, "since": warning.since,
        "text": sentence(warning),
        "evidence": [{"what": one.what, "id": one.id, "on_date": one.on_date or None,
                      "text": one.text} for one in warning.evidence],
    }
