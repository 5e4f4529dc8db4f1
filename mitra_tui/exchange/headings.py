"""Column headings: the key under which two spellings meet, and the ones each entity knows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from mitra_tui.exchange.heading_words import ENGLISH, INDONESIAN, WHOLE
from mitra_tui.i18n import in_every_language
from mitra_tui.rows.fields import Entity, Field
from mitra_tui.rows.registry import MODULES, entity
from mitra_tui.rows.text import fold

_BRACKETS = re.compile(r"[(\[{][^)\]}]*[)\]}]")
_SIGNS = re.compile(r"[\W_]+")

# The heading of a column that only counts the rows.
COUNTING = frozenset({"nomor", "nomor urut", "urut", "nr", "num"})
# A heading with one of these words is of a column that says when.
WHEN = frozenset({"waktu", "tanggal", "tgl", "hari", "pelaksanaan", "date", "when", "jadwal",
                  "bulan", "periode"})
WHERE = frozenset({"tempat", "lokasi", "place"})


def heading_key(text: str, *, brackets: bool = True) -> str:
    """`Hari/Tanggal *` → `hari tanggal`; without `brackets` what stands in them does not count."""
    plain = fold(text if brackets else _BRACKETS.sub(" ", text))
    key = _SIGNS.sub(" ", plain).strip()
    told = key.split()
    if WHOLE.keys().isdisjoint(told):
        return key
    return " ".join(WHOLE.get(word, word) for word in told).strip()


def field_keys(what: str, field: Field) -> tuple[str, ...]:
    """The headings by which a field is known, its own name first."""
    labels = in_every_language(f"{what}.{field.name}")
    more = ",".join(listed.get(name, "") for name in (f"{what}.{field.name}", field.name)
                    for listed in (INDONESIAN, ENGLISH))
    keys = (heading_key(text)
            for text in (field.name, *labels, *field.headers, *more.split(",")))
    return tuple(dict.fromkeys(key for key in keys if key))


def place_names(count: int) -> tuple[str, ...]:
    """The columns of a table without headings, as a spreadsheet calls them: `A` … `Z`, `AA`."""
    return tuple(
        ("" if at < 26 else chr(64 + at // 26)) + chr(65 + at % 26) for at in range(count))


def place_of(column: str) -> int:
    """The index of a column called by its letters or its number from 1; -1: by neither."""
    if column.isascii() and column.isdigit() and len(column) < 9:
        return int(column) - 1
    return _places().get(column, -1)


@cache
def _places() -> dict[str, int]:
    return {name: at for at, name in enumerate(place_names(26 * 27))}


def are_places(headers: Sequence[str]) -> bool:
    """Whether the headings are only those of a table that has none."""
    return tuple(headers) == place_names(len(headers))


@cache
def entity_keys(what: str) -> dict[str, tuple[str, ...]]:
    """Field name → heading keys, for every field of an entity that can be imported."""
    found: Entity = entity(what)
    return {field.name: field_keys(what, field) for field in found.fields if not field.computed}


@cache
def computed_headings(what: str) -> frozenset[str]:
    """The headings of what an export tells and an import leaves to the program."""
    return frozenset(key for field in entity(what).fields if field.computed
                     for key in field_keys(what, field))


@cache
def known_headings(what: str = "") -> frozenset[str]:
    """Every heading that `what` (or any entity) knows."""
    wanted = (what,) if what else tuple(MODULES)
    return frozenset(
        key for name in wanted for keys in entity_keys(name).values() for key in keys
    ) | COUNTING
