"""The database, the columns that every table has, and the transaction in which all writes happen.

Uniqueness, references and lengths belong to the database: the helpers below write them as
constraints. References are plain whole-number columns with a `REFERENCES` clause, so that one
model can be imported without the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from peewee import SQL, AutoField, FloatField, IntegerField, Model, NodeList, TextField

from mitra_tui import clock
from mitra_tui.actor import actor
from mitra_tui.engines.faults import explained
from mitra_tui.engines.lock import side_lock
from mitra_tui.engines.sqlite import SqliteEngine

db = SqliteEngine()


class KeyField(AutoField):
    """A row's id. AUTOINCREMENT: an id is never given twice, or a redo would fail."""

    def ddl(self, ctx: Any) -> Any:
        return NodeList((super().ddl(ctx), SQL("AUTOINCREMENT")))


class Table(Model):
    """A table on our database."""

    class Meta:
        database = db
        legacy_table_names = False


def check(condition: str) -> Any:
    """A CHECK constraint."""
    return SQL(f"CHECK ({condition})")


def string(column: str, maximum: int, *, required: bool = False, index: bool = False) -> Any:
    """A text of at most `maximum` characters; empty means not given."""
    rule = f"length({column}) <= {maximum}"
    if required:
        rule = f"length({column}) BETWEEN 1 AND {maximum}"
    return TextField(default="", index=index, constraints=[SQL("DEFAULT ''"), check(rule)])


def day(column: str, *, required: bool = False) -> Any:
    """A date as ISO text; empty means not given."""
    rule = f"{column} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'"
    if not required:
        rule = f"{column} = '' OR {rule}"
    return TextField(default="", constraints=[SQL("DEFAULT ''"), check(rule)])


def choice(column: str, values: Sequence[str], *, required: bool = False) -> Any:
    """One of `values`; empty means not given."""
    allowed = ", ".join(f"'{value}'" for value in (values if required else ("", *values)))
    default = values[0] if required else ""
    rule = check(f"{column} IN ({allowed})")
    return TextField(default=default, constraints=[SQL(f"DEFAULT '{default}'"), rule])


def whole(column: str, low: int | None = None, high: int | None = None) -> Any:
    """A whole number, or NULL when not given."""
    rules = [f"typeof({column}) IN ('integer', 'null')"]
    rules += [f"{column} >= {low}"] if low is not None else []
    rules += [f"{column} <= {high}"] if high is not None else []
    return IntegerField(null=True, constraints=[check(" AND ".join(rules))])


def number(column: str, low: float | None = None, high: float | None = None) -> Any:
    """A number, or NULL when not given."""
    rules = [f"typeof({column}) IN ('real', 'integer', 'null')"]
    rules += [f"{column} >= {low}"] if low is not None else []
    rules += [f"{column} <= {high}"] if high is not None else []
    return FloatField(null=True, constraints=[check(" AND ".join(rules))])


def flag(column: str) -> Any:
    """Yes (1) or no (0)."""
    return IntegerField(default=0, constraints=[SQL("DEFAULT 0"), check(f"{column} IN (0, 1)")])


def ref(table: str, *, required: bool = False, cascade: bool = False) -> Any:
    """The id of a row of `table`. `cascade`: this row cannot live without it."""
    action = "CASCADE" if cascade else "RESTRICT"
    nullable: Any = not (required or cascade)
    return IntegerField(
        null=nullable, index=True,
        constraints=[SQL(f'REFERENCES "{table}" (id) ON DELETE {action}')],
    )


class Row(Table):
    """What every journalled table has."""

    id = KeyField()
    version = IntegerField(default=1, constraints=[SQL("DEFAULT 1")])


class Record(Row):
    """A row that people open, change, remove and bring back."""

    created_at = TextField(default="", constraints=[SQL("DEFAULT ''")])
    updated_at = TextField(default="", constraints=[SQL("DEFAULT ''")])
    hidden = flag("hidden")


class Named(Record):
    """A record with a title: `sort_key` is its folded form, by which lists are ordered."""

    sort_key = TextField(default="", constraints=[SQL("DEFAULT ''")])


@dataclass(slots=True)
class OpenChange:
    """The change that the running transaction writes. Fill in what it is about."""

    id: int
    what: str = ""
    record_id: int | None = None
    label: str = ""

    def about(self, what: str, record_id: int | None, label: str) -> None:
        """Name the record that people will see beside this change."""
        self.what, self.record_id, self.label = what, record_id, label[:200]


@contextmanager
def transaction(action: str, *, undoes: int | None = None) -> Iterator[OpenChange]:
    """Run the block as one named change: all of it is written, or nothing.

    `action` is a catalogue key below `change.`. The write waits its turn on a side file, then
    takes SQLite's own lock; a change that wrote no row is dropped. Never nested.
    Raises `Busy` when another process writes for too long.
    """
    if db.in_transaction():
        raise RuntimeError("transactions are not nested")
    db.connect(reuse_if_open=True)
    with explained(), side_lock(db.lock_path, db.wait), db.atomic():
        cursor = db.execute_sql(
            "INSERT INTO change (at, user, action, undoes, schema) "
            "VALUES (?, ?, ?, ?, (SELECT user_version FROM pragma_user_version))",
            (clock.now(), actor(), action, undoes),
        )
        change = OpenChange(db.last_insert_id(cursor))
        db.execute_sql("INSERT INTO open_change (id) VALUES (?)", (change.id,))
        yield change
        written = _close_change(change)
    if written:
        db.written = change.id
        db.own_changes.add(change.id)


def _close_change(change: OpenChange) -> bool:
    """Whether the change wrote anything; one that did not leaves no trace."""
    written = db.execute_sql(
        "SELECT 1 FROM journal WHERE change_id = ? LIMIT 1", (change.id,)
    ).fetchone()
    db.execute_sql("DELETE FROM open_change")
    if not written:
        db.execute_sql("DELETE FROM change WHERE id = ?", (change.id,))
        return False
    db.execute_sql(
        "UPDATE change SET what = ?, record_id = ?, label = ? WHERE id = ?",
        (change.what, change.record_id, change.label, change.id),
    )
    from mitra_tui.engines import search

    search.refresh(db, change.id)
    return True


def first_row(sql: str, *params: Any) -> tuple[Any, ...] | None:
    """The first row that a query finds, None when it finds none."""
    row = db.execute_sql(sql, list(params)).fetchone()
    return tuple(row) if row else None


def state() -> tuple[int, int]:
    """A token that differs when anyone, in this process or another, has written since."""
    return int(db.pragma("data_version")), int(db.connection().total_changes())


@contextmanager
def side_note() -> Iterator[None]:
    """A small write outside the journal: drafts, views, mappings. Not undoable."""
    db.connect(reuse_if_open=True)
    with explained(), side_lock(db.lock_path, db.wait), db.atomic():
        yield
