"""The records of surveys: their questions from the template, their status, their lock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mitra_tui import clock
from mitra_tui.errors import Conflict, NotFound, Usage
from mitra_tui.models.base import db, transaction
from mitra_tui.models.survey import Question as QuestionModel
from mitra_tui.models.survey import Survey, SurveyPartner
from mitra_tui.rows.record import Record
from mitra_tui.rows.survey import STATUSES, SURVEYS, Question, status_on
from mitra_tui.services.children import Child
from mitra_tui.services.references import resolve
from mitra_tui.services.store import Store
from mitra_tui.services.surveys.templates import AUDIENCE_OF, questions_of


class SurveyStore(Store):
    """A round without questions of its own gets its template's; one with answers is locked."""

    def write(self, values: Mapping[str, Any], record_id: int | None = None) -> int:
        values = self.resolved(dict(values))
        if record_id is None:
            values["questions"] = values.get("questions") or questions_of(values["template"])
            values["audience"] = values.get("audience") or AUDIENCE_OF.get(values["template"], "")
        for question in values.get("questions") or ():
            if question.get("indicator") is not None:
                question["indicator"] = resolve("indicators", question["indicator"])
        if record_id is not None and answered(record_id):
            known = self.get(record_id).values
            if _asked(known["questions"]) != _asked(values.get("questions") or ()):
                raise Conflict("survey.locked", title=known["title"])
        return super().write(values, record_id)


def _asked(questions: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{name: value for name, value in one.items() if value not in (None, "")}
            for one in questions]


def answered(survey_id: int) -> bool:
    """Whether any sheet of the round is kept, removed ones included: they can come back."""
    return db.execute_sql(
        "SELECT 1 FROM response WHERE survey_id = ? LIMIT 1", (survey_id,)).fetchone() is not None


def _statuses(ids: Sequence[int]) -> dict[int, str]:
    today = clock.today()
    marks = ",".join("?" * len(ids))
    return {row[0]: status_on(today, state=row[1], opens_on=row[2], closes_on=row[3])
            for row in db.execute_sql(
                f"SELECT id, state, opens_on, closes_on FROM survey WHERE id IN ({marks})",
                list(ids))}


def _counts(ids: Sequence[int]) -> dict[int, int]:
    marks = ",".join("?" * len(ids))
    found = dict.fromkeys(ids, 0)
    found.update(db.execute_sql(
        f"SELECT survey_id, count(*) FROM response WHERE survey_id IN ({marks}) AND hidden = 0 "
        "GROUP BY survey_id", list(ids)))
    return found


def _having_status(value: str | int) -> tuple[str, Sequence[Any]]:
    """The same rule in SQL, so that the database narrows the list."""
    if value not in STATUSES:
        raise Usage("error.no_such_value", name="status", value=str(value)[:40],
                    known=", ".join(STATUSES))
    today = clock.today().isoformat()
    return (
        "CASE WHEN r.state <> '' THEN r.state WHEN r.opens_on > ? THEN 'planned' "
        "WHEN r.closes_on <> '' AND r.closes_on < ? THEN 'closed' ELSE 'open' END = ?",
        [today, today, value])


def _asking(value: str | int) -> tuple[str, Sequence[Any]]:
    if value == "":
        return "r.id NOT IN (SELECT survey_id FROM survey_partner)", []
    return ("r.id IN (SELECT survey_id FROM survey_partner WHERE partner_id = ?)",
            [resolve("partners", value)])


store = SurveyStore(
    SURVEYS, Survey,
    children={
        "partners": Child(SurveyPartner, "survey_id", "partner_id"),
        "questions": Child(QuestionModel, "survey_id", renamed={"indicator": "indicator_id"}),
    },
    filters={"status": _having_status, "partner": _asking},
    computed={"status": _statuses, "responses": _counts},
)


def questions(survey_id: int) -> list[Question]:
    """The questions of a round in their order."""
    return [Question(*row) for row in db.execute_sql(
        "SELECT id, code, text, kind, strategy, unsur, weight, indicator_id FROM question "
        "WHERE survey_id = ? ORDER BY position, id", (survey_id,))]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a sheet has to know of its round. `status` is `removed` where it is not there."""

    title: str
    status: str
    audience: str


def standing(survey_id: int) -> Standing:
    """Whether a round takes answers now, and of whom. Raises `NotFound`."""
    row = db.execute_sql(
        "SELECT title, state, opens_on, closes_on, audience, hidden FROM survey WHERE id = ?",
        (survey_id,)).fetchone()
    if row is None:
        raise NotFound("error.not_found", what="surveys", id=survey_id)
    title, state, opens_on, closes_on, audience, hidden = row
    status = "removed" if hidden else status_on(
        clock.today(), state=state, opens_on=opens_on, closes_on=closes_on)
    return Standing(title, status, audience)


def set_state(survey_id: int, state: str, version: int | None = None) -> Record:
    """Open or close a round whatever its days say; an empty state leaves it to them again."""
    verb = {"open": "surveys.open", "closed": "surveys.close", "": "surveys.by_days"}[state]
    with transaction(verb) as change:
        store.expect(survey_id, version)
        record = store.get(survey_id)
        if record.hidden:
            raise Conflict("survey.removed", title=record.values["title"])
        db.execute_sql(
            "UPDATE survey SET state = ?, updated_at = ?, version = version + 1 "
            "WHERE id = ? AND state <> ?", (state, clock.now(), survey_id, state))
        change.about("surveys", survey_id, store.title_of(record.values))
    return store.get(survey_id)
