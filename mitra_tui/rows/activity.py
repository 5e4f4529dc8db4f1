"""Activities: what the school and its partners did together, with what came of it."""

from __future__ import annotations

from mitra_tui.rows.fields import Column, Entity, Field, Kind
from mitra_tui.rows.partner import NAME_HEADERS

PRECISIONS = ("day", "range", "month", "year", "unknown")
STATUSES = ("planned", "done", "cancelled")
HOUR_UNITS = ("jp", "hour")

# The item of link and match 8+i for which an activity of a category counts, unless it says so
# itself. Categories that no item speaks of (a prize, a visit) count for none.
CATEGORY_ITEMS = {
    "sinkronisasi kurikulum": 1, "guru tamu": 3, "pkl/magang": 4, "sertifikasi": 5,
    "uji kompetensi": 5, "diklat/pelatihan": 6, "rekrutmen/penempatan kerja": 8,
    "bantuan/donasi": 9,
}
_TEACHER_TRAINING = 6


def item_of(category: str | None, own: int | None = None, *, students: int | None = None,
            teachers: int | None = None) -> int | None:
    """The item of 8+i for which an activity counts: its own, else its category's; None: none.

    A training counts as one of teachers, unless students took part and no teacher did.
    """
    if own is not None:
        return own
    item = CATEGORY_ITEMS.get((category or "").strip().casefold())
    if item == _TEACHER_TRAINING and students and not teachers:
        return None
    return item


ACTIVITIES = Entity(
    what="activities",
    one="activity",
    title="title",
    fields=(
        Field("title", required=True, maximum=400,
              headers=("kegiatan", "nama kegiatan", "judul", "judul kegiatan", "acara", "name")),
        Field("category", maximum=60, suggest=True,
              headers=("kategori", "jenis kegiatan", "jenis")),
        Field("starts_on", Kind.DATE, spans=True,
              headers=("waktu", "tanggal", "pelaksanaan", "waktu pelaksanaan", "tanggal mulai",
                       "mulai", "hari tanggal", "date")),
        Field("ends_on", Kind.DATE, headers=("tanggal selesai", "selesai", "sampai")),
        Field("date_precision", Kind.CHOICE, choices=PRECISIONS, default="day",
              headers=("ketelitian tanggal",)),
        Field("date_raw", maximum=200, headers=("tanggal asli",)),
        Field("place", maximum=200, suggest=True, headers=("tempat", "lokasi", "kota")),
        Field("partners", Kind.REFS, of="partners",
              headers=(*NAME_HEADERS, "narasumber", "partner")),
        Field("programmes", Kind.REFS, of="programmes",
              headers=("jurusan", "program keahlian", "kompetensi keahlian", "konsentrasi keahlian",
                       "programme")),
        Field("agreement", Kind.REF, of="agreements", more=True, headers=("perjanjian",)),
        Field("duty", Kind.REF, of="duties", more=True, headers=("kewajiban",)),
        Field("indicator", Kind.REF, of="indicators", more=True, headers=("indikator",)),
        Field("goal", Kind.LINES, maximum=2000, more=True, headers=("tujuan", "sasaran")),
        Field("agenda", Kind.LINES, maximum=2000, more=True, headers=("agenda", "susunan acara")),
        Field("school_part", Kind.LINES, maximum=1000, more=True,
              headers=("tanggung jawab sekolah",)),
        Field("partner_part", Kind.LINES, maximum=1000, more=True,
              headers=("tanggung jawab mitra",)),
        Field("scope_item", Kind.INTEGER, minimum=1, maximum=9, more=True,
              headers=("butir 8+i", "8+i")),
        Field("hours", Kind.NUMBER, minimum=0, maximum=10000, more=True,
              headers=("jam", "jp", "jumlah jam")),
        Field("hours_unit", Kind.CHOICE, choices=HOUR_UNITS, more=True,
              headers=("satuan jam",)),
        Field("sessions", Kind.ROWS, more=True, headers=("pertemuan",), parts=(
            Field("on_date", Kind.DATE, required=True),
            Field("hours", Kind.NUMBER, minimum=0, maximum=1000),
            Field("guest", maximum=200),
        )),
        Field("students", Kind.INTEGER, minimum=0, maximum=1000000, more=True,
              headers=("siswa", "jumlah siswa", "peserta")),
        Field("teachers", Kind.INTEGER, minimum=0, maximum=1000000, more=True,
              headers=("guru", "jumlah guru")),
        Field("guests", Kind.INTEGER, minimum=0, maximum=1000000, more=True, headers=("tamu",)),
        Field("owner", maximum=100, suggest=True, more=True,
              headers=("penanggung jawab", "pic", "pj")),
        Field("resources", Kind.ROWS, more=True, headers=("sumber daya",), parts=(
            Field("text", required=True, maximum=200),
            Field("amount", Kind.NUMBER, minimum=0),
            Field("source", maximum=100),
        )),
        Field("status", Kind.CHOICE, choices=STATUSES, default="planned", headers=("status",)),
        Field("finding", Kind.LINES, maximum=4000,
              headers=("temuan", "temuan utama", "temuan utama terkait", "hasil")),
        Field("achievements", Kind.LINES, maximum=4000, more=True, headers=("capaian",)),
        Field("challenges", Kind.LINES, maximum=4000, more=True, headers=("tantangan", "kendala")),
        Field("evidence", Kind.TEXTS, maximum=300, more=True, headers=("bukti", "dokumentasi")),
    ),
    columns=(
        Column("starts_on", 14), Column("title", 36, grow=4), Column("partners", 17, grow=2),
        Column("status", 10),
    ),
    sorts=("starts_on", "title"),
    descending=frozenset({"starts_on"}),
    filters=("partner", "programme", "category", "status", "school_year", "place"),
    natural=("title", "starts_on"),
)
