"""The partnership team: who works on partnerships, in which role, for which programme."""

from __future__ import annotations

from mitra_tui.rows.fields import Column, Entity, Field, Kind

TEAM = Entity(
    what="team",
    one="team_member",
    title="name",
    fields=(
        Field("name", required=True, maximum=100, headers=("nama",)),
        Field("role", maximum=100, suggest=True, headers=("peran", "tugas", "jabatan")),
        Field("programme", Kind.REF, of="programmes", headers=("jurusan", "program keahlian")),
        Field("since", Kind.DATE, headers=("sejak", "mulai")),
        Field("until", Kind.DATE, headers=("sampai", "selesai")),
    ),
    columns=(
        Column("name", 26, grow=2), Column("role", 20, grow=1), Column("programme", 18, grow=1),
        Column("since", 12),
    ),
    sorts=("name", "since"),
    descending=frozenset({"since"}),
    filters=("programme", "role"),
    natural=("name", "role", "programme"),
)
