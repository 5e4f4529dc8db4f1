"""Needs and goals, and the partners thought of for them; appraisals of candidates."""

from __future__ import annotations

from mitra_tui.models.base import Named, Record, Row, choice, day, number, ref, string, whole


class Need(Named):
    programme_id = ref("programme")
    text = string("text", 500, required=True)
    horizon = choice("horizon", ("short", "long"))
    target = string("target", 200)
    due_on = day("due_on")
    met_on = day("met_on")

    class Meta:
        indexes = (
            (("hidden", "due_on", "id"), False),
            (("hidden", "sort_key", "id"), False),
        )


class NeedPartner(Row):
    need_id = ref("need", cascade=True)
    position = whole("position")
    partner_id = ref("partner", required=True)

    class Meta:
        indexes = ((("need_id", "partner_id"), True),)


class Appraisal(Record):
    partner_id = ref("partner", required=True)
    need_id = ref("need")
    on_date = day("on_date")
    by = string("by", 100)
    verdict = string("verdict", 1000)
    total = number("total", 0, 4)  # by the weights of its day

    class Meta:
        indexes = ((("hidden", "on_date", "id"), False),)


class AppraisalScore(Row):
    appraisal_id = ref("appraisal", cascade=True)
    criterion = choice(
        "criterion", ("needs_fit", "capability", "reputation", "vision"), required=True)
    score = whole("score", 1, 4)
    evidence = string("evidence", 1000)
    position = whole("position")

    class Meta:
        indexes = ((("appraisal_id", "criterion"), True),)
