"""Activities that come, and those that leave something to be written down."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mitra_tui.rows.agenda import FINDING_ASKED, AgendaItem, Window, activity_due, after
from mitra_tui.services.agenda.reading import rows


def planned(window: Window) -> Iterator[AgendaItem]:
    """Activities that are coming, under way, or past their day and still called planned."""
    return _activities(
        window, "status = 'planned' AND starts_on <> '' AND starts_on <= ?", window.last)


def unfound(window: Window) -> Iterator[AgendaItem]:
    """Activities that were done and left no finding."""
    return _activities(
        window, "status = 'done' AND finding = '' AND starts_on <> '' "
        "AND CASE WHEN ends_on <> '' THEN ends_on ELSE starts_on END >= ?",
        after(window.day, -FINDING_ASKED))


def _activities(window: Window, where: str, *params: Any) -> Iterator[AgendaItem]:
    for one, starts, ends, precision, status, finding, title, owner in rows(
        window,
        "SELECT id, starts_on, ends_on, date_precision, status, finding, title, owner "
        f"FROM activity WHERE hidden = 0 AND {where} ORDER BY starts_on, id", *params,
    ):
        found = activity_due(starts, ends, precision, status, bool(finding), window.day)
        group = window.group(found[1]) if found else ""
        if found and group:
            kind, due = found
            # A finding has a day of its own, whatever is known of the activity's.
            known = precision if kind != "finding" and precision in ("month", "year") else "day"
            yield AgendaItem("activities", one, due, kind, title, owner, group, known)
