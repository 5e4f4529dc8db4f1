"""Benefits: what one side got from the other."""

from __future__ import annotations

from mitra_tui.rows.fields import Column, Entity, Field, Kind
from mitra_tui.rows.partner import NAME_HEADERS

SIDES = ("school", "partner")
# The benefits that the paper names, four for the school and three for the partner.
BENEFIT_KINDS = (
    "reputation", "student_competence", "teacher_competence", "resources",
    "contribution", "long_term",
)

BENEFITS = Entity(
    what="benefits",
    one="benefit",
    title="kind",
    fields=(
        Field("partner", Kind.REF, required=True, of="partners", headers=NAME_HEADERS),
        Field("side", Kind.CHOICE, required=True, choices=SIDES, default="school",
              headers=("pihak", "penerima", "bagi", "pihak penerima", "penerima manfaat",
                       "untuk")),
        Field("kind", Kind.CHOICE, required=True, choices=BENEFIT_KINDS,
              headers=("jenis", "manfaat", "jenis manfaat", "bentuk manfaat")),
        Field("quantity", Kind.NUMBER, minimum=0, headers=("jumlah", "banyaknya", "volume")),
        Field("unit", maximum=40, suggest=True, headers=("satuan",)),
        Field("on_date", Kind.DATE, default="today", headers=("tanggal",)),
        Field("activity", Kind.REF, of="activities", headers=("kegiatan", "dari kegiatan")),
        Field("evidence", maximum=300, headers=("bukti", "bukti dukung", "dokumen bukti")),
    ),
    columns=(
        Column("on_date", 12), Column("side", 9), Column("kind", 22, grow=1),
        Column("quantity", 10, right=True), Column("unit", 10), Column("partner", 13, grow=1),
    ),
    sorts=("on_date",),
    descending=frozenset({"on_date"}),
    filters=("partner", "side", "kind"),
    natural=("partner", "side", "kind", "on_date", "activity"),
)
