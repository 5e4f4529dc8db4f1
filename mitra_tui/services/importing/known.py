"""The records that rows of a table may already be, found by their natural fields.

A record is known again by its `Entity.natural` fields in their normal form, never by likeness.
Rows of the same file count as records as soon as they are planned.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mitra_tui.exchange.titles import School, activity_key
from mitra_tui.models.base import db
from mitra_tui.rows.fields import Field, Kind
from mitra_tui.rows.text import fold, name_key, same_name
from mitra_tui.services.importing.comparing import same_agreement
from mitra_tui.services.importing.naming import NAMED, NameBook
from mitra_tui.services.importing.shapes import RowPlan
from mitra_tui.services.store import BATCH, Store

Key = tuple[Any, ...]

# By which columns of its table a kind's candidates are fetched, and from which fields. The key of
# an activity ignores more than its column does, so those of the same day are looked at too.
_NARROW = {
    "activities": (("title_key", "title"), ("starts_on", "starts_on")),
    "benefits": (("partner_id", "partner"),), "agreements": (("partner_id", "partner"),),
    "appraisals": (("partner_id", "partner"),),
    "conflicts": (("partner_id", "partner"),), "placements": (("partner_id", "partner"),),
    "responses": (("sheet", "sheet"),), "evaluations": (("partner_id", "partner"),),
}
# Of these columns, those with an index of their own (the others' begins with `hidden`).
_INDEXED = frozenset({"title_key", "partner_id"})


@dataclass(slots=True)
class Known:
    """A record as it stands at this point of the plan: of the database, or of an earlier row."""

    values: dict[str, Any]
    record_id: int | None = None
    version: int | None = None
    row: RowPlan | None = None  # the row that makes it
    first: int | None = None  # the number of the first row of the file that it is
    counts: dict[int, int] = field(default_factory=dict)  # its number in each table of the file
    spellings: list[str] = field(default_factory=list)
    touched: bool = False

    def is_row(self, row: RowPlan) -> None:
        """Note the number of a row that is this record."""
        if row.reading.count is not None:
            table, number = row.reading.count
            self.counts.setdefault(table, number)

    def is_another(self, row: RowPlan) -> bool:
        """Whether a row with another number of the row's table is this record."""
        if row.reading.count is None:
            return False
        table, number = row.reading.count
        return self.counts.get(table, number) != number


def name_of(values: Mapping[str, Any]) -> str:
    """The name of a partner or programme, empty when it has none."""
    return str(values.get("name") or "")


