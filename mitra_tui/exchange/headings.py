"""Column headings: the key under which two spellings meet, and the ones each entity knows."""

from __future__ import annotations

import re
from functools import cache

from mitra_tui.i18n import in_every_language
from mitra_tui.rows.fields import Entity, Field
from mitra_tui.rows.registry import MODULES, entity
from mitra_tui.rows.text import fold

_BRACKETS = re.compile(r"[(\[{][^)\]}]*[)\]}]")
_SIGNS = re.compile(r"[\W_]+")

# The heading of a column that only counts the rows.
COUNTING = frozenset({"no", "nomor", "no urut", "nomor urut", "nr", "num"})
# A heading with one of these words is of a column that says when.
WHEN = frozenset({"waktu", "tanggal", "tgl", "hari", "pelaksanaan", "date", "when", "jadwal",
                  "bulan", "periode"})
WHERE = frozenset({"tempat", "lokasi", "place"})


def heading_key(text: str, *, brackets: bool = True) -> str:
    """`Hari/Tanggal *` → `hari tanggal`; without `brackets` what stands in them does not count."""
    plain = fold(text if brackets else _BRACKETS.sub(" ", text))
    return _SIGNS.sub(" ", plain).strip()


def field_keys(what: str, field: Field) -> tuple[str, ...]:
    """The headings by which a field is known, its own name first."""
    labels = in_every_language(f"{what}.{field.name}")
    keys = (heading_key(text) for text in (field.name, *labels, *field.headers))
    return tuple(dict.fromkeys(key for key in keys if key))


@cache
def entity_keys(what: str) -> dict[str, tuple[str, ...]]:
    """Field name → heading keys, for every field of an entity that can be imported."""
    found: Entity = entity(what)
    return {field.name: field_keys(what, field) for field in found.fields if not field.computed}


@cache
def known_headings(what: str = "") -> frozenset[str]:
    """Every heading that `what` (or any entity) knows."""
    wanted = (what,) if what else tuple(MODULES)
    return frozenset(
        key for name in wanted for keys in entity_keys(name).values() for key in keys
    ) | COUNTING
