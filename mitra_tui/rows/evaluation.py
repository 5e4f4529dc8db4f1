"""Evaluations: periodic reviews of a partnership, with what was found and what was decided."""

from __future__ import annotations

from mitra_tui.rows.fields import Column, Entity, Field, Kind
from mitra_tui.rows.partner import NAME_HEADERS

DECISIONS = ("continue", "improve", "stop")

EVALUATIONS = Entity(
    what="evaluations",
    one="evaluation",
    title="period",
    fields=(
        Field("partner", Kind.REF, required=True, of="partners", headers=NAME_HEADERS),
        Field("agreement", Kind.REF, of="agreements", headers=("perjanjian",)),
        Field("period", maximum=60, suggest=True,
              headers=("periode", "semester", "tahun pelajaran")),
        Field("on_date", Kind.DATE, default="today", headers=("tanggal", "tanggal evaluasi")),
        Field("findings", Kind.LINES, maximum=4000,
              headers=("temuan", "hasil evaluasi", "catatan")),
        Field("decision", Kind.CHOICE, choices=DECISIONS, headers=("keputusan", "putusan")),
        Field("by", maximum=100, suggest=True, headers=("penilai", "dievaluasi oleh", "oleh")),
        Field("next_on", Kind.DATE, headers=("evaluasi berikutnya", "berikutnya")),
        Field("followups", Kind.NUMBERS, computed=True),
    ),
    columns=(
        Column("on_date", 11), Column("partner", 24, grow=2), Column("period", 14),
        Column("decision", 11), Column("findings", 16, grow=3),
    ),
    sorts=("on_date", "period", "next_on"),
    descending=frozenset({"on_date"}),
    filters=("partner", "decision", "period", "agreement"),
    natural=("partner", "period", "on_date"),
)
