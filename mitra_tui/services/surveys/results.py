"""What was answered in a round: counted by the database, worked out by the rules.

The answers of all sheets are counted from an index that holds nothing else; those of removed
sheets, which are few, are counted again and taken off.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mitra_tui.models.base import db
from mitra_tui.rows.survey import Question
from mitra_tui.rows.survey_groups import PEOPLE, told_apart
from mitra_tui.rows.survey_results import Results, results_of
from mitra_tui.services.surveys.records import questions, store

_SCORED = "a.score IS NOT NULL"


def results(survey_id: int, *, partner: int | None = None, kind: str = "") -> Results:
    """All figures of a round, or of the sheets of one partner or one kind of respondent.

    Of a part, the sheets of people are counted only where they are enough not to be known by
    them; the round itself is always told. Raises `NotFound` when there is no such survey.
    """
    store.get(survey_id)
    asked = questions(survey_id)
    where: str = "r.hidden = 0"
    params: list[Any] = [survey_id]
    if partner is None and not kind:
        counts = _all(asked)
        for question, scores in _of("r.hidden = 1", [survey_id]).items():
            for score, count in scores.items():
                counts[question][score] -= count
        n = _sheets(where, params)
    else:
        if partner is not None:
            where, params = f"{where} AND r.partner_id = ?", [*params, partner]
        if kind:
            where, params = f"{where} AND r.respondent_kind = ?", [*params, kind]
        where = shielded(where, params)
        counts, n = _of(where, params), _sheets(where, params)
    for question, written in _written(where, params).items():
        counts[question] = {0: written}
    return results_of(asked, counts, n)


def shielded(where: str, params: Sequence[Any]) -> str:
    """A condition on the sheets `r` of a part, without those of people where they are few."""
    people = _sheets(f"{where} AND r.respondent_kind IN {PEOPLE}", params)
    return where if told_apart(people) else f"{where} AND r.respondent_kind NOT IN {PEOPLE}"


def _written(where: str, params: Sequence[Any]) -> dict[int, int]:
    """How many wrote something to each question that is answered in words."""
    return dict(db.execute_sql(
        "SELECT a.question_id, count(*) FROM question q JOIN answer a ON a.question_id = q.id "
        f"JOIN response r ON r.id = a.response_id WHERE r.survey_id = ? AND {where} "
        "AND q.kind = 'text' AND a.text <> '' GROUP BY a.question_id", list(params)))


def _all(asked: Sequence[Question]) -> dict[int, dict[int, int]]:
    """The scores of these questions on every sheet there is."""
    found: dict[int, dict[int, int]] = {}
    marks = ",".join("?" * len(asked))
    for question, score, count in db.execute_sql(
        "SELECT a.question_id, a.score, count(*) FROM answer a "
        f"WHERE a.question_id IN ({marks}) AND {_SCORED} GROUP BY a.question_id, a.score",
        [one.id for one in asked]):
        found.setdefault(question, {})[score] = count
    return found


def _of(where: str, params: Sequence[Any]) -> dict[int, dict[int, int]]:
    """The scores on the sheets `r` of a survey for which `where` holds."""
    found: dict[int, dict[int, int]] = {}
    for question, score, count in db.execute_sql(
        "SELECT a.question_id, a.score, count(*) FROM response r "
        f"JOIN answer a ON a.response_id = r.id WHERE r.survey_id = ? AND {where} AND {_SCORED} "
        "GROUP BY a.question_id, a.score", list(params)):
        found.setdefault(question, {})[score] = count
    return found


def _sheets(where: str, params: Sequence[Any]) -> int:
    (n,) = db.execute_sql(
        f"SELECT count(*) FROM response r WHERE r.survey_id = ? AND {where}",
        list(params)).fetchone()
    return int(n)


def texts(survey_id: int, code: str) -> list[tuple[int, str]]:
    """What was written to a question: (response, text), the newest sheet first."""
    return [(row[0], row[1]) for row in db.execute_sql(
        "SELECT r.id, a.text FROM response r JOIN answer a ON a.response_id = r.id "
        "JOIN question q ON q.id = a.question_id WHERE r.survey_id = ? AND r.hidden = 0 "
        "AND q.code = ? AND a.text <> '' ORDER BY r.id DESC", (survey_id, code))]


def waiting(survey_id: int) -> list[int]:
    """The partners that were asked and have not answered, in the order in which they were asked."""
    return [row[0] for row in db.execute_sql(
        "SELECT sp.partner_id FROM survey_partner sp JOIN partner p ON p.id = sp.partner_id "
        "WHERE sp.survey_id = ? AND p.hidden = 0 AND NOT EXISTS (SELECT 1 FROM response r WHERE "
        "r.survey_id = sp.survey_id AND r.partner_id = sp.partner_id AND r.hidden = 0) "
        "ORDER BY sp.position, sp.id", (survey_id,))]
