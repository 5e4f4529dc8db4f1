"""Conflicts and their log of steps."""

from __future__ import annotations

from mitra_tui.models.base import Named, Row, choice, day, flag, ref, string, whole


class Conflict(Named):
    partner_id = ref("partner", required=True)
    agreement_id = ref("agreement")
    activity_id = ref("activity")
    nature = choice("nature", ("potential", "actual"), required=True)
    source = choice("source", ("logistics", "schedule", "communication", "duties", "competence",
                               "cost", "other"))
    severity = whole("severity", 1, 4)
    raised_on = day("raised_on", required=True)
    raised_by = choice("raised_by", ("school", "partner"))
    summary = string("summary", 1000, required=True)
    confidential = flag("confidential")
    outcome = string("outcome", 4000)
    accepted_by_school = choice("accepted_by_school", ("yes", "no"))
    accepted_by_partner = choice("accepted_by_partner", ("yes", "no"))
    closed_on = day("closed_on")
    lessons = string("lessons", 4000)
    rule = string("rule", 40)  # the early warning that it was made of

    class Meta:
        indexes = (
            (("hidden", "raised_on", "id"), False),
            (("hidden", "closed_on", "id"), False),
        )


class ConflictStep(Row):
    conflict_id = ref("conflict", cascade=True)
    position = whole("position")
    on_date = day("on_date", required=True)
    kind = choice("kind", ("immediate_action", "communication", "deliberation", "mediation",
                           "legal", "decision", "note"), required=True)
    text = string("text", 4000, required=True)
    people = string("people", 300)
    mediator = string("mediator", 100)
    school_view = string("school_view", 2000)
    partner_view = string("partner_view", 2000)
    corrects = whole("corrects", 1)  # the number of the entry that this one puts right
    rung = string("rung", 40)  # which rung of the ladder it was, where the kind alone is unclear
