"""Responses: the sheets of a survey, each answer held to its question's scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mitra_tui.errors import Conflict, FieldError, Invalid
from mitra_tui.models.base import db
from mitra_tui.models.survey import Answer, Response
from mitra_tui.rows.fields import Field
from mitra_tui.rows.response import RESPONSES
from mitra_tui.rows.survey import SCALES, Question, answer_of, score_of
from mitra_tui.services.children import Child
from mitra_tui.services.presence import expect_partner_there
from mitra_tui.services.store import Store
from mitra_tui.services.surveys import records

_WIDEST = 8  # digits of a sheet's number with the zeros before it


class _Answers(Child):
    """Answers are kept by their question and read by its code."""

    def columns(self, field: Field) -> list[str]:
        return ["question_id", "score", "text"]

    def read(self, field: Field, owners: Sequence[int]) -> dict[int, list[Any]]:
        marks = ",".join("?" * len(owners))
        found: dict[int, list[Any]] = {}
        for owner, code, kind, score, text in db.execute_sql(
            "SELECT a.response_id, q.code, q.kind, a.score, a.text FROM answer a "
            f"JOIN question q ON q.id = a.question_id WHERE a.response_id IN ({marks}) "
            "ORDER BY a.response_id, q.position, q.id", list(owners)):
            found.setdefault(owner, []).append(
                {"code": code, "answer": answer_of(kind, score, text)})
        return found

    def listed(self, field: Field, rows: Any) -> list[Any]:
        return [self.outward(field, [row["question_id"], row["score"], row["text"]])
                for row in rows]

    def outward(self, field: Field, cells: Sequence[Any]) -> Any:
        question, score, text = cells
        row = db.execute_sql(
            "SELECT code, kind FROM question WHERE id = ?", (question,)).fetchone()
        code, kind = row if row else (f"#{question}", "text")
        return {"code": code, "answer": answer_of(kind, score, text)}

    def write(self, field: Field, owner: int, wanted: Sequence[Any]) -> bool:
        """Make the answers the wanted ones; each keeps its row while its question is answered."""
        have = {row[0]: row[1:] for row in db.execute_sql(
            "SELECT question_id, score, text FROM answer WHERE response_id = ?", (owner,))}
        want = {one["question_id"]: (one["score"], one["text"]) for one in wanted}
        for question in have.keys() - want.keys():
            db.execute_sql("DELETE FROM answer WHERE response_id = ? AND question_id = ?",
                           (owner, question))
        for place, (question, (score, text)) in enumerate(want.items(), 1):
            if question not in have:
                db.execute_sql(
                    "INSERT INTO answer (response_id, position, question_id, score, text) "
                    "VALUES (?, ?, ?, ?, ?)", (owner, place, question, score, text))
            elif tuple(have[question]) != (score, text):
                db.execute_sql(
                    "UPDATE answer SET score = ?, text = ?, version = version + 1 "
                    "WHERE response_id = ? AND question_id = ?", (score, text, owner, question))
        return {key: tuple(value) for key, value in have.items()} != want


class ResponseStore(Store):
    """A sheet is taken by an open round, once, and only with answers that its questions allow."""

    def write(self, values: Mapping[str, Any], record_id: int | None = None) -> int:
        values = self.resolved(dict(values))
        standing = records.standing(values["survey"])
        if record_id is None and standing.status != "open":
            raise Conflict(f"survey.{standing.status}", title=standing.title)
        if values.get("partner"):
            expect_partner_there(values["partner"], "response", record_id)
        found, errors = judged(records.questions(values["survey"]), values.get("answers") or ())
        if wrong := [*_sheet_twice(values, record_id), *errors]:
            raise Invalid(wrong)
        values["answers"] = found
        values["respondent_kind"] = values.get("respondent_kind") or standing.audience
        return super().write(values, record_id)

    def objections(
        self, values: Mapping[str, Any], record_id: int | None = None,
    ) -> list[FieldError]:
        """A round that takes no answers, a sheet that was typed, answers off their scale."""
        standing = records.standing(values["survey"])
        closed = [FieldError("survey", f"survey.{standing.status}", {"title": standing.title})] if (
            record_id is None and standing.status != "open") else []
        _, errors = judged(records.questions(values["survey"]), values.get("answers") or ())
        return [*closed, *_sheet_twice(values, record_id), *errors]

    def title_of(self, values: Mapping[str, Any]) -> str:
        """The sheet's number, else whose it is."""
        if values.get("sheet"):
            return str(values["sheet"])
        row = db.execute_sql(
            "SELECT name FROM partner WHERE id = ?", (values.get("partner"),)).fetchone()
        return str(row[0]) if row else ""


def _sheet_twice(values: Mapping[str, Any], record_id: int | None) -> list[FieldError]:
    """Says so when the sheet of that number was typed already, zeros before it or not."""
    sheet = str(values.get("sheet") or "")
    same = [sheet] if not (sheet.isascii() and sheet.isdigit()) else [
        str(int(sheet)).zfill(width) for width in range(1, _WIDEST + 1)]
    if sheet and db.execute_sql(
        f"SELECT 1 FROM response WHERE survey_id = ? AND sheet IN ({','.join('?' * len(same))}) "
        "AND hidden = 0 AND id <> ?", (values["survey"], *same, record_id or 0),
    ).fetchone():
        return [FieldError("sheet", "check.sheet_twice", {"sheet": values["sheet"]})]
    return []


def judged(
    asked: Sequence[Question], answers: Sequence[Mapping[str, Any]],
) -> tuple[list[dict[str, Any]], list[FieldError]]:
    """The answers that their questions take, as they are kept, and what is wrong with the
    others: an unknown code, off the scale."""
    known = {one.code.casefold(): one for one in asked}
    found, errors = [], []
    for one in answers:
        where = f"answers.{one['code']}"
        question = known.get(str(one["code"]).casefold())
        if question is None and not known:
            errors.append(FieldError(where, "check.no_questions"))
            continue
        if question is None:
            codes = ", ".join(q.code for q in known.values())
            errors.append(FieldError(where, "check.no_such_question",
                                     {"code": one["code"], "codes": codes[:200]}))
            continue
        score = score_of(question.kind, one["answer"])
        if question.kind != "text" and score is None:
            low, high = SCALES[question.kind]
            key = "check.yes_or_no" if question.kind == "yesno" else "check.off_scale"
            errors.append(FieldError(where, key, {
                "value": str(one["answer"])[:20], "low": low, "high": high}))
            continue
        text = str(one["answer"]) if question.kind == "text" else ""
        found.append({"code": question.code, "answer": answer_of(question.kind, score, text),
                      "question_id": question.id, "score": score, "text": text})
    return found, errors


store = ResponseStore(RESPONSES, Response, children={"answers": _Answers(Answer, "response_id")})
