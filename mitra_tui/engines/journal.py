"""The journal's triggers: every row before and after, whoever writes it.

The id of the open change sits in the one-row table `open_change` while a transaction runs.
AFTER triggers on every journalled table read it; when there is none, `journal.change_id NOT
NULL` refuses the write, so nothing bypasses the journal: bulk imports, merges and cascades
included.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

# Kept outside the journal: the journal itself, what is derived, and what is only convenience.
UNJOURNALLED = frozenset(
    {"change", "journal", "open_change", "draft", "saved_view", "import_mapping",
     "schema_migration"}
)
PREFIX = "journal_"


def journalled_tables(db: Any) -> list[str]:
    """The tables whose rows the journal keeps, in alphabetical order."""
    rows = db.execute_sql("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [
        name for (name,) in rows
        if name not in UNJOURNALLED and not name.startswith(("sqlite_", "search_"))
    ]


def columns_of(db: Any, table: str) -> list[str]:
    """The columns of a table, in their order."""
    return [row[1] for row in db.execute_sql(f'PRAGMA table_info("{table}")')]


def trigger_sql(table: str, columns: Iterable[str]) -> Iterator[str]:
    """The three triggers of one table."""
    names = list(columns)
    old, new = (
        "json_object(" + ", ".join(f"'{name}', {side}.\"{name}\"" for name in names) + ")"
        for side in ("OLD", "NEW")
    )
    for event, key, before, after in (
        ("INSERT", "NEW.id", "NULL", new),
        ("UPDATE", "NEW.id", old, new),
        ("DELETE", "OLD.id", old, "NULL"),
    ):
        yield (
            f'CREATE TRIGGER "{PREFIX}{table}_{event.lower()}" AFTER {event} ON "{table}" BEGIN '
            "INSERT INTO journal (change_id, table_name, row_id, before, after) VALUES "
            f"((SELECT id FROM open_change), '{table}', {key}, {before}, {after}); END"
        )


def drop_triggers(db: Any) -> None:
    """Take the journal's triggers away (a migration is about to change the tables)."""
    rows = db.execute_sql(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE ?", (PREFIX + "%",)
    )
    for (name,) in list(rows):
        db.execute_sql(f'DROP TRIGGER "{name}"')


def build_triggers(db: Any) -> None:
    """Make the triggers of every journalled table anew."""
    drop_triggers(db)
    for table in journalled_tables(db):
        for statement in trigger_sql(table, columns_of(db, table)):
            db.execute_sql(statement)
