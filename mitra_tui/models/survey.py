"""Surveys, their questions, responses and answers; evaluations."""

from __future__ import annotations

from mitra_tui.models.base import Named, Record, Row, choice, day, ref, string, whole


class Survey(Named):
    title = string("title", 300, required=True)
    template = choice(
        "template", ("partner8", "skm", "participant", "teacher", "own"), required=True)
    opens_on = day("opens_on")
    closes_on = day("closes_on")
    audience = choice("audience", ("partner", "teacher", "student"))
    state = choice("state", ("open", "closed"))  # overrides the days
    earlier_id = ref("survey")  # the round before
    programme_id = ref("programme")
    intro = string("intro", 1000)


class SurveyPartner(Row):
    survey_id = ref("survey", cascade=True)
    partner_id = ref("partner", required=True)
    position = whole("position")

    class Meta:
        indexes = ((("survey_id", "partner_id"), True),)


class Question(Row):
    survey_id = ref("survey", cascade=True)
    position = whole("position")
    code = string("code", 40, required=True)
    text = string("text", 500, required=True)
    kind = choice("kind", ("likert4", "nps", "yesno", "text"), required=True)
    strategy = whole("strategy", 1, 8)
    indicator_id = ref("indicator")
    unsur = whole("unsur", 1, 9)  # of the SKM
    weight = string("weight", 20)  # an exact fraction or decimal; empty: equal weights

    class Meta:
        indexes = ((("survey_id", "code"), True),)


class Response(Record):
    survey_id = ref("survey", required=True)
    partner_id = ref("partner")
    respondent_kind = choice("respondent_kind", ("partner", "teacher", "student"))
    sheet = string("sheet", 20)
    on_date = day("on_date")


class Answer(Row):
    response_id = ref("response", cascade=True)
    question_id = ref("question", required=True)
    score = whole("score", 0, 10)
    text = string("text", 4000)
    position = whole("position")

    class Meta:
        indexes = ((("response_id", "question_id"), True), (("question_id", "score"), False))


class Evaluation(Record):
    partner_id = ref("partner", required=True)
    agreement_id = ref("agreement")
    period = string("period", 60)
    on_date = day("on_date")
    findings = string("findings", 4000)
    decision = choice("decision", ("continue", "improve", "stop"))
    by = string("by", 100)
    next_on = day("next_on")  # when the next review is due
