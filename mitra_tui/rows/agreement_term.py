"""Terms that follow one another: when the next begins and ends, and where its due dates fall."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def next_term(starts_on: str, ends_on: str) -> tuple[str, str]:
    """The term of the same length right after one; empty where the old term does not say."""
    if not ends_on:
        return "", ""
    first = (date.fromisoformat(ends_on) + timedelta(days=1)).isoformat()
    return first, last_day(starts_on, ends_on, first)


def last_day(starts_on: str, ends_on: str, first: str) -> str:
    """The last day of a term that begins on `first` and is as long as another; empty when the
    other does not say. Whole months stay whole: 8 January 2024 – 7 January 2026 is two years."""
    if not starts_on or not ends_on or not first:
        return ""
    begun, new = date.fromisoformat(starts_on), date.fromisoformat(first)
    over = date.fromisoformat(ends_on) + timedelta(days=1)
    months = (over.year - begun.year) * 12 + over.month - begun.month
    for whole in (months, months - 1):
        if _over(begun, whole) == over:
            return (_over(new, whole) - timedelta(days=1)).isoformat()
    return (new + (over - begun) - timedelta(days=1)).isoformat()


def last_day_after(first: str, months: int, days: int = 0) -> str:
    """The last day of a term of so many months and days that begins on `first`."""
    over = _over(date.fromisoformat(first), months) + timedelta(days=days)
    return (over - timedelta(days=1)).isoformat()


def _over(first: date, months: int) -> date:
    """The day after a term of whole months; 29 February and a year is over on 1 March."""
    found = later(first, months)
    return found if found.day == first.day else found + timedelta(days=1)


def moved(iso: str | None, old_start: str | None, new_start: str | None) -> str | None:
    """A day of one term at the same place of another; None when one of the two is not known.

    Terms that begin on the same day of a month keep the day of the month.
    """
    if not iso or not old_start or not new_start:
        return None
    day, old, new = (date.fromisoformat(one) for one in (iso, old_start, new_start))
    if old.day == new.day:
        return later(day, (new.year - old.year) * 12 + new.month - old.month).isoformat()
    return (day + (new - old)).isoformat()


def later(day: date, months: int) -> date:
    """The same day so many months later, or the last of a month that is too short for it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
