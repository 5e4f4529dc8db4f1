"""Partners and their other names."""

from __future__ import annotations

from peewee import SQL, TextField

from mitra_tui.models.base import Named, Row, choice, number, ref, string, whole
from mitra_tui.rows.partner import KINDS, SCOPES, STAGES


class Partner(Named):
    name = string("name", 200, required=True)
    name_key = TextField(default="", index=True, constraints=[SQL("DEFAULT ''")])
    kind = choice("kind", KINDS)
    city = string("city", 100)
    phone = string("phone", 40)
    sector = string("sector", 100)
    scope = choice("scope", SCOPES)
    stage = choice("stage", STAGES)
    street = string("street", 80)
    rt = string("rt", 2)
    rw = string("rw", 2)
    hamlet = string("hamlet", 60)
    village = string("village", 60)
    region_code = string("region_code", 8)
    province = string("province", 60)
    postcode = string("postcode", 5)
    latitude = number("latitude", -90, 90)
    longitude = number("longitude", -180, 180)
    fax = string("fax", 20)
    email = string("email", 100)
    website = string("website", 100)
    npwp = string("npwp", 20)
    nib = string("nib", 30)
    owner = string("owner", 100)
    notes = string("notes", 4000)
    merged_into = ref("partner")

    class Meta:
        # What stands behind the id is filtered by without a look at the rows.
        indexes = (
            (("hidden", "sort_key", "id", "kind", "stage", "scope"), False),
            (("hidden", "updated_at", "id", "kind", "stage", "scope"), False),
        )


Partner.add_index(SQL(
    'CREATE UNIQUE INDEX "partner_name" ON "partner" ("name") WHERE "hidden" = 0'))
Partner.add_index(SQL(
    'CREATE INDEX "partner_city" ON "partner" ("hidden", "city" COLLATE NOCASE, "id")'))


class PartnerAlias(Row):
    partner_id = ref("partner", cascade=True)
    position = whole("position")
    name = string("name", 200, required=True)
    name_key = TextField(default="", index=True, constraints=[SQL("DEFAULT ''")])
