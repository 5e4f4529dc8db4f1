"""The school, its officials, its partnership team and their trainings."""

from __future__ import annotations

from mitra_tui.models.base import Named, Record, day, flag, number, ref, string


class School(Record):
    name = string("name", 200, required=True)
    npsn = string("npsn", 8)
    header = string("header", 1000)
    address = string("address", 200)
    village = string("village", 60)
    city = string("city", 100)
    province = string("province", 60)
    phone = string("phone", 40)
    email = string("email", 100)
    website = string("website", 100)
    logo = string("logo", 300)
    sample = flag("sample")  # a throw-away copy of the paper's records


class Official(Named):
    name = string("name", 100, required=True)
    nip = string("nip", 30)
    rank = string("rank", 60)
    position = string("position", 100, required=True)
    acting = flag("acting")
    from_on = day("from_on")
    to_on = day("to_on")

    class Meta:
        indexes = ((("hidden", "position", "id"), False), (("hidden", "from_on", "id"), False))


class TeamMember(Named):
    name = string("name", 100, required=True)
    role = string("role", 100)
    programme_id = ref("programme")
    since = day("since")
    until = day("until")

    class Meta:
        indexes = ((("hidden", "sort_key", "id"), False),)


class Training(Named):
    title = string("title", 300, required=True)
    on_date = day("on_date")
    people = string("people", 500)
    hours = number("hours", 0, 10000)

    class Meta:
        indexes = ((("hidden", "on_date", "id"), False),)
