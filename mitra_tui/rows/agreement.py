"""Agreements: the status that follows from dates. It is computed, never stored."""

from __future__ import annotations

from datetime import date, timedelta

DEFAULT_LEAD_DAYS = 90

# From the least to the most telling, for the one word that a list has room for.
STATUSES = (
    "terminated", "renewed", "expired", "draft", "sent", "upcoming", "expiring", "active",
)


def status_on(
    day: date, *, state: str, starts_on: str, ends_on: str, lead_days: int | None = None,
    renewed: bool = False,
) -> str:
    """The status of an agreement on `day`; the first and the last day belong to the term.

    `state` is what people decided (draft, sent, signed, terminated); `lead_days` before the end
    (90 unless given) an active agreement is expiring. Domain rules: domain glossary, section 4.
    """
    if state in ("draft", "sent", "terminated"):
        return state
    today = day.isoformat()
    if starts_on and today < starts_on:
        return "upcoming"
    if ends_on and today > ends_on:
        return "renewed" if renewed else "expired"
    if ends_on and not renewed:
        lead = DEFAULT_LEAD_DAYS if lead_days is None else lead_days
        if date.fromisoformat(ends_on) - day <= timedelta(days=lead):
            return "expiring"
    return "active"


def best(statuses: set[str]) -> str:
    """The most telling of several agreements' statuses; empty when there is none."""
    return max(statuses, key=STATUSES.index) if statuses else ""
