"""Pending rows: lines of an import that need a person's decision, kept until there is one."""

from __future__ import annotations

from mitra_tui.rows.fields import Column, Entity, Field, Kind

PENDING = Entity(
    what="pending",
    one="pending",
    title="title",
    fields=(
        Field("target", required=True, maximum=20),  # the WHAT that it would become
        Field("title", maximum=400),
        Field("source", maximum=300),  # the file's name, without its folder
        Field("row", Kind.INTEGER),  # the row's number in the file, from 1
        Field("cells", Kind.ROWS, parts=(  # the row as it stood, heading by heading
            Field("header", maximum=200), Field("value", Kind.LINES, maximum=4000),
        )),
        Field("field", maximum=60),  # the field that needs the decision
        Field("message", Kind.LINES, maximum=1000),  # a catalogue key
        Field("suggestion", maximum=400),
        Field("fingerprint", maximum=64),  # by which the same row is known when it comes again
    ),
    columns=(
        Column("target", 10), Column("title", 36, grow=3), Column("suggestion", 20, grow=1),
        Column("source", 12, grow=1),
    ),
    sorts=("id",),
    filters=("target", "source"),
    natural=("target", "fingerprint"),
)
