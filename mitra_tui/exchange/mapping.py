"""Which column of a file is which field of an entity.

A column is known by its heading: the field's name, its label in any language, the further
headings that the field lists. What stands in the column has a say where the heading alone would
mislead: two columns called `Waktu` and `Tanggal`, of which one holds clock times. No two columns
go to one field, except to a list (`Mitra 1`, `Mitra 2`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mitra_tui.errors import Usage
from mitra_tui.exchange.dates import read_date
from mitra_tui.exchange.headings import (
    COUNTING,
    WHEN,
    WHERE,
    computed_headings,
    entity_keys,
    heading_key,
    place_of,
)
from mitra_tui.exchange.tables import Row
from mitra_tui.rows.fields import Entity, Kind

_LISTS = (Kind.REFS, Kind.TEXTS)
_SAMPLE = 50
_LIKE = 90.0
# Words that say nothing more after a known heading: `Nama Kegiatan Kerja Sama`.
_NEUTRAL = frozenset({
    "kegiatan", "pelaksanaan", "mitra", "kerja", "sama", "kerjasama", "sekolah", "utama", "lengkap",
    "acara", "dan", "yang", "terkait", "industri", "perusahaan", "dudi", "nya", "kemitraan", "data",
})
_ENGLISH = frozenset({"partner", "activity", "contact", "company", "event", "programme", "office",
                      "organisation", "organization", "the", "of", "full", "school"})
_NAME = frozenset({"name", "nama", "names", "title", "judul"})
_BESIDE = frozenset({"dan", "kegiatan", "pelaksanaan", "hari", "jam"})


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Column → field. `fields[i]` is the field of column i, empty when it has none.

    `unmapped` are the headings of columns that hold something and go nowhere (a column that only
    counts the rows is not told); `missing` the required fields that no column fills.
    """

    fields: tuple[str, ...]
    unmapped: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    def columns(self, field: str) -> tuple[int, ...]:
        """The columns of a field, from left to right."""
        return tuple(at for at, name in enumerate(self.fields) if name == field)


def guess(headers: Sequence[str], entity: Entity, rows: Sequence[Row] = (),
          chosen: Mapping[str, str] | None = None) -> ColumnMap:
    """Map the columns of a file.

    `chosen` is what the user said: heading (or the column's letter, or its number from 1) → field
    name, or empty for *leave it out*; it goes before any guess. Raises `Usage` for a column or a
    field that does not exist.
    """
    given = _given(headers, entity, chosen or {})
    sample = rows[:_SAMPLE]
    offers: list[tuple[int, float, int, str]] = []
    for at, header in enumerate(headers):
        if at not in given:
            for name, score in _scores(header, entity).items():
                score -= _misfit(entity, name, at, sample)
                if score > 0:
                    offers.append((at, score, -at, name))
    fields = dict(given)
    used = {name for name in given.values() if name}
    for at, _, _, name in sorted(offers, key=lambda offer: offer[1:3], reverse=True):
        if at in fields:
            continue
        if name not in used or (
            entity.field(name).kind in _LISTS and _numbered(headers, fields, at, name)
        ):
            fields[at] = name
            used.add(name)
    return _result(headers, entity, fields, rows)


def _result(headers: Sequence[str], entity: Entity, fields: Mapping[int, str],
            rows: Sequence[Row]) -> ColumnMap:
    mapped = tuple(fields.get(at, "") for at in range(len(headers)))
    told = COUNTING | computed_headings(entity.what)
    lost = tuple(
        header for at, header in enumerate(headers)
        if not mapped[at] and at not in fields and heading_key(header) not in told
        and (header or any(at < len(row.cells) and row.cells[at] != "" for row in rows))
    )
    needed = (one.name for one in entity.fields
              if one.required and one.default is None and one.name not in mapped)
    return ColumnMap(mapped, lost, tuple(needed))


