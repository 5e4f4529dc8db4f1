"""Whom a round asks: many partners at once, and those from whom an answer is still awaited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from mitra_tui import clock
from mitra_tui.models.base import db
from mitra_tui.services import partners
from mitra_tui.services.surveys import results
from mitra_tui.services.surveys.records import store

RECENT = timedelta(days=365)
"""How long ago an activity may be for its partners to be asked about it."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """A partner that was asked and has not answered: whom to call, and when there was contact."""

    partner: int
    name: str
    contact: str
    phone: str
    last_on: str


def _active(survey_id: int) -> list[int]:
    return _ids("SELECT id FROM partner WHERE hidden = 0 AND stage = 'active' ORDER BY sort_key")


def _met(survey_id: int) -> list[int]:
    """Partners of the activities of the last twelve months that were not called off."""
    today = clock.today()
    return _ids(
        "SELECT DISTINCT p.id, p.sort_key FROM partner p JOIN activity_partner l "
        "ON l.partner_id = p.id JOIN activity a ON a.id = l.activity_id WHERE p.hidden = 0 "
        "AND a.hidden = 0 AND a.status <> 'cancelled' AND a.starts_on BETWEEN ? AND ? "
        "ORDER BY p.sort_key", (today - RECENT).isoformat(), today.isoformat())


def _earlier(survey_id: int) -> list[int]:
    return _ids(
        "SELECT sp.partner_id FROM survey s JOIN survey_partner sp ON sp.survey_id = s.earlier_id "
        "JOIN partner p ON p.id = sp.partner_id WHERE s.id = ? AND p.hidden = 0 "
        "ORDER BY sp.position, sp.id", survey_id)


def _ids(sql: str, *params: object) -> list[int]:
    return [row[0] for row in db.execute_sql(sql, params)]


_WAYS: dict[str, Callable[[int], list[int]]] = {
    "active": _active, "met": _met, "earlier": _earlier}


def offered(survey_id: int) -> dict[str, list[int]]:
    """Those who can be asked beside whom the round asks already, by the way they are chosen."""
    asked = set(store.get(survey_id).values["partners"])
    return {way: [one for one in find(survey_id) if one not in asked]
            for way, find in _WAYS.items()}


def rounds(limit: int = 12) -> list[tuple[int, str]]:
    """The rounds that are open or will be, the newest first: (id, title)."""
    today = clock.today().isoformat()
    return [(row[0], row[1]) for row in db.execute_sql(
        "SELECT id, title FROM survey WHERE hidden = 0 AND state <> 'closed' AND (state = 'open' "
        "OR closes_on = '' OR closes_on >= ?) ORDER BY opens_on DESC, id DESC LIMIT ?",
        (today, limit))]


def ask(survey_id: int, more: Sequence[int]) -> int:
    """Ask these partners too, after those that are asked already; how many are new.

    Partners that were removed (or merged into others) meanwhile are left out.
    """
    from mitra_tui.schemas.survey import SurveyDraft

    record = store.get(survey_id)
    asked = record.values["partners"]
    here = partners.places(list(more))
    new = [one for one in more if one in here and one not in asked]
    if new:
        draft = SurveyDraft.read({**record.values, "partners": [*asked, *new]})
        store.save(draft.values(), survey_id, record.version)
    return len(new)


def ask_no_more(survey_id: int, those: Sequence[int]) -> None:
    """Do not wait for these partners' answers."""
    from mitra_tui.schemas.survey import SurveyDraft

    record = store.get(survey_id)
    left = [one for one in record.values["partners"] if one not in those]
    draft = SurveyDraft.read({**record.values, "partners": left})
    store.save(draft.values(), survey_id, record.version)


def awaiting(partner: int) -> int | None:
    """The newest open round that asks this partner and has no sheet of it; None: none does."""
    today = clock.today().isoformat()
    row = db.execute_sql(
        "SELECT s.id FROM survey s JOIN survey_partner sp ON sp.survey_id = s.id "
        "WHERE s.hidden = 0 AND sp.partner_id = ? "
        "AND (s.state = 'open' OR s.state = '' AND s.opens_on <= ? "
        "AND (s.closes_on = '' OR s.closes_on >= ?)) AND NOT EXISTS (SELECT 1 FROM response r "
        "WHERE r.survey_id = s.id AND r.partner_id = sp.partner_id AND r.hidden = 0) "
        "ORDER BY s.opens_on DESC, s.id DESC LIMIT 1", (partner, today, today)).fetchone()
    return int(row[0]) if row else None


def awaited(survey_id: int) -> list[Awaited]:
    """Who has yet to answer, in the order in which they were asked. Five queries."""
    ids = results.waiting(survey_id)
    known = partners.lines(ids) if ids else {}
    last = dict(db.execute_sql(
        "SELECT partner_id, max(on_date) FROM interaction WHERE hidden = 0 AND partner_id IN "
        f"({','.join('?' * len(ids))}) AND on_date <= ? GROUP BY partner_id",
        [*ids, clock.today().isoformat()]))
    return [Awaited(one, known[one][0], known[one][2], known[one][3], last.get(one) or "")
            for one in ids]
