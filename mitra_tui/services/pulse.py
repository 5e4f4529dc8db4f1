"""The pulse of partners: their facts from eleven queries, however many partners there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from mitra_tui import clock
from mitra_tui.models.base import db
from mitra_tui.rows.pulse import (
    Deed,
    Evidence,
    Facts,
    Goal,
    Pact,
    Pulse,
    Talk,
    Task,
    Trouble,
    Voice,
)
from mitra_tui.rows.pulse_rules import SPAN, read, since
from mitra_tui.services.agreement_status import status_sql

_TRAININGS = ("diklat/pelatihan", "sinkronisasi kurikulum", "sertifikasi")
"""Categories of activities in which both sides learn or plan together."""


def pulse(partners: Sequence[int] | None = None) -> list[Pulse]:
    """The pulse of these partners, or of all that are not removed, by their names."""
    day = clock.today()
    listed = "" if partners is None else ",".join(str(int(one)) for one in partners)
    where, only = ("r.hidden = 0", "") if partners is None else (
        f"r.id IN ({listed})", f" AND {{0}} IN ({listed})")
    names = list(db.execute_sql(
        f"SELECT r.id, r.name FROM partner r WHERE {where} ORDER BY r.sort_key, r.id"))
    border, today = since(day, SPAN), day.isoformat()
    facts = {
        "goals": _gathered(_goals(only)), "contacts": _gathered(_contacts(only, True)),
        "former": _gathered(_contacts(only, False)),
        "talks": _gathered(_talks(only, border, today)),
        "deeds": _gathered(_deeds(only, border, today)),
        "troubles": _gathered(_troubles(only, border)), "pacts": _gathered(_pacts(only)),
        "voices": _gathered(_voices(only, border, today)), "tasks": _gathered(_tasks(only)),
    }
    return [Pulse(one, name, read(Facts(
        day, **{key: tuple(found.get(one, ())) for key, found in facts.items()})))
        for one, name in names]


def pulse_of(partner: int) -> Pulse:
    """The pulse of one partner, removed or not. Raises `NotFound`."""
    from mitra_tui.services.partners import store

    store.get(partner)
    return pulse([partner])[0]


def weakest(limit: int) -> list[Pulse]:
    """The running partnerships that show least, the weakest first."""
    active = [row[0] for row in db.execute_sql(
        "SELECT id FROM partner WHERE hidden = 0 AND stage = 'active'")]
    return sorted(pulse(active), key=lambda one: one.points)[:limit]


_Rows = Iterator[tuple[int, Any]]


def _gathered(rows: _Rows) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for partner, one in rows:
        found[partner].append(one)
    return found


def _goals(only: str) -> _Rows:
    for row in db.execute_sql(
        "SELECT np.partner_id, n.id, n.due_on, n.text, n.horizon, n.met_on FROM need_partner np "
        f"JOIN need n ON n.id = np.need_id WHERE n.hidden = 0{only.format('np.partner_id')}"
    ):
        yield row[0], Goal(
            Evidence("needs", row[1], row[2], row[3]), row[4], row[2], row[5])


def _contacts(only: str, current: bool) -> _Rows:
    """The newest of a partner's contacts that can be reached, or that cannot."""
    reachable = ("(phone <> '' OR email <> '') AND (active_to = '' OR active_to >= ?) "
                 "AND (active_from = '' OR active_from <= ?)")
    today = clock.today().isoformat()
    for row in db.execute_sql(
        "SELECT partner_id, id, active_from, name, max(updated_at) FROM contact WHERE hidden = 0 "
        f"AND {'' if current else 'NOT '}({reachable}){only.format('partner_id')} "
        "GROUP BY partner_id", [today, today]
    ):
        yield row[0], Evidence("contacts", row[1], row[2], row[3])


def _talks(only: str, border: str, today: str) -> _Rows:
    """The newest interaction of each sort; SQLite takes the other columns from that row."""
    for row in db.execute_sql(
        "SELECT partner_id, id, max(on_date), subject, kind, direction, "
        "channel = 'meeting' AS face, people <> '' AS named FROM interaction "
        f"WHERE hidden = 0 AND on_date > ? AND on_date <= ?{only.format('partner_id')} "
        "GROUP BY partner_id, kind, direction, face, named", [border, today]
    ):
        yield row[0], Talk(Evidence("interactions", *row[1:4]), row[4], row[5],
                           bool(row[6]), bool(row[7]))


