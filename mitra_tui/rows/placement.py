"""Placements of a PKL: how many students of a programme go to a partner. Counts, never names."""

from __future__ import annotations

from mitra_tui.rows.fields import Column, Entity, Field, Kind
from mitra_tui.rows.partner import NAME_HEADERS

COUNTS = ("quota", "accepted", "placed", "withdrawn")
MOST = 100_000

PLACEMENTS = Entity(
    what="placements",
    one="placement",
    title="grade",
    fields=(
        Field("partner", Kind.REF, required=True, of="partners",
              headers=(*NAME_HEADERS, "tempat pkl", "tempat prakerin")),
        Field("programme", Kind.REF, required=True, of="programmes",
              headers=("jurusan", "program keahlian", "konsentrasi keahlian")),
        Field("grade", maximum=10, suggest=True, headers=("kelas", "tingkat")),
        Field("starts_on", Kind.DATE, headers=("mulai", "tanggal mulai")),
        Field("ends_on", Kind.DATE, headers=("selesai", "sampai", "tanggal selesai")),
        Field("quota", Kind.INTEGER, minimum=0, maximum=MOST, headers=("kuota", "daya tampung")),
        Field("accepted", Kind.INTEGER, minimum=0, maximum=MOST, headers=("diterima",)),
        Field("placed", Kind.INTEGER, minimum=0, maximum=MOST,
              headers=("ditempatkan", "jumlah siswa")),
        Field("withdrawn", Kind.INTEGER, minimum=0, maximum=MOST, headers=("ditarik", "mundur")),
        Field("supervisor", maximum=100, suggest=True,
              headers=("guru pembimbing", "pembimbing", "pembimbing sekolah")),
        Field("instructor", maximum=100, suggest=True,
              headers=("instruktur", "pembimbing industri", "pembimbing lapangan")),
        Field("monitored_on", Kind.DATE, headers=("monitoring", "tanggal monitoring")),
        Field("agreement", Kind.REF, of="agreements", more=True, headers=("perjanjian",)),
    ),
    columns=(
        Column("partner", 20, grow=2), Column("programme", 12, grow=1), Column("starts_on", 12),
        Column("quota", 6, right=True), Column("placed", 11, right=True),
        Column("supervisor", 11, grow=1),
    ),
    sorts=("starts_on",),
    descending=frozenset({"starts_on"}),
    filters=("partner", "programme", "school_year", "grade", "supervisor"),
    natural=("partner", "programme", "grade", "starts_on"),
)


def unplaced(accepted: int | None, placed: int | None) -> int:
    """How many of those whom partners took have no place yet; none when nobody was asked."""
    return max(0, (accepted or 0) - (placed or 0))
