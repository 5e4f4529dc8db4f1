"""What every kind of record can do: be read, saved, removed, brought back, changed by many.

A `Store` joins an entity's fields with its tables. Services are built on one and add the acts
that are their own. Nothing here knows which entity it serves.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from mitra_tui import clock
from mitra_tui.errors import Conflict, FieldError, Invalid, NotFound, Stale
from mitra_tui.models.base import Table, db, state, transaction
from mitra_tui.rows.fields import Entity, Field, Kind
from mitra_tui.rows.record import Record
from mitra_tui.rows.text import fold
from mitra_tui.services.children import Child, inward, outward

__all__ = ["Store", "state"]

# A further filter of a list: its value → a condition on the row `r` and what fills its gaps.
Filter = Callable[[Any], tuple[str, Sequence[Any]]]
# What a computed field says of some records, by their ids.
Computed = Callable[[Sequence[int]], Mapping[int, Any]]

BATCH = 500
BOOKKEEPING = ("id", "version", "created_at", "updated_at", "hidden")


class Store:
    """The records of one entity in their tables."""

    def __init__(
        self,
        entity: Entity,
        model: type[Table],
        *,
        children: Mapping[str, Child] | None = None,
        derive: Callable[[Mapping[str, Any]], Mapping[str, Any]] | None = None,
        filters: Mapping[str, Filter] | None = None,
        orders: Mapping[str, str] | None = None,
        computed: Mapping[str, Computed] | None = None,
    ) -> None:
        self.entity = entity
        self.orders = dict(orders or {})  # orders by more than a column: a key over the row `r`
        self.filters = dict(filters or {})
        self.model = model
        self.table = str(model._meta.table_name)
        self.children = dict(children or {})
        self.computed = dict(computed or {})
        self._derive = derive
        self._plain = [field for field in entity.fields
                       if field.name not in self.children and not field.computed]
        # (field, column, what stands there when nothing was entered), for the ordinary ones
        self._slots = [
            (field.name, self.column(field), inward(field, None)) for field in self._plain
            if field.kind not in (Kind.FLAG, Kind.SUBJECT)]
        self._odd = [field for field in self._plain
                     if field.kind in (Kind.FLAG, Kind.SUBJECT)]
        self._sorted = "sort_key" in model._meta.columns

    # -- reading ---------------------------------------------------------------
    def column(self, field: Field) -> str:
        """The column in which a plain field is kept."""
        if field.kind is Kind.REF:
            return f"{field.name}_id"
        return field.name

    def columns(self) -> list[str]:
        """The columns of all plain fields, in the fields' order."""
        found = []
        for field in self._plain:
            if field.kind is Kind.SUBJECT:
                found += [f"{field.name}_what", f"{field.name}_id"]
            else:
                found.append(self.column(field))
        return found

    def get(self, record_id: int) -> Record:
        """The record, removed or not. Raises `NotFound`."""
        found = self.records([record_id])
        if not found:
            raise NotFound("error.not_found", what=self.entity.what, id=record_id)
        return found[0]

    def records(self, ids: Sequence[int]) -> list[Record]:
        """The records with these ids, in this order; missing ones are left out."""
        found: dict[int, Record] = {}
        for start in range(0, len(ids), BATCH):
            for record in self._read(ids[start : start + BATCH]):
                found[record.id] = record
        return [found[one] for one in ids if one in found]

    def _read(self, ids: Sequence[int]) -> list[Record]:
        marks = ",".join("?" * len(ids))
        names = [*BOOKKEEPING, *self.columns()]
        columns = ", ".join(f'"{name}"' for name in names)
        rows = list(db.execute_sql(
            f'SELECT {columns} FROM "{self.table}" WHERE id IN ({marks})', list(ids)))
        lists = {name: child.read(self.entity.field(name), ids)
                 for name, child in self.children.items()}
        told = {name: compute(ids) for name, compute in self.computed.items()}
        found = []
        for row in rows:
            cells = iter(row[len(BOOKKEEPING):])
            values: dict[str, Any] = {}
            for field in self.entity.fields:
                if field.name in lists:
                    values[field.name] = lists[field.name].get(row[0], [])
                elif field.name in told:
                    values[field.name] = told[field.name].get(row[0])
                elif field.kind is Kind.SUBJECT:
                    what, number = next(cells), next(cells)
                    values[field.name] = f"{what}/{number}" if what else None
                else:
                    values[field.name] = outward(field, next(cells))
            found.append(Record(
                self.entity.what, row[0], row[1], row[2], row[3], bool(row[4]), values))
        return found

    # -- writing ---------------------------------------------------------------
    def save(
        self, values: Mapping[str, Any], record_id: int | None = None, version: int | None = None
    ) -> int:
        """Write a checked draft's values: a new record, or all fields of an existing one.

        With `version`, a record that moved on meanwhile raises `Stale` with both sides.
        Raises `Conflict` for a duplicate, `Invalid` for a reference that names nothing.
        Returns the id.
        """
        verb = "add" if record_id is None else "edit"
        with transaction(f"{self.entity.what}.{verb}") as change:
            if record_id is not None:
                self.expect(record_id, version, values)
            record_id = self.write(values, record_id)
            change.about(self.entity.what, record_id, self.title_of(values))
        return record_id

    def write(self, values: Mapping[str, Any], record_id: int | None = None) -> int:
        """Write inside an open transaction; `save` for callers that have more to write."""
        values = self.resolved(values)
        self._expect_subjects(values, record_id)
        columns = self.row_of(values)
        if record_id is None:
            columns["created_at"] = columns["updated_at"]
            names = ", ".join(f'"{name}"' for name in columns)
            marks = ", ".join("?" * len(columns))
            cursor = db.execute_sql(
                f'INSERT INTO "{self.table}" ({names}) VALUES ({marks})', list(columns.values()))
            record_id = int(db.last_insert_id(cursor))
            for name, child in self.children.items():
                child.write(self.entity.field(name), record_id, values.get(name) or [])
            return record_id
        altered = [child.write(self.entity.field(name), record_id, values.get(name) or [])
                   for name, child in self.children.items()]
        if any(altered) or self._differs(record_id, columns):
            sets = ", ".join(f'"{name}" = ?' for name in columns)
            db.execute_sql(
                f'UPDATE "{self.table}" SET {sets}, version = version + 1 WHERE id = ?',
                [*columns.values(), record_id])
        return record_id

    def _differs(self, record_id: int, columns: Mapping[str, Any]) -> bool:
        """Whether the row is not as it is to be: what is saved as it was, did not change."""
        names = [name for name in columns if name != "updated_at"]
        listed = ", ".join(f'"{name}"' for name in names)
        row = db.execute_sql(
            f'SELECT {listed} FROM "{self.table}" WHERE id = ?', (record_id,)).fetchone()
        return row is None or list(row) != [columns[name] for name in names]

    def _expect_subjects(self, values: Mapping[str, Any], record_id: int | None) -> None:
        """A record named as `what/id` is there; one that the record named before may be gone."""
        from mitra_tui.services.registry import store_of

        for field in self._odd:
            given = values.get(field.name)
            if field.kind is not Kind.SUBJECT or not given:
                continue
            if record_id is not None and self.get(record_id).values[field.name] == given:
                continue
            what, _, number = str(given).partition("/")
            if not db.execute_sql(
                f'SELECT 1 FROM "{store_of(what).table}" WHERE id = ?', (int(number),)
            ).fetchone():
                raise Invalid([FieldError(field.name, "check.no_such_id", {"id": number})])

    def row_of(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The columns of the record's own table for resolved values."""
        columns: dict[str, Any] = {"updated_at": clock.now()}
        for name, column, empty in self._slots:
            value = values.get(name)
            columns[column] = empty if value is None else value
        for field in self._odd:
            value = values.get(field.name)
            if field.kind is Kind.FLAG:
                columns[field.name] = inward(field, value)
            else:
                what, _, number = (value or "").partition("/")
                columns[f"{field.name}_what"] = what
                columns[f"{field.name}_id"] = int(number) if number else None
        if self._sorted:
            columns["sort_key"] = fold(self.title_of(values))
        if self._derive:
            columns |= self._derive(values)
        return columns

    def amended(self, values: Mapping[str, Any], typed: Mapping[str, Any]) -> dict[str, Any]:
        """A record's values with some of them typed anew, to be read by the draft."""
        return dict(values) | dict(typed)

    def title_of(self, values: Mapping[str, Any]) -> str:
        """The record's name for people."""
        return str(values.get(self.entity.title) or "")

    def expect(self, record_id: int, version: int | None, mine: Any = None) -> None:
        """Inside a transaction: the record is there and has `version` (None: any)."""
        row = db.execute_sql(
            f'SELECT version FROM "{self.table}" WHERE id = ?', (record_id,)).fetchone()
        if row is None:
            raise NotFound("error.not_found", what=self.entity.what, id=record_id)
        if version is not None and row[0] != version:
            raise Stale(mine=mine, theirs=self.get(record_id))

    # -- references ------------------------------------------------------------
    def resolved(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The same values with every name of a reference turned into its id."""
        from mitra_tui.services.references import resolve

        found = dict(values)
        errors = []
        for field in self.entity.fields:
            given = found.get(field.name)
            if field.kind not in (Kind.REF, Kind.REFS) or given in (None, "", []):
                continue
            try:
                if field.kind is Kind.REF:
                    found[field.name] = resolve(field.of, given)
                else:
                    ids = [resolve(field.of, one) for one in given]
                    found[field.name] = list(dict.fromkeys(ids))
            except NotFound as error:
                errors.append(FieldError(field.name, error.key, error.params))
        if errors:
            raise Invalid(errors)
        return found

    # -- removing --------------------------------------------------------------
    def set_hidden(self, ids: Iterable[int], hidden: bool) -> int:
        """Remove (or bring back) records as one change; how many were moved.

        Raises `NotFound` for an id that does not exist and `Conflict` when a name was taken
        meanwhile.
        """
        from mitra_tui.services.whose import naming_who_has

        verb = "remove" if hidden else "restore"
        moved = 0
        with transaction(f"{self.entity.what}.{verb}") as change:
            for record_id in ids:
                record = self.get(record_id)
                if record.hidden == hidden:
                    continue
                self.before_hiding(record, hidden)
                with naming_who_has(self.table, record_id, str(record.values.get("name") or "")):
                    db.execute_sql(
                        f'UPDATE "{self.table}" SET hidden = ?, updated_at = ?, '
                        "version = version + 1 WHERE id = ?",
                        (int(hidden), clock.now(), record_id))
                moved += 1
                change.about(self.entity.what, record_id, self.title_of(record.values))
            if moved > 1:
                change.about(self.entity.what, None, str(moved))
        return moved

    def objections(
        self, values: Mapping[str, Any], record_id: int | None = None,
    ) -> list[FieldError]:
        """What other records say against these checked values, for a new record or the one with
        this id: a place for an entity's own. An import refuses such a row, and no other."""
        return []

    def concealed(self, record_id: int) -> Collection[str]:
        """The fields of a record that are not for whoever acts: their history is not told."""
        return ()

    def before_hiding(self, record: Record, hidden: bool) -> None:
        """A place for an entity's own objections; raises `Conflict`."""

    def remove(self, record_id: int) -> None:
        """Hide a record; `restore` brings it back. `Conflict` when it is hidden already."""
        if not self.set_hidden([record_id], True):
            raise Conflict("error.removed_already", id=record_id)

    def restore(self, record_id: int) -> None:
        """Bring a removed record back. `Conflict` when it was not removed."""
        if not self.set_hidden([record_id], False):
            raise Conflict("error.not_removed", id=record_id)

    def change_many(self, ids: Sequence[int], values: Mapping[str, Any]) -> int:
        """Set some fields of many records as one change; how many were altered."""
        from mitra_tui.schemas.registry import draft_of

        draft = draft_of(self.entity.what)
        altered = 0
        with transaction(f"{self.entity.what}.edit") as change:
            for record in self.records(list(ids)):
                new = draft.read(self.amended(record.values, values)).values()
                if new == draft.read(record.values).values():
                    continue
                self.write(new, record.id)
                altered += 1
                change.about(self.entity.what, record.id, self.title_of(new))
            if altered > 1:
                change.about(self.entity.what, None, str(altered))
        return altered
