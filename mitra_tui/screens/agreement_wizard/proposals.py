"""What the wizard proposes from what was typed: the number, and who signs for the partner."""

from __future__ import annotations

from datetime import date
from typing import Any

from mitra_tui import clock
from mitra_tui.i18n import t
from mitra_tui.screens.page import Page

Typed = dict[str, Any]


def propose_number(page: Page[Any], values: Typed) -> None:
    """Put in the next running number, as long as none was typed."""
    from mitra_tui.services import numbering

    day = _first_day(values)
    if not values.get("school_number") and day is not None:
        found = page.attempt(numbering.propose, values["kind"], day)
        values["school_number"] = found[0] if found else None


def remarks(page: Page[Any], values: Typed, record_id: int) -> str:
    """What is odd about the number that is typed; it is never refused. `record_id` is 0 for an
    agreement that is not saved yet."""
    from mitra_tui.services import numbering

    day = _first_day(values)
    found = page.attempt(
        numbering.remarks, values["kind"], str(values["school_number"] or ""), day,
        record_id) if day else None
    return " ".join(t(one.key, **one.params) for one in found or [])


def follow_partner(page: Page[Any], values: Typed) -> None:
    """Now that the partner is known: who may sign for it, unless that was typed."""
    from mitra_tui.services.agreements import beginning

    partner = values.get("partner")
    signing = values.get("signatories") or []
    typed = any(one.get("name") for one in signing if one.get("side") == "partner")
    if isinstance(partner, int) and not typed:
        found = page.attempt(beginning.signatories, partner, clock.today()) or []
        values["signatories"] = [
            *(one for one in signing if one.get("side") != "partner"),
            *(one for one in found if one["side"] == "partner")]


def _first_day(values: Typed) -> date | None:
    """The day by whose year and month the agreement is numbered."""
    from mitra_tui.services.typed import read_day

    iso = read_day(str(values.get("starts_on") or ""), clock.today())
    return date.fromisoformat(iso) if iso else None
