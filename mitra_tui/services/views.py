"""Saved views: a search with filters and order, under a name."""

from __future__ import annotations

import json

from mitra_tui.models.base import db, side_note
from mitra_tui.rows.record import Query


def save(what: str, name: str, query: Query) -> None:
    """Keep a view; one of the same name is replaced."""
    text = json.dumps({
        "search": query.search, "filters": query.filters, "sort": query.sort,
        "descending": query.descending, "hidden": query.hidden,
    })
    with side_note():
        db.execute_sql(
            "INSERT INTO saved_view (what, name, query) VALUES (?, ?, ?) "
            "ON CONFLICT (what, name) DO UPDATE SET query = excluded.query", (what, name, text))


def all_of(what: str) -> dict[str, Query]:
    """The views of one list, by name."""
    found = {}
    for name, text in db.execute_sql(
        "SELECT name, query FROM saved_view WHERE what = ? ORDER BY name", (what,)):
        data = json.loads(text)
        data["filters"] = tuple((key, value) for key, value in data["filters"])
        found[name] = Query(**data)
    return found


def remove(what: str, name: str) -> None:
    """Forget a view."""
    with side_note():
        db.execute_sql("DELETE FROM saved_view WHERE what = ? AND name = ?", (what, name))
