"""Activities with their partners, programmes, sessions, resources and evidence."""

from __future__ import annotations

from mitra_tui.models.base import Named, Row, choice, day, number, ref, string, whole
from mitra_tui.rows.activity import HOUR_UNITS, PRECISIONS, STATUSES


class Activity(Named):
    title = string("title", 400, required=True)
    title_key = string("title_key", 400, index=True)
    category = string("category", 60)
    starts_on = day("starts_on")
    ends_on = day("ends_on")
    date_precision = choice("date_precision", PRECISIONS, required=True)
    date_raw = string("date_raw", 200)
    place = string("place", 200)
    agreement_id = ref("agreement")
    duty_id = ref("duty")
    indicator_id = ref("indicator")
    goal = string("goal", 2000)
    hours = number("hours", 0, 10000)
    students = whole("students", 0, 1000000)
    teachers = whole("teachers", 0, 1000000)
    guests = whole("guests", 0, 1000000)
    owner = string("owner", 100)
    status = choice("status", STATUSES, required=True)
    finding = string("finding", 4000)
    achievements = string("achievements", 4000)
    challenges = string("challenges", 4000)
    agenda = string("agenda", 2000)
    school_part = string("school_part", 1000)  # what each side answers for
    partner_part = string("partner_part", 1000)
    scope_item = whole("scope_item", 1, 9)  # of link and match 8+i; empty: its category's
    hours_unit = choice("hours_unit", HOUR_UNITS)

    class Meta:
        indexes = (
            (("hidden", "starts_on", "id"), False),
            (("hidden", "sort_key", "id"), False),
        )


class ActivityPartner(Row):
    activity_id = ref("activity", cascade=True)
    position = whole("position")
    partner_id = ref("partner", required=True)

    class Meta:
        indexes = ((("activity_id", "partner_id"), True),)


class ActivityProgramme(Row):
    activity_id = ref("activity", cascade=True)
    position = whole("position")
    programme_id = ref("programme", required=True)

    class Meta:
        indexes = ((("activity_id", "programme_id"), True),)


class ActivitySession(Row):
    activity_id = ref("activity", cascade=True)
    position = whole("position")
    on_date = day("on_date", required=True)
    hours = number("hours", 0, 1000)
    guest = string("guest", 200)


class ActivityResource(Row):
    activity_id = ref("activity", cascade=True)
    position = whole("position")
    text = string("text", 200, required=True)
    amount = number("amount", 0)
    source = string("source", 100)


class ActivityEvidence(Row):
    activity_id = ref("activity", cascade=True)
    position = whole("position")
    text = string("text", 300, required=True)
