"""Typing paper answers: which sheet comes next, from whom, and what the last ones said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mitra_tui.models.base import db
from mitra_tui.rows.survey import SCALES
from mitra_tui.services import responses
from mitra_tui.services.surveys import results

LAST = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that was typed: its number, whose it is, and its answers in the questions' order."""

    id: int
    sheet: str
    partner: str
    answers: str


def next_sheet(survey_id: int) -> str:
    """The number after the highest that was typed; `1` for the first."""
    (highest,) = db.execute_sql(
        "SELECT max(CAST(sheet AS INTEGER)) FROM response WHERE survey_id = ? AND hidden = 0 "
        "AND sheet <> '' AND sheet NOT GLOB '*[^0-9]*'", (survey_id,)).fetchone()
    return str((highest or 0) + 1)


def proposed(survey_id: int) -> dict[str, Any]:
    """What stands at the head of the next sheet: its number, the first partner that has not
    answered, and who answers this survey."""
    from mitra_tui import clock

    waiting = results.waiting(survey_id)
    (audience,) = db.execute_sql(
        "SELECT audience FROM survey WHERE id = ?", (survey_id,)).fetchone()
    return {"sheet": next_sheet(survey_id), "partner": waiting[0] if waiting else None,
            "respondent_kind": audience or None, "on_date": clock.today().isoformat()}


def last_sheets(survey_id: int, limit: int = LAST) -> list[Sheet]:
    """The sheets typed last, the newest first; a dash for what was not answered."""
    found = []
    for number, sheet, partner in db.execute_sql(
        "SELECT r.id, r.sheet, coalesce(p.name, '') FROM response r "
        "LEFT JOIN partner p ON p.id = r.partner_id WHERE r.survey_id = ? AND r.hidden = 0 "
        "ORDER BY r.id DESC LIMIT ?", (survey_id, limit)
    ).fetchall():
        told = [_mark(kind, score, bool(text)) for kind, score, text in db.execute_sql(
            "SELECT q.kind, a.score, a.text FROM question q LEFT JOIN answer a "
            "ON a.question_id = q.id AND a.response_id = ? WHERE q.survey_id = ? "
            "ORDER BY q.position, q.id", (number, survey_id))]
        found.append(Sheet(number, sheet, partner, " ".join(told)))
    return found


def _mark(kind: str, score: int | None, text: bool) -> str:
    if kind not in SCALES:
        return "✓" if text else "–"
    if score is None:
        return "–"
    return ("t", "y")[score] if kind == "yesno" else str(score)


def save(survey_id: int, head: Mapping[str, Any], answers: Mapping[str, str]) -> int:
    """Keep one sheet; its id. Raises what a response may be refused for."""
    from mitra_tui.schemas.response import ResponseDraft

    draft = ResponseDraft.read({"survey": survey_id, **head, "answers": dict(answers)})
    return responses.store.save(draft.values())
