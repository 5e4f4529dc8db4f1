"""Export: all records that a query finds, as a file that can be imported again unchanged.

Headings are in the language of the moment; an import knows them in any. References are names,
so that a file means the same in another database; a name that is borne twice gives way to the
record's number (`#12`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from mitra_tui.errors import MitraError, Usage
from mitra_tui.exchange.values import read_value, write_value
from mitra_tui.exchange.writers import FORMATS as TABLES
from mitra_tui.exchange.writers import TYPED, write
from mitra_tui.exchange.writers.calendar import write_calendar
from mitra_tui.i18n import t
from mitra_tui.models.base import db
from mitra_tui.rows.fields import Entity, Field, Kind
from mitra_tui.rows.record import Record
from mitra_tui.services import calendar, new_files
from mitra_tui.services.importing.naming import NAMED, NameBook
from mitra_tui.services.listing import Listing
from mitra_tui.services.new_files import write_new
from mitra_tui.services.references import names, resolve

BATCH = 500
FORMATS = (*TABLES, "ics")
TEXT_FORMATS = ("csv", "json", "vcf", "ics")  # those that may go to standard output
BOOKKEEPING = ("version", "created_at", "updated_at")
# Columns of tables that are no fields, for who reads the table: of a partner, whom to call there.
# An import of partners leaves them out; contacts have an export of their own.
_BESIDES = {"partners": ("partners.contact", "partners.contact_position", "partners.contact_phone",
                         "partners.contact_email")}


def format_of(chosen: str, target: Path | None, what: str) -> str:
    """The format: as chosen, else as the file's name ends, else CSV. Raises `Usage`."""
    found = new_files.format_of(chosen, target, FORMATS, "csv")
    if found == "vcf" and what != "contacts":
        raise Usage("export.only_contacts")
    if found == "ics" and what not in calendar.KINDS:
        raise Usage("export.only_days", kinds=", ".join(calendar.KINDS))
    return found


def export(listing: Listing, kind: str, stream: BinaryIO) -> int:
    """Write everything that the listing finds to a stream; how many records.

    A calendar holds those that have a day."""
    entity = listing.store.entity
    if kind == "ics":
        return write_calendar(
            stream, calendar.events_of(listing), name=f"mitra: {t(f'{entity.what}.one')}")
    if kind in ("json", "vcf"):
        heads = ["id", *entity.names, *(BOOKKEEPING if kind == "json" else ())]
    else:
        heads = ["ID", *(t(f"{entity.what}.{name}") for name in entity.names),
                 *(t(key) for key in _BESIDES.get(entity.what, ()))]
    return write(kind, stream, heads, _rows(listing, kind))


def export_file(listing: Listing, kind: str, target: Path, *, force: bool = False) -> int:
    """Write a new file of all that the listing finds, as `new_files.write_new` does; how many
    records."""
    return write_new(target, lambda stream: export(listing, kind, stream), force=force)


# -- rows ------------------------------------------------------------------------
def _rows(listing: Listing, kind: str) -> Iterator[list[Any]]:
    store = listing.store
    ids = listing.all_ids()
    for start in range(0, len(ids), BATCH):
        records = store.records(ids[start : start + BATCH])
        named = _Names(store.entity, records)
        besides = _besides(store.entity.what, records) if kind in TABLES and kind != "json" else {}
        for record in records:
            yield [*_row(store.entity, record, kind, named), *besides.get(record.id, ())]


def _besides(what: str, records: Sequence[Record]) -> dict[int, tuple[str, ...]]:
    """The cells of the columns that are no fields, by the record's id."""
    if what not in _BESIDES:
        return {}
    from mitra_tui.services import partners

    known = partners.people([record.id for record in records])
    return {record.id: known.get(record.id, ("", "", "", "")) for record in records}


def _row(entity: Entity, record: Record, kind: str, named: _Names) -> list[Any]:
    values = {field.name: named.put(field, record.values[field.name], kind)
              for field in entity.fields}
    if kind == "json":
        kept = [record.version, record.created_at, record.updated_at]
        return [record.id, *values.values(), *kept]
    if kind == "vcf":
        return [record.id, *values.values()]
    return [record.id, *(
        write_value(entity.what, field, values[field.name], typed=kind in TYPED)
        for field in entity.fields)]


class _Names:
    """What stands for the ids in the references of a batch of records."""

    def __init__(self, entity: Entity, records: Sequence[Record]) -> None:
        self._told: dict[str, dict[int, str]] = {}
        for field in entity.fields:
            if field.kind not in (Kind.REF, Kind.REFS):
                continue
            ids: set[int] = set()
            for record in records:
                value = record.values[field.name]
                ids.update(value if isinstance(value, list) else [value] if value else [])
            told = self._told.setdefault(field.of, {})
            told |= telling_names(field.of, sorted(ids - told.keys()))

    def put(self, field: Field, value: Any, kind: str) -> Any:
        """The value with names in the place of ids."""
        if field.kind not in (Kind.REF, Kind.REFS) or not value:
            return value
        told = self._told[field.of]
        given = value if isinstance(value, list) else [value]
        found = [told.get(one, one if kind == "json" else f"#{one}") for one in given]
        if isinstance(value, list):
            return found
        if kind not in ("json", "vcf") and read_value("", field, found[0]).value != found[0]:
            return f"#{value}"  # a name like `-`, which a cell cannot say
        return found[0]


def telling_names(what: str, ids: Sequence[int]) -> dict[int, str]:
    """The names that mean exactly one record; others are left out."""
    found = names(what, ids)
    if what in NAMED:
        book = NameBook(what)
        book.load(found.values())
        return {one: name for one, name in found.items() if book.find(name) == [one]}
    if what == "contacts":
        return {one: name for one, name in found.items() if _only_contact(one)}
    return {one: name for one, name in found.items() if _resolves(what, name) == one}


def _only_contact(record_id: int) -> bool:
    """Whether the contact's name is borne once at its partner."""
    row = db.execute_sql(
        "SELECT count(*), min(o.id) FROM contact c JOIN contact o ON o.partner_id = c.partner_id "
        "AND o.sort_key = c.sort_key AND o.hidden = 0 WHERE c.id = ?", (record_id,)).fetchone()
    return bool(row == (1, record_id))


def _resolves(what: str, name: str) -> int | None:
    try:
        return resolve(what, name)
    except MitraError:
        return None
