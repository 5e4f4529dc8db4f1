"""Templates: the text of the documents and letters that the school prints."""

from __future__ import annotations

from mitra_tui.rows.fields import Column, Entity, Field, Kind

AGREEMENTS = ("mou", "pks", "pkl", "ia", "addendum")
LETTERS = (
    "letter_pkl_request", "letter_pkl_introduction", "letter_pkl_withdrawal",
    "letter_guest", "letter_thanks", "certificate",
)
KINDS = (*AGREEMENTS, *LETTERS)

# A template that has no text of its own is the one that ships with the program for its kind.
TEMPLATES = Entity(
    what="templates",
    one="template",
    title="name",
    fields=(
        Field("name", required=True, maximum=60, headers=("nama templat", "nama")),
        Field("kind", Kind.CHOICE, required=True, choices=KINDS, headers=("jenis",)),
        Field("title", maximum=200, headers=("judul",)),
        Field("text", Kind.LINES, maximum=40000, headers=("naskah", "isi")),
    ),
    columns=(Column("name", 28, grow=2), Column("kind", 26, grow=1), Column("title", 20, grow=2)),
    sorts=("name", "kind"),
    filters=("kind",),
    natural=("name",),
)
