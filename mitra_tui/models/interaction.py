"""Interactions: every contact with a partner."""

from __future__ import annotations

from peewee import SQL

from mitra_tui.models.base import Named, choice, day, ref, string
from mitra_tui.rows.contact import CHANNELS
from mitra_tui.rows.interaction import DIRECTIONS, KINDS


class Interaction(Named):
    partner_id = ref("partner", required=True)
    contact_id = ref("contact")
    on_date = day("on_date", required=True)
    channel = choice("channel", CHANNELS)
    direction = choice("direction", DIRECTIONS, required=True)
    kind = choice("kind", KINDS, required=True)
    subject = string("subject", 300, required=True)
    notes = string("notes", 4000)
    people = string("people", 300)
    follow_up_on = day("follow_up_on")
    number = string("number", 80)  # of a letter
    answer_by = day("answer_by")  # until when an answer is awaited
    answered_on = day("answered_on")
    agreement_id = ref("agreement")
    activity_id = ref("activity")

    class Meta:
        indexes = (
            (("hidden", "on_date", "id"), False),
            (("hidden", "sort_key", "id"), False),
            (("partner_id", "hidden", "on_date"), False),
        )


# Those that await an answer: few of many.
Interaction.add_index(SQL(
    'CREATE INDEX "interaction_unanswered" ON "interaction" ("answer_by") '
    "WHERE \"answered_on\" = '' AND \"answer_by\" <> ''"))
