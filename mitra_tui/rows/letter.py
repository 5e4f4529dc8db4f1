"""Letters: what whoever writes one may say, and where each of it stands in the templates."""

from __future__ import annotations

from mitra_tui.rows.fields import Field, Kind

_TEXT = 300

# The field of a form, and the field of the templates that it fills.
_PAIRS = (
    (Field("number", maximum=80), "surat.nomor"),
    (Field("on_date", Kind.DATE, default="today"), "surat.tanggal"),
    (Field("event", maximum=_TEXT), "acara.nama"),
    (Field("event_on", Kind.DATE), "acara.hari_tanggal"),
    (Field("time", maximum=_TEXT), "acara.waktu"),
    (Field("venue", maximum=_TEXT), "acara.tempat"),
    (Field("topic", maximum=_TEXT), "acara.materi"),
    (Field("programme", maximum=_TEXT), "pkl.jurusan"),
    (Field("students", maximum=60), "pkl.jumlah_siswa"),
    (Field("starts_on", Kind.DATE), "pkl.mulai"),
    (Field("ends_on", Kind.DATE), "pkl.selesai"),
    (Field("supervisor", maximum=_TEXT), "pkl.guru_pembimbing"),
    (Field("recipient", maximum=_TEXT), "penerima.nama"),
    (Field("reason", maximum=_TEXT), "piagam.alasan"),
    (Field("addressee", maximum=_TEXT, more=True), "surat.kepada"),
    (Field("attached", maximum=_TEXT, more=True), "surat.lampiran"),
    (Field("place", maximum=_TEXT, more=True), "surat.tempat"),
)
FIELDS = tuple(field for field, _ in _PAIRS)
IN_TEMPLATE = {field.name: name for field, name in _PAIRS}
SAID = tuple(IN_TEMPLATE.values())
DAYS = tuple(name for field, name in _PAIRS if field.kind is Kind.DATE)

# What differs from one addressee to the next, and is taken from the records of each.
OWN = ("number", "programme", "students", "starts_on", "ends_on", "supervisor", "recipient",
       "addressee")

# Letters of appreciation; the others ask for something or announce it.
APPRECIATION = ("letter_thanks", "certificate")
# Letters to which an answer is awaited.
ANSWERED = ("letter_pkl_request", "letter_guest")
