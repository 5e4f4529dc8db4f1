"""Follow-ups and attached files: both may belong to any record."""

from __future__ import annotations

from mitra_tui.models.base import Named, Row, day, string, whole


class Followup(Named):
    title = string("title", 300, required=True)
    due_on = day("due_on")
    owner = string("owner", 100)
    # The record it came from: any kind, so no foreign key; records are hidden, never deleted.
    subject_what = string("subject_what", 20)
    subject_id = whole("subject_id")
    done_on = day("done_on")
    snoozed_to = day("snoozed_to")

    class Meta:
        indexes = (
            (("hidden", "due_on", "id"), False),
            (("hidden", "sort_key", "id"), False),
            (("subject_what", "subject_id"), False),
        )


class Attachment(Row):
    subject_what = string("subject_what", 20, required=True)
    subject_id = whole("subject_id")
    name = string("name", 255, required=True)
    checksum = string("checksum", 64, required=True)
    size = whole("size", 0)
    added_at = string("added_at", 30)

    class Meta:
        indexes = ((("subject_what", "subject_id"), False),)
