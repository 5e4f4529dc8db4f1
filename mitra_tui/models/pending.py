"""Import rows that wait for a person, and what an office keeps for its own convenience."""

from __future__ import annotations

from peewee import TextField

from mitra_tui.models.base import KeyField, Named, Row, Table, ref, string, whole


class Pending(Named):
    target = string("target", 20, required=True)
    title = string("title", 400)
    source = string("source", 300)
    row = whole("row", 0)
    field = string("field", 60)
    message = string("message", 1000)
    suggestion = string("suggestion", 400)
    fingerprint = string("fingerprint", 64, index=True)
    # The record (of the kind `target`) that a person's decision made of the row.
    settled_id = whole("settled_id")

    class Meta:
        indexes = ((("hidden", "id"), False),)


class PendingCell(Row):
    pending_id = ref("pending", cascade=True)
    position = whole("position")
    header = string("header", 200)
    value = string("value", 4000)


class Draft(Table):
    """A form that was left before it was saved: one per person and form."""

    id = KeyField()
    user = TextField()
    form = TextField()
    values = TextField()  # JSON
    updated_at = TextField()

    class Meta:
        indexes = ((("user", "form"), True),)


class SavedView(Table):
    """A named search with filters and order."""

    id = KeyField()
    what = TextField()
    name = TextField()
    query = TextField()  # JSON

    class Meta:
        indexes = ((("what", "name"), True),)


class ImportMapping(Table):
    """Which column went into which field the last time a table with these headings came."""

    id = KeyField()
    what = TextField()
    headers = TextField()  # JSON list, folded
    mapping = TextField()  # JSON object: column → field

    class Meta:
        indexes = ((("what", "headers"), True),)
