"""Typing paper answers: which sheet comes next, from whom, and what the last ones said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mitra_tui.models.base import db
from mitra_tui.rows.record import Record
from mitra_tui.rows.survey import SCALES
from mitra_tui.rows.survey_groups import PEOPLE
from mitra_tui.services import responses
from mitra_tui.services.surveys import results

LAST = 3
HEAD = ("sheet", "partner", "respondent_kind", "on_date")
"""What stands at the head of a sheet."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that was typed: its number, whose it is, and its answers in the questions' order."""

    id: int
    sheet: str
    partner: str
    answers: str
    on_date: str = ""


def next_sheet(survey_id: int) -> str:
    """The number after the highest that was typed; `1` for the first."""
    (highest,) = db.execute_sql(
        "SELECT max(CAST(sheet AS INTEGER)) FROM response WHERE survey_id = ? AND hidden = 0 "
        "AND sheet <> '' AND sheet NOT GLOB '*[^0-9]*'", (survey_id,)).fetchone()
    return str((highest or 0) + 1)


def proposed(survey_id: int) -> dict[str, Any]:
    """What stands at the head of the next sheet: its number, the partner whose turn it is, and
    who answers this survey."""
    from mitra_tui import clock

    (audience,) = db.execute_sql(
        "SELECT audience FROM survey WHERE id = ?", (survey_id,)).fetchone()
    turn = _about_whom if audience in PEOPLE else _whose_turn
    return {"sheet": next_sheet(survey_id), "partner": turn(survey_id),
            "respondent_kind": audience or None, "on_date": clock.today().isoformat()}


def _about_whom(survey_id: int) -> int | None:
    """The partner about which people are asked: a pile of their sheets is about one, as the
    sheet typed last; of the first, the first partner that the round names."""
    row = db.execute_sql(
        "SELECT partner_id FROM response WHERE survey_id = ? AND hidden = 0 "
        "ORDER BY id DESC LIMIT 1", (survey_id,)).fetchone() or db.execute_sql(
        "SELECT sp.partner_id FROM survey_partner sp JOIN partner p ON p.id = sp.partner_id "
        "WHERE sp.survey_id = ? AND p.hidden = 0 ORDER BY sp.position, sp.id LIMIT 1",
        (survey_id,)).fetchone()
    return row[0] if row else None


def _whose_turn(survey_id: int) -> int | None:
    """The next partner that has not answered: in the order in which they were asked, so that a
    pile of printed sheets goes on after the one typed last; behind its end, the first."""
    waiting = results.waiting(survey_id)
    row = db.execute_sql(
        "SELECT sp.position, sp.id FROM response r JOIN survey_partner sp ON sp.survey_id = "
        "r.survey_id AND sp.partner_id = r.partner_id WHERE r.survey_id = ? AND r.hidden = 0 "
        "ORDER BY r.id DESC LIMIT 1", (survey_id,)).fetchone()
    if row is None or not waiting:
        return waiting[0] if waiting else None
    after = {one for (one,) in db.execute_sql(
        "SELECT partner_id FROM survey_partner WHERE survey_id = ? AND (position, id) > (?, ?)",
        (survey_id, *row))}
    return next((one for one in waiting if one in after), waiting[0])


def last_sheets(survey_id: int, limit: int = LAST) -> list[Sheet]:
    """The sheets typed last, the newest first; a dash for what was not answered."""
    return sheets([row[0] for row in db.execute_sql(
        "SELECT id FROM response WHERE survey_id = ? AND hidden = 0 ORDER BY id DESC LIMIT ?",
        (survey_id, limit))])


def sheets(ids: Sequence[int]) -> list[Sheet]:
    """Some sheets with all their answers in one line each, in the order of `ids`."""
    marks = ",".join("?" * len(ids))
    told: dict[int, list[str]] = {}
    for number, kind, score, text in db.execute_sql(
        "SELECT r.id, q.kind, a.score, a.text FROM response r JOIN question q "
        "ON q.survey_id = r.survey_id LEFT JOIN answer a ON a.question_id = q.id "
        f"AND a.response_id = r.id WHERE r.id IN ({marks}) ORDER BY q.position, q.id", list(ids)
    ):
        told.setdefault(number, []).append(_mark(kind, score, bool(text)))
    heads = {row[0]: row[1:] for row in db.execute_sql(
        "SELECT r.id, r.sheet, coalesce(p.name, ''), r.on_date FROM response r "
        f"LEFT JOIN partner p ON p.id = r.partner_id WHERE r.id IN ({marks})", list(ids))}
    return [Sheet(one, heads[one][0], heads[one][1], " ".join(told.get(one, ())), heads[one][2])
            for one in ids if one in heads]


def _mark(kind: str, score: int | None, text: bool) -> str:
    if kind not in SCALES:
        return "✓" if text else "–"
    if score is None:
        return "–"
    return ("t", "y")[score] if kind == "yesno" else str(score)


def save(survey_id: int, head: Mapping[str, Any], answers: Mapping[str, str],
         record_id: int | None = None, version: int | None = None) -> int:
    """Keep one sheet, or what was mended in one; its id. Raises what a response may be refused
    for."""
    from mitra_tui.schemas.response import ResponseDraft

    whose = _who_is_there(head.get("partner")) if record_id is None else head.get("partner")
    draft = ResponseDraft.read(
        {"survey": survey_id, **head, "partner": whose, "answers": dict(answers)})
    return responses.store.save(draft.values(), record_id, version)


def _who_is_there(partner: Any) -> Any:
    """The partner of a new sheet; the one into which it was merged while the sheet was typed."""
    while isinstance(partner, int):
        row = db.execute_sql(
            "SELECT merged_into FROM partner WHERE id = ? AND hidden = 1", (partner,)).fetchone()
        if row is None or row[0] is None:
            break
        partner = row[0]
    return partner


def typed(record: Record) -> tuple[dict[str, Any], dict[str, str]]:
    """The head of a sheet that is kept, and its answers as they are typed."""
    head = {name: record.values[name] for name in HEAD}
    return head, {one["code"]: _typed(one["answer"]) for one in record.values["answers"]}


def _typed(answer: Any) -> str:
    return ("no", "yes")[answer] if isinstance(answer, bool) else str(answer)
