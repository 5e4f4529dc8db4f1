"""Needs: what the school wants from its partnerships, by when, and whether it was met."""

from __future__ import annotations

from mitra_tui.rows.fields import Column, Entity, Field, Kind
from mitra_tui.rows.partner import NAME_HEADERS

NEEDS = Entity(
    what="needs",
    one="need",
    title="text",
    fields=(
        Field("programme", Kind.REF, of="programmes",
              headers=("jurusan", "program keahlian", "konsentrasi keahlian")),
        Field("text", required=True, maximum=500,
              headers=("kebutuhan", "tujuan", "kebutuhan dan tujuan", "uraian")),
        Field("horizon", Kind.CHOICE, choices=("short", "long"), default="short",
              headers=("jangka", "jangka waktu")),
        Field("target", maximum=200, headers=("sasaran", "target")),
        Field("due_on", Kind.DATE, headers=("tenggat", "batas waktu", "jatuh tempo", "due")),
        Field("met_on", Kind.DATE, headers=("tercapai", "terpenuhi", "tanggal tercapai")),
        Field("partners", Kind.REFS, of="partners", headers=NAME_HEADERS),
    ),
    columns=(
        Column("text", 36, grow=3), Column("programme", 14, grow=1), Column("due_on", 11),
        Column("met_on", 11),
    ),
    sorts=("due_on", "text"),
    filters=("met", "programme", "horizon"),
    natural=("programme", "text"),
)
