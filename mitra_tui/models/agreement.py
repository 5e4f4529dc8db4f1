"""Agreements with the four parts that the paper asks of each: objectives, duties, indicators,
a way to settle disputes."""

from __future__ import annotations

from peewee import SQL

from mitra_tui.models.base import Named, Row, choice, day, flag, number, ref, string, whole

SIDES = ("school", "partner")


class Agreement(Named):
    kind = choice("kind", ("mou", "pks", "ia", "addendum", "none"), required=True)
    parent_id = ref("agreement")
    renews_id = ref("agreement")
    school_number = string("school_number", 80)
    partner_number = string("partner_number", 80)
    title = string("title", 400)
    partner_id = ref("partner", required=True)
    partner_name = string("partner_name", 200)
    signed_on = day("signed_on")
    signed_at = string("signed_at", 200)
    starts_on = day("starts_on")
    ends_on = day("ends_on")
    lead_days = whole("lead_days", 0, 3650)
    snoozed_to = day("snoozed_to")
    copies = whole("copies", 0, 100)
    stamped = flag("stamped")
    state = choice("state", ("draft", "sent", "signed", "terminated"), required=True)
    ended_on = day("ended_on")
    ended_reason = string("ended_reason", 1000)
    template = string("template", 60)  # whose text is printed; empty: the one shipped for the kind
    cooperation = string("cooperation", 80)  # "jenis kerja sama", as Dapodik asks for it
    supervisor = string("supervisor", 100)  # the teacher who looks after a PKL
    decision = choice("decision", ("renew", "end"))  # what was decided for the time after its end
    decided_on = day("decided_on")

    class Meta:
        indexes = (
            (("hidden", "ends_on", "id"), False),
            (("hidden", "sort_key", "id"), False),
        )


# Those that remind earlier than is usual, and those that wait for their signatures: few of many.
Agreement.add_index(SQL(
    'CREATE INDEX "agreement_early" ON "agreement" ("lead_days", "ends_on") '
    'WHERE "lead_days" > 90'))
Agreement.add_index(SQL(
    'CREATE INDEX "agreement_sent" ON "agreement" ("starts_on") WHERE "state" = \'sent\''))


class AgreementProgramme(Row):
    agreement_id = ref("agreement", cascade=True)
    position = whole("position")
    programme_id = ref("programme", required=True)

    class Meta:
        indexes = ((("agreement_id", "programme_id"), True),)


class AgreementScope(Row):
    agreement_id = ref("agreement", cascade=True)
    position = whole("position")
    item = whole("item", 1, 9)

    class Meta:
        indexes = ((("agreement_id", "item"), True),)


class Objective(Row):
    agreement_id = ref("agreement", cascade=True)
    position = whole("position")
    text = string("text", 1000, required=True)


class Duty(Row):
    agreement_id = ref("agreement", cascade=True)
    position = whole("position")
    side = choice("side", SIDES, required=True)
    text = string("text", 1000, required=True)
    due_on = day("due_on")
    done_on = day("done_on")
    scope_item = whole("scope_item", 1, 9)  # of link and match 8+i


Duty.add_index(SQL('CREATE INDEX "duty_open" ON "duty" ("due_on") WHERE "done_on" = \'\''))


class Indicator(Row):
    agreement_id = ref("agreement", cascade=True)
    position = whole("position")
    text = string("text", 1000, required=True)
    measure = choice(
        "measure", ("manual", "activities", "hours", "participants", "hired", "survey"),
        required=True)
    unit = string("unit", 40)
    target = number("target")
    actual = number("actual")
    due_on = day("due_on")
    category = string("category", 60)  # of the activities that are counted

    class Meta:
        indexes = ((("due_on",), False),)


class DisputeStep(Row):
    agreement_id = ref("agreement", cascade=True)
    position = whole("position")
    step = choice("step", ("deliberation", "mediation", "court", "arbitration"), required=True)
    days = whole("days", 0, 3650)


class Signatory(Row):
    agreement_id = ref("agreement", cascade=True)
    position = whole("position")
    side = choice("side", SIDES, required=True)
    name = string("name", 100)
    office = string("office", 100)
    rank = string("rank", 60)
    id_number = string("id_number", 40)


class Witness(Row):
    agreement_id = ref("agreement", cascade=True)
    position = whole("position")
    side = choice("side", SIDES)
    name = string("name", 100, required=True)
