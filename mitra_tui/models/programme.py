"""Programmes of the school and what they were once called."""

from __future__ import annotations

from peewee import SQL, TextField

from mitra_tui.models.base import Named, Row, ref, string, whole


class Programme(Named):
    name = string("name", 120, required=True)
    name_key = TextField(default="", index=True, constraints=[SQL("DEFAULT ''")])
    short = string("short", 20)
    parent_id = ref("programme")

    class Meta:
        indexes = ((("hidden", "sort_key", "id"), False),)


# A konsentrasi keahlian may be called like its program keahlian (NULLs are never equal).
Programme.add_index(SQL(
    'CREATE UNIQUE INDEX "programme_name" ON "programme" ("name", "parent_id") '
    'WHERE "hidden" = 0'))
Programme.add_index(SQL(
    'CREATE UNIQUE INDEX "programme_top_name" ON "programme" ("name") '
    'WHERE "hidden" = 0 AND "parent_id" IS NULL'))


class ProgrammeAlias(Row):
    programme_id = ref("programme", cascade=True)
    position = whole("position")
    name = string("name", 120, required=True)
    name_key = TextField(default="", index=True, constraints=[SQL("DEFAULT ''")])
    from_year = whole("from_year", 1900, 2200)
    to_year = whole("to_year", 1900, 2200)
