"""Programmes: a konsentrasi keahlian within its program keahlian, and what it was once called."""

from __future__ import annotations

from mitra_tui.rows.fields import Column, Entity, Field, Kind

PROGRAMMES = Entity(
    what="programmes",
    one="programme",
    title="name",
    fields=(
        Field("name", required=True, maximum=120,
              headers=("nama", "jurusan", "konsentrasi keahlian", "kompetensi keahlian",
                       "program keahlian", "nama jurusan")),
        Field("short", maximum=20, headers=("singkatan", "kode", "short")),
        Field("parent", Kind.REF, of="programmes", headers=("induk", "program keahlian induk")),
        Field("aliases", Kind.ROWS, headers=("nama lama", "alias", "nama lain"), parts=(
            Field("name", required=True, maximum=120),
            Field("from_year", Kind.INTEGER, minimum=1900, maximum=2200),
            Field("to_year", Kind.INTEGER, minimum=1900, maximum=2200),
        )),
    ),
    columns=(Column("name", 36, grow=2), Column("short", 8), Column("parent", 30, grow=1)),
    sorts=("name", "tree"),
    natural=("name",),
)
