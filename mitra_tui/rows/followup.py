"""Follow-ups: a task with a day and an owner, tied to the record it came from."""

from __future__ import annotations

from mitra_tui.rows.fields import Column, Entity, Field, Kind
from mitra_tui.rows.partner import NAME_HEADERS

FOLLOWUPS = Entity(
    what="followups",
    one="followup",
    title="title",
    fields=(
        Field("title", required=True, maximum=300,
              headers=("tindak lanjut", "tugas", "uraian", "judul", "task")),
        Field("due_on", Kind.DATE,
              headers=("tenggat", "jatuh tempo", "batas waktu", "tanggal", "due")),
        Field("owner", maximum=100, suggest=True,
              headers=("penanggung jawab", "pic", "pj", "oleh", "petugas")),
        Field("subject", Kind.SUBJECT, of="partners",  # whose name stands in tables
              headers=("tentang", "terkait", *NAME_HEADERS)),
        Field("done_on", Kind.DATE, more=True, headers=("selesai", "tanggal selesai", "done")),
        Field("snoozed_to", Kind.DATE, more=True, headers=("ditunda", "ditunda sampai")),
    ),
    columns=(
        Column("due_on", 12), Column("title", 35, grow=3), Column("owner", 16, grow=1),
        Column("done_on", 12),
    ),
    sorts=("due_on", "title"),
    filters=("owner", "done"),
    natural=("title", "due_on"),
)


def shows_on(due_on: str, snoozed_to: str) -> str:
    """The day (ISO) on which the task asks for attention; empty when none was given.

    A snooze moves the day; a task without a day can be snoozed too.
    """
    return snoozed_to or due_on
