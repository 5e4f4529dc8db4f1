"""Officials: who held which office at the school, and when. Documents use that day's holder."""

from __future__ import annotations

from mitra_tui.rows.fields import Column, Entity, Field, Kind

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
