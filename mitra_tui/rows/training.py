"""Trainings of the team (the paper asks for training in forming partnerships)."""

from __future__ import annotations

from mitra_tui.rows.fields import Column, Entity, Field, Kind

TRAININGS = Entity(
    what="trainings",
    one="training",
    title="title",
    fields=(
        Field("title", required=True, maximum=300,
              headers=("judul", "pelatihan", "nama pelatihan")),
        Field("on_date", Kind.DATE, default="today", headers=("tanggal", "waktu")),
        Field("people", maximum=500, headers=("peserta", "orang")),
        Field("hours", Kind.NUMBER, minimum=0, maximum=10000, headers=("jam", "jp")),
    ),
    columns=(
        Column("on_date", 12), Column("title", 40, grow=2), Column("people", 18, grow=1),
        Column("hours", 6, right=True),
    ),
    sorts=("on_date", "title"),
    descending=frozenset({"on_date"}),
    natural=("title", "on_date"),
)
