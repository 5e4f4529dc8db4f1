"""Contacts: the people at a partner. Those who left stay, with the day they left."""

from __future__ import annotations

from datetime import date

from mitra_tui.rows.fields import Column, Entity, Field, Kind
from mitra_tui.rows.partner import NAME_HEADERS

CHANNELS = ("phone", "whatsapp", "email", "letter", "meeting", "other")

CONTACTS = Entity(
    what="contacts",
    one="contact",
    title="name",
    fields=(
        Field("partner", Kind.REF, required=True, of="partners", headers=NAME_HEADERS),
        Field("name", required=True, maximum=100,
              headers=("nama", "narahubung", "nama narahubung", "cp", "contact person", "kontak")),
        Field("position", maximum=100, suggest=True,
              headers=("jabatan", "jabatan cp", "jabatan narahubung", "contact's position")),
        Field("phone", maximum=40,
              headers=("telepon", "telp", "hp", "no hp", "wa", "telp cp", "hp cp", "no hp cp",
                       "no telp", "nomor hp", "telepon narahubung", "contact's phone")),
        Field("email", maximum=100,
              headers=("surel", "e-mail", "surel narahubung", "contact's e-mail")),
        Field("channel", Kind.CHOICE, choices=CHANNELS, headers=("saluran",)),
        Field("active_from", Kind.DATE, headers=("mulai", "sejak")),
        Field("active_to", Kind.DATE, headers=("sampai", "selesai", "berakhir")),
        Field("notes", Kind.LINES, maximum=4000, headers=("catatan", "keterangan")),
    ),
    columns=(
        Column("name", 24, grow=2), Column("position", 16, grow=1), Column("phone", 14),
        Column("partner", 20, grow=2),
    ),
    sorts=("name", "updated_at", "active_to"),
    descending=frozenset({"updated_at", "active_to"}),
    filters=("partner", "channel"),
    natural=("partner", "name"),
)


def is_current(active_from: str, active_to: str, day: date) -> bool:
    """Whether someone with these first and last days (ISO, empty: open) is there on `day`."""
    return (not active_from or active_from <= day.isoformat()) and (
        not active_to or active_to >= day.isoformat()
    )
