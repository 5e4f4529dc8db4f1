"""What activities that took place seem to have given each side, to be agreed to or declined.

Nothing is invented: a benefit is suggested only where the activity counts something (hours,
participants, resources), and never a second time, even after it was declined.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from mitra_tui import clock
from mitra_tui.i18n import t
from mitra_tui.models.base import db, transaction
from mitra_tui.rows.activity import item_of
from mitra_tui.rows.benefit_balance import Suggestion
from mitra_tui.rows.record import Record
from mitra_tui.rows.text import fold, name_key
from mitra_tui.services import activities
from mitra_tui.services.references import names

DAYS = 730
"""Days back for which activities are looked at: two school years."""
MOST = 500
"""Activities looked at, the newest first."""
_TEACHER_TRAINING = 6


def suggestions(partner: int | None = None) -> list[Suggestion]:
    """Benefits of recent activities that nobody has recorded or declined yet, the newest first."""
    since = (clock.today() - timedelta(DAYS)).isoformat()
    only, params = "", list[Any]()
    if partner is not None:
        only, params = "AND l.partner_id = ? ", [partner]
    ids = [row[0] for row in db.execute_sql(
        "SELECT DISTINCT a.id FROM activity a JOIN activity_partner l ON l.activity_id = a.id "
        f"{only}WHERE a.hidden = 0 AND a.status = 'done' AND a.starts_on >= ? "
        "ORDER BY a.starts_on DESC, a.id DESC LIMIT ?", [*params, since, MOST])]
    return [one for one in _of(ids) if partner in (None, one.partner)]


def of_activity(activity: int) -> list[Suggestion]:
    """What one activity seems to have given; nothing before it is done."""
    return list(_of([activity]))


def _of(ids: Sequence[int]) -> Iterator[Suggestion]:
    known = _recorded(ids)
    records = [one for one in activities.store.records(ids)
               if one.values["status"] == "done" and not one.hidden]
    partners = names("partners", list({
        number for one in records for number in one.values["partners"]}))
    for record in records:
        for number in record.values["partners"]:
            if number not in partners:
                continue
            for values in _given(record, partners[number]):
                found = Suggestion(record.id, str(record.values["title"]), number,
                                   partners[number], {**values, "partner": number})
                if found.key not in known:
                    yield found


def _recorded(ids: Sequence[int]) -> set[tuple[int, int, str, str]]:
    """What stands in the ledger for these activities, removed lines included."""
    marks = ",".join("?" * len(ids))
    return {tuple(row) for row in db.execute_sql(
        "SELECT activity_id, partner_id, side, kind FROM benefit "
        f"WHERE activity_id IN ({marks})", list(ids))}


def _given(record: Record, partner: str) -> Iterator[dict[str, Any]]:
    """What an activity gave a partner and the school: the paper's kinds, with what was counted."""
    values = record.values
    base = {"activity": record.id, "on_date": (values["ends_on"] or values["starts_on"]),
            "evidence": "; ".join(values["evidence"])[:300] or None}
    hours = _hours(values)
    students, teachers = values["students"] or 0, values["teachers"] or 0
    learnt = _learnt(values, hours, students, teachers)
    if learnt:
        yield {**base, "side": "school", **learnt}
    brought = [one for one in values["resources"]
               if _from_partner(str(one["source"] or ""), partner)]
    if brought:
        yield {**base, "side": "school", "kind": "resources", "unit": None,
               "quantity": brought[0]["amount"] if len(brought) == 1 else None,
               "evidence": "; ".join(str(one["text"]) for one in brought)[:300]}
    if students + teachers:
        yield {**base, "side": "partner", "kind": "contribution",
               "quantity": students + teachers, "unit": t("benefits.unit.participants")}


def _hours(values: Mapping[str, Any]) -> float:
    """The hours of its sessions, else those of the whole."""
    return sum(one["hours"] or 0 for one in values["sessions"]) or values["hours"] or 0


def _learnt(values: Mapping[str, Any], hours: float, students: int,
            teachers: int) -> dict[str, Any] | None:
    """Whose competence grew, and by how much: hours where they are known, else people."""
    item = item_of(values["category"], values["scope_item"], students=students,
                   teachers=teachers)
    trained = bool(teachers) and (not students or item == _TEACHER_TRAINING)
    if not (hours or students or teachers):
        return None
    kind = "teacher_competence" if trained or item == _TEACHER_TRAINING else "student_competence"
    if hours:
        unit = "JP" if values["hours_unit"] == "jp" else t("benefits.unit.hours")
        return {"kind": kind, "quantity": hours, "unit": unit}
    people = teachers if kind == "teacher_competence" else students
    who = "teachers" if kind == "teacher_competence" else "students"
    return {"kind": kind, "quantity": people or None,
            "unit": t(f"benefits.unit.{who}") if people else None}


def _from_partner(source: str, partner: str) -> bool:
    """Whether a resource came from the partner: it is named so, or called the partner's."""
    key, own = name_key(source), name_key(partner)
    if fold(source) in ("mitra", "partner", "industri", "dudi", "iduka"):
        return True
    return bool(key) and (key in own or own in key)


def record(chosen: Sequence[Suggestion]) -> list[int]:
    """Write suggested benefits into the ledger, as one change; their ids.

    What was recorded meanwhile is left out.
    """
    return _write(chosen, "benefits.add", hidden=False)


def decline(chosen: Sequence[Suggestion]) -> list[int]:
    """Say of suggestions that they are none: they stand among the removed benefits, from where
    they can be brought back, and are not made again."""
    return _write(chosen, "benefits.decline", hidden=True)


def _write(chosen: Sequence[Suggestion], action: str, *, hidden: bool) -> list[int]:
    from mitra_tui.schemas.registry import draft_of
    from mitra_tui.services.benefits import store

    draft = draft_of("benefits")
    made: list[int] = []
    with transaction(action) as change:
        known = _recorded([one.activity for one in chosen])
        for one in chosen:
            if one.key in known:
                continue
            made.append(store.write(draft.read(dict(one.values)).values()))
            if hidden:
                db.execute_sql("UPDATE benefit SET hidden = 1 WHERE id = ?", (made[-1],))
            change.about("benefits", made[-1], str(one.values["kind"]))
        if len(made) > 1:
            change.about("benefits", None, str(len(made)))
    return made