def _deeds(only: str, border: str, today: str) -> _Rows:
    marks = ",".join("?" * len(_TRAININGS))
    for row in db.execute_sql(
        "SELECT ap.partner_id, a.id, max(a.starts_on), a.title, "
        "a.achievements <> '' AND a.challenges <> '' AS whole, "
        f"lower(a.category) IN ({marks}) AS training, "
        "a.school_part <> '' AND a.partner_part <> '' AS shared "
        "FROM activity a JOIN activity_partner ap ON ap.activity_id = a.id "
        "WHERE a.hidden = 0 AND a.status = 'done' AND a.starts_on > ? AND a.starts_on <= ?"
        f"{only.format('ap.partner_id')} GROUP BY ap.partner_id, whole, training, shared",
        [*_TRAININGS, border, today]
    ):
        yield row[0], Deed(Evidence("activities", *row[1:4]), *(bool(one) for one in row[4:]))


def _troubles(only: str, border: str) -> _Rows:
    """What is confidential counts like any other, without its words."""
    for row in db.execute_sql(
        "SELECT partner_id, id, raised_on, CASE confidential WHEN 0 THEN summary ELSE '' END, "
        "nature, closed_on, accepted_by_school = 'yes' AND accepted_by_partner = 'yes', "
        "lessons <> '' FROM conflict WHERE hidden = 0 AND (closed_on = '' OR closed_on > ?)"
        f"{only.format('partner_id')}", [border]
    ):
        yield row[0], Trouble(Evidence("conflicts", *row[1:4]), row[4], row[5],
                              bool(row[6]), bool(row[7]))


def _pacts(only: str) -> _Rows:
    status, params = status_sql("r")
    some = "EXISTS (SELECT 1 FROM {} c WHERE c.agreement_id = r.id{})"
    sides = " AND ".join(some.format("duty", f" AND c.side = '{side}'")
                         for side in ("school", "partner"))
    for row in db.execute_sql(
        f"SELECT r.partner_id, r.id, r.signed_on, coalesce(nullif(r.title, ''), r.school_number), "
        f"{status}, {some.format('objective', '')}, {sides}, {some.format('indicator', '')}, "
        f"{some.format('dispute_step', '')} FROM agreement r WHERE r.hidden = 0 "
        f"AND r.kind <> 'none'{only.format('r.partner_id')} ORDER BY r.ends_on DESC, r.id DESC",
        params
    ):
        yield row[0], Pact(Evidence("agreements", *row[1:4]), row[4],
                           *(bool(one) for one in row[5:]))


def _voices(only: str, border: str, today: str) -> _Rows:
    """Answers to surveys, reviews, and reviews that ended in a decision."""
    for row in db.execute_sql(
        "SELECT r.partner_id, r.id, max(r.on_date), s.title, "
        "coalesce(nullif(r.respondent_kind, ''), 'partner') AS kind FROM response r "
        "JOIN survey s ON s.id = r.survey_id WHERE r.hidden = 0 AND r.on_date > ? "
        f"AND r.on_date <= ? AND r.partner_id IS NOT NULL{only.format('r.partner_id')} "
        "GROUP BY r.partner_id, kind",
        [border, today]
    ):
        yield row[0], Voice(Evidence("responses", *row[1:4]), row[4])
    for row in db.execute_sql(
        "SELECT partner_id, id, max(on_date), "
        "coalesce(nullif(period, ''), substr(findings, 1, 80)), "
        "decision <> '' AS decided FROM evaluation "
        f"WHERE hidden = 0 AND on_date > ? AND on_date <= ?{only.format('partner_id')} "
        "GROUP BY partner_id, decided", [border, today]
    ):
        evidence = Evidence("evaluations", *row[1:4])
        yield row[0], Voice(evidence, "review")
        if row[4]:
            yield row[0], Voice(evidence, "decision")


def _tasks(only: str) -> _Rows:
    for row in db.execute_sql(
        "SELECT coalesce(e.partner_id, r.partner_id) AS partner, f.id, f.due_on, f.title, "
        "f.done_on FROM followup f "
        "LEFT JOIN evaluation e ON f.subject_what = 'evaluations' AND e.id = f.subject_id "
        "LEFT JOIN response r ON f.subject_what = 'responses' AND r.id = f.subject_id "
        "WHERE f.hidden = 0 AND f.subject_what IN ('evaluations', 'responses') "
        f"AND partner IS NOT NULL{only.format('partner')}"
    ):
        yield row[0], Task(Evidence("followups", *row[1:4]), row[2], row[4])
