"""Officials: who held which office at the school, and when. Documents use that day's holder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from mitra_tui.rows.fields import Column, Entity, Field, Kind
from mitra_tui.rows.text import fold

OFFICIALS = Entity(
    what="officials",
    one="official",
    title="name",
    fields=(
        Field("name", required=True, maximum=100, headers=("nama",)),
        Field("nip", maximum=30),
        Field("rank", maximum=60, suggest=True, headers=("pangkat", "golongan")),
        Field("position", required=True, maximum=100, suggest=True, headers=("jabatan",)),
        Field("acting", Kind.FLAG, default=False, headers=("plt", "pelaksana tugas")),
        Field("from_on", Kind.DATE, headers=("mulai", "sejak", "tmt")),
        Field("to_on", Kind.DATE, headers=("sampai", "selesai")),
    ),
    columns=(
        Column("position", 24, grow=1), Column("name", 28, grow=2), Column("from_on", 12),
        Column("to_on", 12),
    ),
    sorts=("position", "from_on"),
    descending=frozenset({"from_on"}),
    filters=("position",),
    natural=("name", "position", "from_on"),
)

# `Plt. Kepala Sekolah`, `Kepala SMK Negeri 8`, `Headmaster`; not `Wakil Kepala Sekolah`, `Kepala
# Tata Usaha`.
_PRINCIPAL = re.compile(
    r"(?:(?:plt|plh|pj|pjs|acting)\W+)?"
    r"(?:kepala\W+(?:sekolah|smk\w*)|(?:school\W+)?principal|head\W?(?:master|mistress|teacher))\b")


def is_principal(position: str) -> bool:
    """Whether an office, as people write it, is that of the head of the school."""
    return _PRINCIPAL.match(fold(position)) is not None


def same_office(one: str, other: str) -> bool:
    """Whether two offices, as people write them, are one."""
    return fold(one) == fold(other) or (is_principal(one) and is_principal(other))


def rank_of(values: Mapping[str, Any], record_id: int) -> tuple[bool, str, int]:
    """Of several who hold one office on a day, the highest of these is the one who signs."""
    return not values.get("acting"), str(values.get("from_on") or ""), record_id
