"""What the tests of the import share: tables from text, plans, what stands in the database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mitra_tui.exchange.tables import read_table, read_text
from mitra_tui.models.base import db
from mitra_tui.services.importing import Plan, Summary, apply, plan
from mitra_tui.services.registry import store_of

TABLES = Path(__file__).parent.parent / "exchange" / "data"


def planned(what: str, text: str, **options: Any) -> Plan:
    """The plan of a table written as CSV."""
    return plan(what, read_text(text.strip() + "\n", "tabel.csv", what=what), **options)


def imported(what: str, text: str, **options: Any) -> Summary:
    """Import a table written as CSV."""
    return apply(planned(what, text, **options))


def file_plan(name: str, what: str = "activities") -> Plan:
    """The plan of one of the tables beside the exchange tests."""
    return plan(what, read_table(TABLES / name, what=what))


def verdicts(made: Plan) -> list[str]:
    return [str(row.verdict) for row in made.rows]


def records(what: str) -> list[dict[str, Any]]:
    """All records of a kind that are not removed, as JSON has them."""
    store = store_of(what)
    ids = [row[0] for row in db.execute_sql(
        f'SELECT id FROM "{store.table}" WHERE hidden = 0 ORDER BY id')]
    return [record.to_json() for record in store.records(ids)]


def names(what: str) -> list[str]:
    title = store_of(what).entity.title
    return [record[title] for record in records(what)]


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every journalled table, without what moves with each write."""
    from mitra_tui.engines.journal import columns_of, journalled_tables

    found = {}
    for table in journalled_tables(db):
        kept = [name for name in columns_of(db, table) if name not in ("version", "updated_at")]
        columns = ", ".join(f'"{name}"' for name in kept)
        found[table] = list(db.execute_sql(f'SELECT {columns} FROM "{table}" ORDER BY id'))
    return found
