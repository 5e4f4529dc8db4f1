"""Interactions: one contact with a partner, in either direction."""

from __future__ import annotations

from mitra_tui.rows.contact import CHANNELS
from mitra_tui.rows.fields import Column, Entity, Field, Kind
from mitra_tui.rows.partner import NAME_HEADERS

KINDS = ("coordination", "progress_report", "letter", "call", "visit", "social",
         "appreciation", "other")
DIRECTIONS = ("out", "in")
AWAITS = ("late", "waiting", "answered")
"""What became of the answer that was asked for, of those that ask for one."""


def awaits(answer_by: str, answered_on: str, today: str) -> str:
    """One of `AWAITS`, or empty when no answer was asked for. Days are ISO."""
    if answered_on:
        return "answered"
    if not answer_by:
        return ""
    return "late" if answer_by < today else "waiting"


INTERACTIONS = Entity(
    what="interactions",
    one="interaction",
    title="subject",
    fields=(
        Field("partner", Kind.REF, required=True, of="partners", headers=NAME_HEADERS),
        Field("kind", Kind.CHOICE, choices=KINDS, default="call",
              headers=("jenis", "jenis komunikasi")),
        Field("subject", required=True, maximum=300,
              headers=("perihal", "hal", "topik", "isi", "tentang")),
        Field("on_date", Kind.DATE, required=True, default="today", headers=("tanggal", "waktu")),
        Field("direction", Kind.CHOICE, choices=DIRECTIONS, default="out", headers=("arah",)),
        Field("channel", Kind.CHOICE, choices=CHANNELS, headers=("saluran", "media")),
        Field("contact", Kind.REF, of="contacts", headers=("narahubung", "cp")),
        Field("people", maximum=300, headers=("peserta", "hadir", "orang")),
        Field("notes", Kind.LINES, maximum=4000,
              headers=("catatan", "keterangan", "hasil", "hasil pembicaraan", "ringkasan")),
        Field("follow_up_on", Kind.DATE, headers=("tindak lanjut", "tanggal tindak lanjut")),
        Field("number", maximum=80, more=True, headers=("nomor surat", "no surat")),
        Field("answer_by", Kind.DATE, more=True, headers=("jawaban paling lambat",)),
        Field("answered_on", Kind.DATE, more=True, headers=("dijawab", "tanggal jawaban")),
        Field("agreement", Kind.REF, of="agreements", more=True, headers=("perjanjian",)),
        Field("activity", Kind.REF, of="activities", more=True, headers=("kegiatan",)),
    ),
    columns=(
        Column("on_date", 12), Column("partner", 22, grow=2), Column("kind", 14),
        Column("subject", 28, grow=3),
    ),
    sorts=("on_date", "subject"),
    descending=frozenset({"on_date"}),
    filters=("partner", "kind", "direction", "awaits", "channel", "agreement", "activity"),
    natural=("partner", "on_date", "kind", "subject"),
)