def _given(headers: Sequence[str], entity: Entity, chosen: Mapping[str, str]) -> dict[int, str]:
    names = {one.name for one in entity.fields if not one.computed}
    found: dict[int, str] = {}
    for column, name in chosen.items():
        at = _index(headers, column)
        if at < 0:
            known = ", ".join(header for header in headers if header)
            raise Usage("mapping.no_column", column=column, columns=known)
        if name and name not in names:
            raise Usage("mapping.no_field", field=name, fields=", ".join(sorted(names)))
        found[at] = name
    return found


def _index(headers: Sequence[str], column: str) -> int:
    for plain in (str.strip, heading_key):
        wanted = plain(column)
        for at, header in enumerate(headers):
            if wanted and plain(header) == wanted:
                return at
    at = place_of(column.strip())
    return at if at < len(headers) else -1


def _scores(header: str, entity: Entity) -> dict[str, float]:
    """How well a heading speaks for each field, from 0 (not at all) to 4 (its very name)."""
    key = heading_key(header)
    short = heading_key(header, brackets=False)
    found: dict[str, float] = {}
    for name, keys in entity_keys(entity.what).items():
        if key == keys[0]:
            found[name] = 4.0
        elif key in keys:
            found[name] = 3.0 - keys.index(key) * 0.001
        elif short and short in keys:
            found[name] = 2.5
    return found or _loose(key, short, entity)


def _loose(key: str, short: str, entity: Entity) -> dict[str, float]:
    """A heading that no field lists: a date with its place, a longer form, one misspelt."""
    told = set(key.split())
    when = next((one.name for one in entity.fields if one.kind is Kind.DATE), "")
    if when and told & WHEN and told <= WHEN | WHERE | _BESIDE:
        return {when: 2.0}
    if told & _NAME and told <= _NAME | {entity.one, *entity_keys(entity.what)[entity.title]}:
        return {entity.title: 2.0}  # `Partner name`
    best: tuple[int, str] = (0, "")
    for name, keys in entity_keys(entity.what).items():
        for known in keys:
            if _is_longer(key, known):
                best = max(best, (len(known), name))
    return {best[1]: 1.5} if best[0] else _misspelt(short or key, entity)


def _is_longer(key: str, known: str) -> bool:
    """Whether a heading only says a known one at length: `Tanggal Pelaksanaan Kegiatan`,
    `Activity date`. In Indonesian the known words stand first, in English last."""
    if key.startswith(known + " "):
        return all(word in _NEUTRAL or word.isdigit() for word in key[len(known):].split())
    return key.endswith(" " + known) and set(key[:-len(known)].split()) <= _ENGLISH


def _misspelt(key: str, entity: Entity) -> dict[str, float]:
    from rapidfuzz import fuzz, process

    if len(key) < 5:
        return {}
    known = {one: name for name, keys in entity_keys(entity.what).items() for one in keys}
    found = process.extractOne(key, list(known), scorer=fuzz.ratio, score_cutoff=_LIKE)
    return {known[found[0]]: 1.0} if found else {}


def _misfit(entity: Entity, name: str, at: int, sample: Sequence[Row]) -> float:
    """How much what stands in a column speaks against a field: a date column without dates."""
    if entity.field(name).kind is not Kind.DATE:
        return 0.0
    told = [row.cells[at] for row in sample if at < len(row.cells) and row.cells[at] != ""]
    if len(told) < 2:
        return 0.0
    dated = sum(read.known or read.problem != "date.unreadable" or read.suggestion is not None
                for read in map(read_date, told))
    return 2.0 * (1.0 - dated / len(told))


def _numbered(headers: Sequence[str], fields: Mapping[int, str], at: int, name: str) -> bool:
    """Whether columns are counted parts of one list: `Mitra 1`, `Mitra 2`."""
    stems = {re.sub(r"[\s_]*[0-9]+$", "", heading_key(headers[index]))
             for index, field in fields.items() if field == name}
    return {re.sub(r"[\s_]*[0-9]+$", "", heading_key(headers[at]))} == stems
