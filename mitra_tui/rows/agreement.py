"""Agreements: their fields, and the status that follows from dates, which is never stored."""

from __future__ import annotations

from datetime import date, timedelta

from mitra_tui.rows.benefit import SIDES
from mitra_tui.rows.fields import Column, Entity, Field, Kind
from mitra_tui.rows.partner import NAME_HEADERS

DEFAULT_LEAD_DAYS = 90

KINDS = ("mou", "pks", "ia", "addendum", "none")
STATES = ("draft", "sent", "signed", "terminated")
DECISIONS = ("renew", "end")
MEASURES = ("manual", "activities", "hours", "participants", "hired", "survey")
DISPUTE_STEPS = ("deliberation", "mediation", "court", "arbitration")
# Link and match 8+i: 9 stands for the further ones.
SCOPE_ITEMS = tuple(range(1, 10))

# From the least to the most telling, for the one word that a list has room for.
STATUSES = (
    "terminated", "renewed", "expired", "draft", "sent", "upcoming", "expiring", "active",
)

AGREEMENTS = Entity(
    what="agreements",
    one="agreement",
    title="title",
    fields=(
        Field("kind", Kind.CHOICE, required=True, choices=KINDS, default="mou",
              headers=("jenis dokumen", "jenis perjanjian", "jenis naskah", "bentuk dokumen",
                       "dokumen", "jenis")),
        Field("partner", Kind.REF, required=True, of="partners", headers=NAME_HEADERS),
        Field("title", maximum=400,
              headers=("judul", "judul perjanjian", "judul mou", "judul kerja sama", "tentang",
                       "perihal", "nama perjanjian", "name")),
        Field("programmes", Kind.REFS, of="programmes",
              headers=("jurusan", "program keahlian", "kompetensi keahlian",
                       "konsentrasi keahlian", "programme")),
        Field("school_number", maximum=80,
              headers=("nomor mou", "nomor surat", "nomor pks", "nomor moa", "nomor dokumen",
                       "nomor naskah", "nomor perjanjian", "nomor mou pks", "nomor pihak pertama",
                       "nomor pihak i", "nomor surat sekolah", "nomor mou sekolah",
                       "nomor perjanjian kerja sama", "nomor kerja sama", "agreement number",
                       "document number")),
        Field("partner_number", maximum=80,
              headers=("nomor surat mitra", "nomor mou mitra", "nomor dudi", "nomor surat dudi",
                       "nomor pihak kedua", "nomor pihak ii", "nomor industri",
                       "nomor perusahaan", "nomor instansi")),
        Field("starts_on", Kind.DATE,
              headers=("tanggal mulai", "mulai", "tmt", "mulai berlaku", "berlaku mulai",
                       "tanggal awal", "awal", "start")),
        Field("ends_on", Kind.DATE,
              headers=("tanggal selesai", "berakhir", "tanggal berakhir", "selesai",
                       "berlaku sampai", "berlaku hingga", "sampai", "masa berakhir",
                       "tanggal akhir", "akhir", "end", "expires", "masa berlaku",
                       "jangka waktu", "masa kerja sama", "jangka waktu kerja sama", "durasi",
                       "lama kerja sama", "periode", "duration", "validity")),
        Field("state", Kind.CHOICE, choices=STATES,
              headers=("status", "status mou", "status dokumen", "status perjanjian",
                       "status kerja sama", "keadaan", "state")),
        Field("signed_on", Kind.DATE,
              headers=("tanggal tanda tangan", "ditandatangani", "tanggal ttd", "tanggal mou",
                       "tanggal pks", "tanggal perjanjian", "tanggal", "signed")),
        Field("parent", Kind.REF, of="agreements", more=True,
              headers=("perjanjian induk", "induk", "mou induk")),
        Field("renews", Kind.REF, of="agreements", more=True,
              headers=("memperpanjang", "perpanjangan dari")),
        Field("partner_name", maximum=200, more=True, headers=("nama mitra saat itu",)),
        Field("signed_at", maximum=200, suggest=True, more=True,
              headers=("tempat tanda tangan", "bertempat di", "tempat")),
        Field("scope_items", Kind.NUMBERS, more=True, headers=("ruang lingkup", "lingkup")),
        Field("objectives", Kind.TEXTS, maximum=1000, more=True, headers=("sasaran", "tujuan")),
        Field("duties", Kind.ROWS, more=True, headers=("kewajiban", "tanggung jawab"), parts=(
            Field("side", Kind.CHOICE, required=True, choices=SIDES),
            Field("text", required=True, maximum=1000),
            Field("due_on", Kind.DATE),
            Field("done_on", Kind.DATE),
            Field("scope_item", Kind.INTEGER, minimum=SCOPE_ITEMS[0], maximum=SCOPE_ITEMS[-1]),
        )),
        Field("indicators", Kind.ROWS, more=True, headers=("indikator",), parts=(
            Field("text", required=True, maximum=1000),
            Field("measure", Kind.CHOICE, choices=MEASURES, default="manual"),
            Field("category", maximum=60),
            Field("unit", maximum=40),
            Field("target", Kind.NUMBER),
            Field("actual", Kind.NUMBER),
            Field("due_on", Kind.DATE),
        )),
        Field("dispute_steps", Kind.ROWS, more=True, headers=("penyelesaian perselisihan",), parts=(
            Field("step", Kind.CHOICE, required=True, choices=DISPUTE_STEPS),
            Field("days", Kind.INTEGER, minimum=0, maximum=3650),
        )),
        Field("signatories", Kind.ROWS, more=True, headers=("penanda tangan",), parts=(
            Field("side", Kind.CHOICE, required=True, choices=SIDES),
            Field("name", maximum=100),
            Field("position", maximum=100),
            Field("rank", maximum=60),
            Field("id_number", maximum=40),
        )),
        Field("witnesses", Kind.ROWS, more=True, headers=("saksi",), parts=(
            Field("side", Kind.CHOICE, choices=SIDES),
            Field("name", required=True, maximum=100),
        )),
        Field("copies", Kind.INTEGER, minimum=0, maximum=100, more=True, headers=("rangkap",)),
        Field("stamped", Kind.FLAG, more=True, headers=("meterai", "bermeterai")),
        Field("lead_days", Kind.INTEGER, minimum=0, maximum=3650, more=True,
              headers=("diingatkan sebelum", "hari pengingat")),
        Field("snoozed_to", Kind.DATE, more=True),
        Field("cooperation", maximum=80, suggest=True, more=True,
              headers=("jenis kerja sama", "bidang kerja sama", "bentuk kerja sama",
                       "ruang kerja sama")),
        Field("supervisor", maximum=100, suggest=True, more=True,
              headers=("guru pembimbing", "pembimbing")),
        Field("template", maximum=60, more=True),
        Field("decision", Kind.CHOICE, choices=DECISIONS, more=True, headers=("keputusan",)),
        Field("decided_on", Kind.DATE, more=True, headers=("tanggal keputusan",)),
        Field("ended_on", Kind.DATE, more=True, headers=("tanggal pengakhiran", "diakhiri")),
        Field("ended_reason", maximum=1000, more=True,
              headers=("alasan pengakhiran", "sebab berakhir")),
        Field("status", Kind.CHOICE, choices=STATUSES, computed=True),
    ),
    columns=(
        Column("partner", 27, grow=3), Column("kind", 9), Column("school_number", 18, grow=1),
        Column("ends_on", 11), Column("status", 11),
    ),
    sorts=("ends_on", "partner", "title", "starts_on", "signed_on"),
    descending=frozenset({"ends_on", "starts_on", "signed_on"}),
    filters=("status", "kind", "partner", "programme", "state", "check"),
    natural=("partner",),  # which of a partner's it is, tells the import's own comparison
)


def status_on(
    day: date, *, state: str, starts_on: str, ends_on: str, lead_days: int | None = None,
    renewed: bool = False,
) -> str:
    """The status of an agreement on `day`; the first and the last day belong to the term.

    `state` is what people decided (draft, sent, signed, terminated); `lead_days` before the end
    (90 unless given) an active agreement is expiring. Domain rules: domain glossary, section 4.
    """
    if state in ("draft", "sent", "terminated"):
        return state
    today = day.isoformat()
    if starts_on and today < starts_on:
        return "upcoming"
    if ends_on and today > ends_on:
        return "renewed" if renewed else "expired"
    if ends_on and not renewed:
        lead = DEFAULT_LEAD_DAYS if lead_days is None else lead_days
        if date.fromisoformat(ends_on) - day <= timedelta(days=lead):
            return "expiring"
    return "active"


def best(statuses: set[str]) -> str:
    """The most telling of several agreements' statuses; empty when there is none."""
    return max(statuses, key=STATUSES.index) if statuses else ""
