"""The lists that belong to records: aliases, sessions, links. Read and written with their owner."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mitra_tui.engines.journal import columns_of
from mitra_tui.models.base import Table, db
from mitra_tui.rows.fields import Field, Kind


@dataclass(frozen=True, slots=True)
class Child:
    """A list that belongs to a record: its table, the column of the owner, the value's columns.

    `value` is the one column of a plain list; without it, the field's parts are the columns
    (`renamed` where a column is called otherwise). `derive` fills further columns. `named_in` are
    the tables whose column names a row of the list: such a row stays the same one while its
    `text` or its place does, and when it goes, it is no longer named.
    """

    model: type[Table]
    owner: str
    value: str = ""
    renamed: Mapping[str, str] | None = None
    derive: Callable[[Mapping[str, Any]], Mapping[str, Any]] | None = None
    named_in: tuple[tuple[str, str], ...] = ()

    @property
    def table(self) -> str:
        return str(self.model._meta.table_name)

    def columns(self, field: Field) -> list[str]:
        """The columns that hold the value, in the order of the parts."""
        if self.value:
            return [self.value]
        renamed = self.renamed or {}
        return [renamed.get(part.name, part.name) for part in field.parts]

    def read(self, field: Field, owners: Sequence[int]) -> dict[int, list[Any]]:
        """The lists of some owners, by the owner's id; those without one are left out."""
        columns = self.columns(field)
        marks = ",".join("?" * len(owners))
        rows = db.execute_sql(
            f'SELECT "{self.owner}", {", ".join(columns)} FROM "{self.table}" '
            f'WHERE "{self.owner}" IN ({marks}) ORDER BY "{self.owner}", position, id',
            list(owners))
        found: dict[int, list[Any]] = {}
        for owner, *cells in rows:
            found.setdefault(owner, []).append(self.outward(field, cells))
        return found

    def outward(self, field: Field, cells: Sequence[Any]) -> Any:
        """One row's columns as the value of the list."""
        if self.value:
            return cells[0]
        return {part.name: outward(part, cell)
                for part, cell in zip(field.parts, cells, strict=True)}

    def rows(self, owner: int) -> list[dict[str, Any]]:
        """The rows of one owner's list as they stand, by column."""
        names = columns_of(db, self.table)
        columns = ", ".join(f'"{name}"' for name in names)
        return [dict(zip(names, row, strict=True)) for row in db.execute_sql(
            f'SELECT {columns} FROM "{self.table}" WHERE "{self.owner}" = ?', (owner,))]

    def listed(self, field: Field, rows: Iterable[Mapping[str, Any]]) -> list[Any]:
        """What some rows of one owner are as a list, in their order."""
        ordered = sorted(rows, key=lambda row: (row["position"] or 0, row["id"]))
        return [self.outward(field, [row.get(name) for name in self.columns(field)])
                for row in ordered]

    def write(self, field: Field, owner: int, wanted: Sequence[Any]) -> bool:
        """Make the owner's list the `wanted` one; whether it was another before.

        Rows are rewritten from the first difference on. Deleting before inserting keeps unique
        links (one partner once per activity) from meeting themselves.
        """
        names = self.columns(field)
        have = list(db.execute_sql(
            f'SELECT id, {", ".join(names)} FROM "{self.table}" '
            f'WHERE "{self.owner}" = ? ORDER BY position, id', (owner,)))
        want = [self.row(field, value) for value in wanted]
        if self.named_in:
            return self._keep(owner, have, want, names)
        same = 0
        for old, new in zip(have, want, strict=False):
            if tuple(old[1:]) != tuple(new[name] for name in names):
                break
            same += 1
        for old in have[same:]:
            db.execute_sql(f'DELETE FROM "{self.table}" WHERE id = ?', (old[0],))
        for place, new in enumerate(want[same:], same + 1):
            row = {self.owner: owner, "position": place, **new}
            columns = ", ".join(f'"{name}"' for name in row)
            db.execute_sql(
                f'INSERT INTO "{self.table}" ({columns}) VALUES ({", ".join("?" * len(row))})',
                list(row.values()))
        return same < len(have) or same < len(want)

    def _keep(self, owner: int, have: Sequence[Sequence[Any]], want: Sequence[dict[str, Any]],
              names: Sequence[str]) -> bool:
        """Make the list the wanted one, and leave each row that others may name as itself."""
        kept = _matched([dict(zip(names, row[1:], strict=True)) for row in have], want)
        altered = False
        for place, (new, old) in enumerate(zip(want, kept, strict=True), 1):
            row = {self.owner: owner, "position": place, **new}
            if old is None:
                columns = ", ".join(f'"{name}"' for name in row)
                db.execute_sql(
                    f'INSERT INTO "{self.table}" ({columns}) VALUES ({", ".join("?" * len(row))})',
                    list(row.values()))
            elif old == place - 1 and list(have[old][1:]) == [new[name] for name in names]:
                continue
            else:
                sets = ", ".join(f'"{name}" = ?' for name in row)
                db.execute_sql(f'UPDATE "{self.table}" SET {sets}, version = version + 1 '
                               "WHERE id = ?", [*row.values(), have[old][0]])
            altered = True
        for old, gone in enumerate(have):
            if old in kept:
                continue
            for table, column in self.named_in:
                db.execute_sql(f'UPDATE "{table}" SET "{column}" = NULL, version = version + 1 '
                               f'WHERE "{column}" = ?', (gone[0],))
            db.execute_sql(f'DELETE FROM "{self.table}" WHERE id = ?', (gone[0],))
            altered = True
        return altered

    def row(self, field: Field, value: Any) -> dict[str, Any]:
        """The columns of one value of the list, but for its owner and place."""
        if self.value:
            row: dict[str, Any] = {self.value: value}
        else:
            row = {
                column: inward(part, value.get(part.name))
                for part, column in zip(field.parts, self.columns(field), strict=True)
            }
        return row | dict(self.derive(row)) if self.derive else row


def _matched(have: Sequence[Mapping[str, Any]],
             want: Sequence[Mapping[str, Any]]) -> list[int | None]:
    """Which of the rows at hand each wanted one is: that of the same text, else (where neither
    was found elsewhere) that of the same place; None for a new one."""
    kept: list[int | None] = [None] * len(want)
    for place, new in enumerate(want):
        kept[place] = next((old for old, row in enumerate(have)
                            if old not in kept and row["text"] == new["text"]), None)
    for place in range(len(want)):
        if kept[place] is None and place < len(have) and place not in kept:
            kept[place] = place
    return kept


def outward(field: Field, value: Any) -> Any:
    """A column's value as a record shows it."""
    if field.kind is Kind.FLAG:
        return bool(value)
    return None if value == "" else value


def inward(field: Field, value: Any) -> Any:
    """A draft's value as its column keeps it."""
    if field.kind is Kind.FLAG:
        return int(bool(value))
    if value is None and field.kind not in (Kind.INTEGER, Kind.NUMBER, Kind.REF):
        return ""
    return value
