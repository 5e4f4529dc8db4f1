"""What every source of the agenda does alike: read a bounded number of rows, join two texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mitra_tui.i18n import t
from mitra_tui.models.base import db
from mitra_tui.rows.agenda import Window


def rows(window: Window, sql: str, *params: Any) -> Iterator[tuple[Any, ...]]:
    """The rows of a query; one more than is shown tells that there are more."""
    limit = window.most + 1 if window.most else -1
    yield from db.execute_sql(f"{sql} LIMIT ?", [*params, limit])


def joined(first: str, second: str | None) -> str:
    """What it is about · whom it concerns."""
    return f"{first} · {second}" if second else first


def duty_text(side: str, text: str) -> str:
    """A duty, and on which side it lies: `Mitra: menunjuk instruktur`."""
    return f"{t(f'agreements.duties.side.{side}')}: {text}"
