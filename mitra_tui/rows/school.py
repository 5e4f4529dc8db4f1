"""The school itself: one record, whose name and letterhead stand on every document."""

from __future__ import annotations

from mitra_tui.rows.fields import Entity, Field, Kind

SCHOOL = Entity(
    what="school",
    one="school",
    title="name",
    fields=(
        Field("name", required=True, maximum=200),
        Field("npsn", maximum=8),
        Field("header", Kind.LINES, maximum=1000),
        Field("address", maximum=200),
        Field("village", maximum=60),
        Field("city", maximum=100),
        Field("province", maximum=60),
        Field("phone", maximum=40),
        Field("email", maximum=100),
        Field("website", maximum=100),
        Field("logo", maximum=300),
    ),
)