class Register:
    """All records that the rows of one table may be."""

    def __init__(self, store: Store, names: Mapping[str, NameBook], school: School | None) -> None:
        self.store = store
        self.names = names
        self.school = school
        self._by_key: dict[Key, list[Known]] = {}
        self._hidden: set[int] | None = None

    # -- keys --------------------------------------------------------------------
    def key(self, values: Mapping[str, Any]) -> Key:
        """The natural key; records with one key are one, as far as `fits` agrees."""
        what = self.store.entity.what
        if what in NAMED:
            return (self.names[what].key(name_of(values)),)
        if what == "activities":
            return (activity_key(str(values.get("title") or ""), "-", self.school),)
        entity = self.store.entity
        if what == "responses" and not values.get("sheet"):  # known by whose it is, if by anything
            return tuple(_normal(entity.field(name), values.get(name))
                         for name in ("survey", "partner"))
        return tuple(_normal(entity.field(name), values.get(name)) for name in entity.natural)

    # -- filling -----------------------------------------------------------------
    def load(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Fetch every record that one of the rows may be."""
        rows = list(rows)
        what = self.store.entity.what
        if what in NAMED:
            book = self.names[what]
            book.load(name_of(values) for values in rows if name_of(values))
            ids = {one for values in rows if name_of(values)
                   for one in book.bearers(name_of(values))}
        else:
            ids = self._candidates(rows)
        for record in self.store.records(sorted(ids)):
            if not record.hidden:
                self._enter(Known(dict(record.values), record.id, record.version))

    def _candidates(self, rows: list[Mapping[str, Any]]) -> set[int]:
        entity = self.store.entity
        ids: set[int] = set()
        for column, name in _NARROW.get(entity.what, (("sort_key", entity.title),)):
            wanted = {_narrowed(column, values.get(name)) for values in rows} - {None, ""}
            keys = sorted(wanted, key=str)
            for start in range(0, len(keys), BATCH):
                part = keys[start : start + BATCH]
                marks = ",".join("?" * len(part))
                # The plus keeps SQLite from walking all that is not hidden instead of the keys.
                sign = "+" if column in _INDEXED else ""
                ids.update(row[0] for row in db.execute_sql(
                    f'SELECT id FROM "{self.store.table}" WHERE "{column}" IN ({marks}) '
                    f"AND {sign}hidden = 0", part))
        if entity.what == "responses":
            ids |= _without_number(rows)
        return ids

    def _enter(self, known: Known) -> None:
        keys = {self.key(known.values)}
        if self.store.entity.what in NAMED:
            aliases = [_alias_name(one) for one in known.values.get("aliases") or ()]
            short = str(known.values.get("short") or "")
            known.spellings = [name_of(known.values), *aliases, *([short] if short else [])]
            keys |= {(self.names[self.store.entity.what].key(name),) for name in known.spellings}
        for key in keys:
            self._by_key.setdefault(key, []).append(known)

    def fetch(self, record_id: int) -> Known:
        """The record of that number, whatever the rows say. Raises `NotFound`."""
        for found in self._by_key.values():
            for known in found:
                if known.record_id == record_id:
                    return known
        record = self.store.get(record_id)
        known = Known(dict(record.values), record.id, record.version)
        self._enter(known)
        return known

    def add(self, values: Mapping[str, Any], row: RowPlan) -> Known:
        """Enter a new record that a row makes."""
        known = Known(dict(values), row=row, first=row.number)
        known.is_row(row)
        self._enter(known)
        return known

    def touched(self) -> list[Known]:
        """The records of the database that rows change, in the order of their numbers."""
        found = {
            one.record_id: one for knowns in self._by_key.values() for one in knowns
            if one.touched and one.record_id is not None
        }
        return [found[number] for number in sorted(found)]

    def on_days(self, days: Sequence[str]) -> list[Known]:
        """The activities that begin on one of these days."""
        return [known for found in self._by_key.values() for known in found
                if known.values.get("starts_on") in days]

    # -- asking ------------------------------------------------------------------
    def of(self, values: Mapping[str, Any]) -> list[Known]:
        """The records that have the row's natural key."""
        found = self._by_key.get(self.key(values), [])
        if self.store.entity.what == "agreements":
            return [one for one in found if same_agreement(one.values, values)]
        if self.store.entity.what not in NAMED:
            return found
        name = name_of(values)
        exact = [one for one in found if name in one.spellings]
        return _of_family(exact or [
            one for one in found if any(same_name(spelling, name) for spelling in one.spellings)
        ], values)

    def means_several(self, values: Mapping[str, Any]) -> bool:
        """Whether the row's name may be that of several bodies, of which none is called so."""
        name = name_of(values)
        return self.names[self.store.entity.what].means_several(name) and not any(
            name in one.spellings for one in self._by_key.get(self.key(values), ()))

    def removed(self, values: Mapping[str, Any], number: Any) -> Known | None:
        """The removed record of that number, if it is what the row says: an export can hold it."""
        if self._hidden is None:
            self._hidden = {row[0] for row in db.execute_sql(
                f'SELECT id FROM "{self.store.table}" WHERE hidden = 1')}
        if number not in self._hidden:
            return None
        record = self.store.get(number)
        known = Known(dict(record.values), record.id, record.version)
        return known if self.key(known.values) == self.key(values) else None


def _without_number(rows: Sequence[Mapping[str, Any]]) -> set[int]:
    """The sheets without a number of the surveys in which rows have none either."""
    found: set[int] = set()
    for survey in {one.get("survey") for one in rows if not one.get("sheet")} - {None}:
        found.update(row[0] for row in db.execute_sql(
            "SELECT id FROM response WHERE survey_id = ? AND sheet = '' AND hidden = 0",
            (survey if isinstance(survey, int) else 0,)))
    return found


def _of_family(found: list[Known], values: Mapping[str, Any]) -> list[Known]:
    """Of a program keahlian and its konsentrasi of the same name, the one that the row says."""
    below = bool(values.get("parent"))
    return [one for one in found if bool(one.values.get("parent")) == below] or found


def _alias_name(alias: Any) -> str:
    return str(alias["name"] if isinstance(alias, Mapping) else alias)


def _narrowed(column: str, value: Any) -> Any:
    if column == "sort_key":
        return fold(str(value or ""))
    if column == "title_key":
        return name_key(str(value or ""))[:400]
    if column in ("starts_on", "sheet"):
        return value
    return value if isinstance(value, int) else None


def _normal(field: Field, value: Any) -> Any:
    """The form in which a natural field is compared."""
    if value is None or value == "":
        value = field.default if field.default != "today" else None  # as the draft fills it
    if value is None:
        return ""
    if field.kind in (Kind.TEXT, Kind.LINES):
        return fold(str(value))
    if field.kind is Kind.REF and isinstance(value, str):
        return name_key(value)  # a name that nothing bears yet
    return value
