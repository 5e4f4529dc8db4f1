"""The conflicts that a query finds, in groups by their status.

What is open is known by number: a school has few of them at a time, the oldest first. What is
closed may be many years' worth and is read page by page, the newest first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mitra_tui.models.base import db
from mitra_tui.rows.conflict import OPEN
from mitra_tui.rows.record import Query
from mitra_tui.services.conflict_status import STATUS_SQL
from mitra_tui.services.conflicts.records import store
from mitra_tui.services.filtering import conditions
from mitra_tui.services.listing import Listing


class Groups:
    """The groups of one query, each with its ids; made anew when the query or data changes."""

    def __init__(self, query: Query) -> None:
        where, params = conditions(store, query)
        self.open: dict[str, list[int]] = {status: [] for status in OPEN}
        for one, status in db.execute_sql(
            f"SELECT r.id, {STATUS_SQL} FROM conflict r WHERE {where} AND r.closed_on = '' "
            "ORDER BY r.raised_on, r.id", params,
        ):
            self.open[status].append(one)
        ended = replace(query.filtered("open", "no"), sort="status", descending=True)
        everything = Listing(store, replace(query, sort="")).count()
        self._counts = {**{status: len(ids) for status, ids in self.open.items()},
                        "closed": everything - sum(map(len, self.open.values()))}
        self._closed = Listing(store, ended, self._counts["closed"])

    def counts(self) -> list[tuple[str, int]]:
        """The groups that hold something, in their order, each with how many."""
        return [(status, count) for status, count in self._counts.items() if count]

    def ids(self, status: str, start: int, stop: int) -> Sequence[int]:
        """The ids of a group from position `start` up to `stop`."""
        if status == "closed":
            return self._closed.ids(start, stop)
        return self.open[status][start:stop]

    def has(self, record_id: int) -> bool:
        """Whether the conflict is there, removed or not as the query asks, found or not."""
        return self._closed.has(record_id)

    def place(self, record_id: int) -> tuple[str, int] | None:
        """The group and position of a conflict; None when it is in none."""
        for status, ids in self.open.items():
            if record_id in ids:
                return status, ids.index(record_id)
        at = self._closed.position(record_id)
        return None if at is None else ("closed", at)
