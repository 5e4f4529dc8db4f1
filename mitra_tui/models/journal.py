"""The journal: changes, and every row before and after. Written by triggers, read by undo."""

from __future__ import annotations

from peewee import SQL, IntegerField, TextField

from mitra_tui.models.base import KeyField, Table


class Change(Table):
    """One act of one person: all rows it wrote belong together and are undone together."""

    id = KeyField()
    at = TextField()
    user = TextField()
    action = TextField()
    what = TextField(default="", constraints=[SQL("DEFAULT ''")])
    record_id = IntegerField(null=True)
    label = TextField(default="", constraints=[SQL("DEFAULT ''")])
    undoes = IntegerField(null=True, index=True, constraints=[SQL("REFERENCES change (id)")])
    undone_by = IntegerField(null=True, constraints=[SQL("REFERENCES change (id)")])
    schema = IntegerField()

    class Meta:
        indexes = ((("what", "record_id"), False),)


class Journal(Table):
    """One row as it was before and after: JSON objects of all columns, NULL where it was not."""

    id = KeyField()
    change_id = IntegerField(index=True, constraints=[SQL("REFERENCES change (id)")])
    table_name = TextField()
    row_id = IntegerField()
    before = TextField(null=True)
    after = TextField(null=True)

    class Meta:
        indexes = ((("table_name", "row_id"), False),)


class OpenChange(Table):
    """The change being written now; empty outside a transaction."""

    id = IntegerField(primary_key=True, constraints=[SQL("REFERENCES change (id)")])
